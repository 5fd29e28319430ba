"""Scopes: what a token may be used for. A scope covers those below it: `read` covers `read:statuses`. Pure.

See https://docs.joinmastodon.org/api/oauth-scopes/.
"""

from functools import lru_cache

from palabre.accounts.oauth.errors import invalid_scope

_READ = (
    "accounts",
    "blocks",
    "bookmarks",
    "collections",
    "favourites",
    "filters",
    "follows",
    "lists",
    "mutes",
    "notifications",
)
_WRITE = (*_READ, "conversations", "media", "reports", "statuses")
_ADMIN = ("accounts", "reports", "domain_allows", "domain_blocks", "ip_blocks", "email_domain_blocks")

SCOPES = (
    "profile",
    "read",
    *(f"read:{part}" for part in (*_READ, "search", "statuses")),
    "write",
    *(f"write:{part}" for part in _WRITE),
    "follow",
    "push",
    "admin:read",
    *(f"admin:read:{part}" for part in (*_ADMIN, "canonical_email_blocks")),
    "admin:write",
    *(f"admin:write:{part}" for part in (*_ADMIN, "canonical_email_blocks")),
)
"""Every scope there is, in the order in which discovery lists them."""
DEFAULT = "read"
"""What an app gets that names no scope."""
MAX_LENGTH = 2_000

_FOLLOW = frozenset(f"{kind}:{part}" for kind in ("read", "write") for part in ("blocks", "follows", "mutes"))
_KNOWN = frozenset(SCOPES)


@lru_cache(maxsize=1_024)
def parse_scopes(text: str) -> frozenset[str]:
    """The scopes in a space-separated list. Raises `OAuthError` invalid_scope for an unknown one."""
    scopes = frozenset(text.split()) if len(text) <= MAX_LENGTH else frozenset({text})
    if not scopes <= _KNOWN:
        raise invalid_scope()
    return scopes


def write_scopes(scopes: frozenset[str]) -> str:
    """The scopes as a space-separated list, in the order of `SCOPES`."""
    return " ".join(scope for scope in SCOPES if scope in scopes)


def covers(granted: frozenset[str], needed: str) -> bool:
    """Whether a grant allows what needs this scope, by itself or through one that stands above it."""
    if needed in granted:
        return True
    if needed == "profile":
        return "read" in granted or "read:accounts" in granted
    if needed in _FOLLOW and "follow" in granted:
        return True
    if needed == "follow":
        return all(covers(granted, scope) for scope in _FOLLOW)
    above, _colon, _part = needed.rpartition(":")
    return above != "admin" and above in granted


def covers_all(granted: frozenset[str], needed: frozenset[str]) -> bool:
    """Whether a grant covers every one of these scopes."""
    return all(covers(granted, scope) for scope in needed)
