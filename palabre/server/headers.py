"""Security headers, the same for every answer, and a strict content policy for pages."""

from starlette.types import Scope

RawHeaders = list[tuple[bytes, bytes]]
ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"browsing-topics=(), interest-cohort=()"),
)
_PAGE_SOURCES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
PAGE_POLICY = "; ".join(_PAGE_SOURCES).encode()
"""What a page may load (https://www.w3.org/TR/CSP3/). Signing in for an app posts a form that redirects to the app's
own address, which `form-action` would forbid in some browsers; it is left open."""
_FOR_PAGES = ((b"content-security-policy", PAGE_POLICY), (b"cache-control", b"no-store"))
FRAMED = b"frame-ancestors *"
"""What a page that other sites may frame says in its own policy; the older header could only contradict it."""
HSTS = (b"strict-transport-security", b"max-age=31536000")


def add_security_headers(scope: Scope, headers: RawHeaders) -> None:
    """Adds what is missing to the headers of an answer, whose names are in small letters, as ASGI asks.

    HTTPS requests also get HSTS.
    """
    given = dict(headers)
    is_framed = FRAMED in given.get(b"content-security-policy", b"")
    headers += [each for each in ALWAYS if each[0] not in given and not (is_framed and each[0] == b"x-frame-options")]
    if given.get(b"content-type", b"").startswith(b"text/html"):
        headers += [each for each in _FOR_PAGES if each[0] not in given]
    if scope["scheme"] == "https" and HSTS[0] not in given:
        headers.append(HSTS)
