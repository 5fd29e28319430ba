"""Who may follow whom, and how. Pure."""

import re

from palabre.accounts.model import Account

GONE_STATES = frozenset({"suspended", "deleted"})


def is_gone(account: Account) -> bool:
    """Whether an account is out of everyone's reach."""
    return account.state in GONE_STATES


def needs_request(account: Account, target: Account) -> bool:
    """Whether a follow has to wait for the target's word: the target is locked, or the follower is limited."""
    return target.locked or account.state == "limited"


def bounded_languages(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages a follower wants to hear: each once, at most twenty."""
    return tuple(dict.fromkeys(languages))[:20]


_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?=.{{1,253}}\Z)({_LABEL}\.)+{_LABEL}(:\d{{1,5}})?")


def normal_domain(written: str) -> str | None:
    """The name of a server as it is kept: in small letters, in ASCII (RFC 3490); None for what cannot be one."""
    domain = written.strip().rstrip(".").casefold()
    try:
        name = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return name if _DOMAIN.fullmatch(name) else None


LONGEST_COLLECTION_NAME = 40
LONGEST_DESCRIPTION = 100
_TAG = re.compile(r"#?(?P<name>\w*[^\W\d_]\w*)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")


def tag_name(written: str) -> str | None:
    """The name of a tag without its `#`, empty for none; None for what cannot be one."""
    text = written.strip()
    found = _TAG.fullmatch(text)
    return found["name"] if found else (None if text else "")


def is_language(tag: str) -> bool:
    """Whether this may name a language (two or three letters, and a script or region)."""
    return _LANGUAGE.fullmatch(tag) is not None


def may_be_featured(account: Account) -> bool:
    """Whether members may show an account in their collections: if it may be discovered, and needs no server asked."""
    return account.discoverable and not account.domain and not is_gone(account)
