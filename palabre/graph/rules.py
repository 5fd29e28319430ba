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
