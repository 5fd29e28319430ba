"""Who may follow whom, and how. Pure."""

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
