"""Security headers, the same for every answer, and a strict content policy for pages."""

from starlette.datastructures import MutableHeaders
from starlette.types import Scope

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "browsing-topics=(), interest-cohort=()",
}
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
PAGE_POLICY = "; ".join(_PAGE_SOURCES)
"""What a page may load (https://www.w3.org/TR/CSP3/). Signing in for an app posts a form that redirects to the app's
own address, which `form-action` would forbid in some browsers; it is left open."""


def add_security_headers(scope: Scope, headers: MutableHeaders) -> None:
    """Adds what is missing. HTTPS requests also get HSTS."""
    for name, value in ALWAYS.items():
        headers.setdefault(name, value)
    if headers.get("content-type", "").startswith("text/html"):
        headers.setdefault("content-security-policy", PAGE_POLICY)
        headers.setdefault("cache-control", "no-store")
    if scope["scheme"] == "https":
        headers.setdefault("strict-transport-security", "max-age=31536000")
