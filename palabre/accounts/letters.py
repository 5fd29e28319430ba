"""Letters with a link that only the owner of a mail address can follow: to confirm it, or to choose a new password.

The link's secret is made when the letter is written, by the errand that sends it, and only its hash is kept. Others
hold no secret: they tell a person that the team has let them in, or that their account has moved to another address.
"""

from collections.abc import Callable
from enum import StrEnum
from html import escape

import msgspec

from palabre.accounts.hashing import hash_secret
from palabre.accounts.model import Account, User, UserApproved
from palabre.accounts.queries import (
    ACCOUNT_TO_CHANGE,
    ADD_MAIL_TOKEN,
    DROP_MAIL_TOKENS,
    FORGET_MAIL_TOKENS,
    MAIL_TOKEN,
    USER_BY_ID,
)
from palabre.ground import clock
from palabre.ground.clock import DAY, HOUR
from palabre.ground.errors import NotFound
from palabre.ground.ids import secret_token
from palabre.ground.language import _, translator
from palabre.ground.log import logger
from palabre.ground.settings import Settings
from palabre.outbound.mail import Mail, Undeliverable, is_mail_set_up, send_mail
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction
from palabre.store.work import Tick

SEND_LETTER = "accounts.send_letter"
log = logger("accounts")


class Purpose(StrEnum):
    """What a letter is for."""

    CONFIRM = "confirm"
    RECOVER = "recover"
    WELCOME = "welcome"
    COPY = "copy"
    LEFT = "left"
    MOVE = "move"
    MOVED = "moved"


LIFETIME = {Purpose.CONFIRM: 7 * DAY, Purpose.RECOVER: 6 * HOUR, Purpose.MOVE: DAY}
"""How long a link is good; letters that are not here hold no secret."""


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What a letter says before and after its link, and the page that the link leads to."""

    path: str
    subject: str
    before: str
    after: str = ""


LETTERS = {
    Purpose.WELCOME: Letter(
        path="sign-in",
        subject=_("Welcome to {title}"),
        before=_("the team of {title} has let you in. Sign in here, or in your app:"),
    ),
    Purpose.CONFIRM: Letter(
        path="confirm",
        subject=_("Confirm your address for {title}"),
        before=_("someone has signed up at {title} with this address. If that was you, follow this link:"),
        after=_("It is good for seven days. If it was not you, do nothing: nobody can use the account."),
    ),
    Purpose.RECOVER: Letter(
        path="password",
        subject=_("A new password for {title}"),
        before=_("someone has asked for a new password for your account at {title}. Choose one here:"),
        after=_("It is good for six hours. If it was not you, do nothing: your password stays as it is."),
    ),
    Purpose.COPY: Letter(
        path="settings/data",
        subject=_("Your archive from {title} is ready"),
        before=_("the archive that you asked for can be fetched here for seven days:"),
    ),
    Purpose.LEFT: Letter(
        path="sign-in",
        subject=_("You have left {title}"),
        before=_("your account at {title} is closed, and will be erased in 14 days. Until then you can come back:"),
        after=_("If it was not you, sign in, come back, and choose another password."),
    ),
    Purpose.MOVE: Letter(
        path="settings/email",
        subject=_("Your new address for {title}"),
        before=_(
            "your account at {title} is to use this address from now on. If that is what you want, follow this link:"
        ),
        after=_("It is good for a day. If it was not you, do nothing: the account keeps the address it has."),
    ),
    Purpose.MOVED: Letter(
        path="settings/security",
        subject=_("Your address for {title} has changed"),
        before=_(
            "your account at {title} now uses another address, and letters no longer come here. You find it here:"
        ),
        after=_("If it was not you, answer this letter at once: the team can give you the account back."),
    ),
}


class SendLetter(msgspec.Struct, frozen=True):
    """The payload of the errand that writes and sends a letter."""

    user_id: int
    purpose: Purpose
    email: str = ""
    """Where it goes instead of the person's address."""


class Written(msgspec.Struct, frozen=True):
    """All that a letter is made of."""

    user: User
    account: Account
    token: str = ""
    to: str = ""

    def __repr__(self) -> str:
        """Without the secret."""
        return f"Written(to user {self.user.id})"

    def __rich_repr__(self) -> list[tuple[str, int]]:
        """The same for tracebacks that show values."""
        return [("user", self.user.id)]


