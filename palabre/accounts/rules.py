"""What names, addresses and profiles may look like, and what sanctions add up to. Pure."""

import re
from collections.abc import Iterable

from email_validator import EmailNotValidError, ValidatedEmail, validate_email

from palabre.accounts.model import AccountState
from palabre.ground.errors import Invalid
from palabre.ground.language import _

USERNAME = re.compile(r"[A-Za-z0-9_]{1,30}")
_OFFICES = (
    "abuse account accounts actor admin administrator api billing contact everyone help here info instance legal "
    "mod moderation moderator mods noreply no_reply official owner palabre police postmaster privacy register root "
    "safety security settings staff support system team webmaster"
)
RESERVED = frozenset(_OFFICES.split())
MAX_EMAIL = 254
MAX_REASON = 500
MAX_DISPLAY_NAME = 60
MAX_NOTE = 500
MAX_FIELDS = 4
MAX_FIELD = 255
MAX_DESCRIPTION = 1_500
MAX_DOMAINS = 10
MAX_LANGUAGE_TAG = 35

Problem = tuple[str, str]
"""A code of Mastodon's (`ERR_TAKEN`) and a sentence that says what to do, a catalogue key."""

TAKEN_USERNAME: Problem = ("ERR_TAKEN", _("This name is already taken. Choose another one."))
TAKEN_EMAIL: Problem = (
    "ERR_TAKEN",
    _("An account with this e-mail address already exists. Sign in, or use another address."),
)
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_](?:[\w-]{0,61}[^\W_])?")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_UNSEEN_IN_TEXT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def fold_name(username: str) -> str:
    """The form under which a username is compared: case does not count."""
    return username.casefold()


def username_problem(username: str, *, reserved_too: bool = False) -> Problem | None:
    """What is wrong with a username, if anything. `reserved_too` lets the names of offices pass."""
    if not username:
        return "ERR_BLANK", _("Choose a name for your account.")
    if len(username) > 30:
        return "ERR_TOO_LONG", _("Use at most 30 characters for the name.")
    if not USERNAME.fullmatch(username):
        return "ERR_INVALID", _("Use only the letters a to z, digits and underscores for the name.")
    if fold_name(username).strip("_") in RESERVED and not reserved_too:
        return "ERR_RESERVED", _("This name is reserved. Choose another one.")
    return None


def email_problem(email: str, home: str) -> Problem | None:
    """What is wrong with the shape of an e-mail address, if anything. Nothing is looked up."""
    if not email:
        return "ERR_BLANK", _("Enter your e-mail address.")
    try:
        normal_email(email, home)
    except EmailNotValidError:
        return "ERR_INVALID", _("This does not look like an e-mail address. Check it for mistakes.")
    return None


def normal_email(email: str, home: str) -> str:
    """An e-mail address in its normal form. The domain `home` may be one such as localhost.

    Raises `EmailNotValidError`.
    """
    if len(email) > MAX_EMAIL:
        raise EmailNotValidError("too long")
    name, _at, domain = email.rpartition("@")
    if domain.casefold() == home.casefold():
        return f"{_checked(f'{name}@home.example').local_part}@{home}"
    return _checked(email).normalized


def _checked(email: str) -> ValidatedEmail:
    return validate_email(email, check_deliverability=False, test_environment=True)


def fold_email(email: str) -> str:
    """The form under which an e-mail address is compared."""
    return email.strip().casefold()


def refuse(problems: dict[str, Problem | None]) -> None:
    """Raises `Invalid` with every field that has a problem; the first one's sentence speaks for all."""
    found = {field: problem for field, problem in problems.items() if problem is not None}
    if found:
        _code, sentence = next(iter(found.values()))
        raise Invalid(sentence, fields={field: [problem] for field, problem in found.items()})


def too_long(text: str | None, limit: int, sentence: str) -> Problem | None:
    """A problem if the text is over the limit."""
    return ("ERR_TOO_LONG", sentence) if text is not None and len(text) > limit else None


def clean_domains(domains: Iterable[str]) -> tuple[str, ...]:
    """Domains as they are kept: without scheme, case, path or blank ones, each once."""
    bare = (each.strip().casefold().partition("://") for each in domains)
    hosts = ((rest or first).partition("/")[0] for first, _mark, rest in bare)
    return tuple(dict.fromkeys(host for host in hosts if host))


def domains_problem(domains: tuple[str, ...]) -> Problem | None:
    """What is wrong with the domains that may name an account as their author, if anything."""
    if len(domains) > MAX_DOMAINS:
        return "ERR_TOO_LONG", _("Use at most ten domains.")
    if not all(len(each) <= 253 and _DOMAIN.fullmatch(each) for each in domains):
        return "ERR_INVALID", _("A domain looks like news.example, without http:// or a path.")
    return None


def clean_line(text: str) -> str:
    """One line of text without what cannot be seen or turns other text around."""
    return _UNSEEN.sub("", " ".join(text.split()))


def clean_text(text: str) -> str:
    """Text of several lines without control characters."""
    return _UNSEEN_IN_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


STATE_OF = {"limit": AccountState.LIMITED, "suspend": AccountState.SUSPENDED}
"""The state into which each kind of sanction puts an account."""
SENSITIZE, DISABLE = "sensitize", "disable"
KINDS = frozenset({*STATE_OF, SENSITIZE, DISABLE})
"""Every kind of sanction. Two of them leave the state alone: all media are marked; the login is closed."""


def state_under(sanctions: Iterable[str]) -> AccountState:
    """The state of an account under all the sanctions in force: the gravest counts."""
    states = {STATE_OF[kind] for kind in sanctions if kind in STATE_OF}
    for state in (AccountState.SUSPENDED, AccountState.LIMITED):
        if state in states:
            return state
    return AccountState.ACTIVE