async def on_user_approved(tx: Transaction, event: UserApproved) -> None:
    """Has a letter tell someone whom the team has let in."""
    await tx.enqueue(SEND_LETTER, SendLetter(event.user_id, Purpose.WELCOME))


async def order_letter(tx: Transaction, user: User, purpose: Purpose, settings: Settings, *, email: str = "") -> None:
    """Has a letter sent once the transaction is committed; does nothing where mail is not set up.

    It goes to `email` instead of the person's own address where one is given.
    """
    if is_mail_set_up(settings):
        await tx.enqueue(SEND_LETTER, SendLetter(user.id, purpose, email))


async def send_letter(settings: Settings, store: Store, payload: SendLetter) -> None:
    """The errand. Sent twice after a crash, both links are good. An address that takes no mail is not tried again."""
    if not is_mail_set_up(settings):
        return
    written = await store.write(_write, payload)
    if written is None:
        return
    try:
        await send_mail(_mail(written, payload.purpose, settings), settings)
    except Undeliverable:
        log.warning("mail_undeliverable", user=payload.user_id, purpose=payload.purpose)


async def _write(tx: Transaction, payload: SendLetter) -> Written | None:
    user = await tx.one(USER_BY_ID, id=payload.user_id)
    if user is None or (payload.purpose is Purpose.CONFIRM and user.confirmed_at is not None):
        return None
    account = await tx.one(ACCOUNT_TO_CHANGE, id=user.account_id)
    assert account is not None
    if payload.purpose not in LIFETIME:
        return Written(user, account, to=payload.email)
    token, now = secret_token(), clock.now()
    await tx.run(
        ADD_MAIL_TOKEN,
        token_hash=hash_secret(token),
        user_id=user.id,
        purpose=payload.purpose,
        email=payload.email or user.email,
        created_at=now,
        expires_at=now + LIFETIME[payload.purpose],
    )
    return Written(user, account, token, payload.email)


async def reader_of_letter(db: Reader, token: str, purpose: Purpose) -> User:
    """The person whose letter holds this link. Raises `NotFound` when it is used, too old or never was."""
    user, email = await reader_elsewhere(db, token, purpose)
    if user.email != email:
        raise _worthless()
    return user


async def reader_elsewhere(db: Reader, token: str, purpose: Purpose) -> tuple[User, str]:
    """The person whose letter holds this link, and the other address that it went to. Raises `NotFound` as above."""
    row = await db.one(MAIL_TOKEN, token_hash=hash_secret(token))
    if row is not None and row.purpose == purpose and row.expires_at > clock.now():
        user = await db.one(USER_BY_ID, id=row.user_id)
        if user is not None:
            return user, row.email
    raise _worthless()


def _worthless() -> NotFound:
    return NotFound(_("This link has been used, or is too old. Ask for a new one."), code="link")


async def use_up_letters(tx: Transaction, user_id: int, purpose: Purpose) -> None:
    """Makes every link of this kind worthless."""
    await tx.run(DROP_MAIL_TOKENS, user=user_id, purpose=purpose)


async def forget_letters(tx: Transaction, _tick: Tick) -> None:
    """Removes links that are too old. Scheduled."""
    await tx.run(FORGET_MAIL_TOKENS, now=clock.now())


def _mail(written: Written, purpose: Purpose, settings: Settings) -> Mail:
    say, letter = _speaker(written, settings), LETTERS[purpose]
    link = f"{settings.base_url}/{letter.path}/{written.token}".rstrip("/")
    before = [say(each) for each in (_("Hello {name},"), letter.before)]
    after = [say(each) for each in (letter.after, _("The team of {title}, {address}")) if each]
    text = "\n\n".join([*before, link, *after]) + "\n"
    anchor = f'<p><a href="{escape(link)}">{escape(link)}</a></p>'
    html = "".join([*map(_paragraph, before), anchor, *map(_paragraph, after)])
    page = f'<!doctype html><html lang="{written.user.locale}">{html}</html>'
    return Mail(written.to or written.user.email, say(letter.subject), text, page)


def _speaker(written: Written, settings: Settings) -> Callable[[str], str]:
    translate = translator(written.user.locale)
    known = {"title": settings.title, "name": written.account.username, "address": settings.base_url}
    return lambda text: translate(text).format(**known)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
