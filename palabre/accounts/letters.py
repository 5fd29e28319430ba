"""Letters with a link that only the owner of a mail address can follow: to confirm it, or to choose a new password.

The link's secret is made when the letter is written, by the errand that sends it, and only its hash is kept. One letter
more holds no secret: it tells a person that the team has let them in.
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


LIFETIME = {Purpose.CONFIRM: 7 * DAY, Purpose.RECOVER: 6 * HOUR}
_PATHS = {Purpose.CONFIRM: "confirm", Purpose.RECOVER: "password", Purpose.WELCOME: "sign-in"}


class SendLetter(msgspec.Struct, frozen=True):
    """The payload of the errand that writes and sends a letter."""

    user_id: int
    purpose: Purpose


class Written(msgspec.Struct, frozen=True):
    """All that a letter is made of."""

    user: User
    account: Account
    token: str = ""

    def __repr__(self) -> str:
        """Without the secret."""
        return f"Written(to user {self.user.id})"

    def __rich_repr__(self) -> list[tuple[str, int]]:
        """The same for tracebacks that show values."""
        return [("user", self.user.id)]


async def on_user_approved(tx: Transaction, event: UserApproved) -> None:
    """Has a letter tell someone whom the team has let in."""
    await tx.enqueue(SEND_LETTER, SendLetter(event.user_id, Purpose.WELCOME))


async def order_letter(tx: Transaction, user: User, purpose: Purpose, settings: Settings) -> None:
    """Has a letter sent once the transaction is committed; does nothing where mail is not set up."""
    if is_mail_set_up(settings):
        await tx.enqueue(SEND_LETTER, SendLetter(user.id, purpose))


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
    if payload.purpose is Purpose.WELCOME:
        return Written(user, account)
    token, now = secret_token(), clock.now()
    await tx.run(
        ADD_MAIL_TOKEN,
        token_hash=hash_secret(token),
        user_id=user.id,
        purpose=payload.purpose,
        email=user.email,
        created_at=now,
        expires_at=now + LIFETIME[payload.purpose],
    )
    return Written(user, account, token)


async def reader_of_letter(db: Reader, token: str, purpose: Purpose) -> User:
    """The person whose letter holds this link. Raises `NotFound` when it is used, too old or never was."""
    row = await db.one(MAIL_TOKEN, token_hash=hash_secret(token))
    if row is not None and row.purpose == purpose and row.expires_at > clock.now():
        user = await db.one(USER_BY_ID, id=row.user_id)
        if user is not None and user.email == row.email:
            return user
    raise NotFound(_("This link has been used, or is too old. Ask for a new one."), code="link")


async def use_up_letters(tx: Transaction, user_id: int, purpose: Purpose) -> None:
    """Makes every link of this kind worthless."""
    await tx.run(DROP_MAIL_TOKENS, user=user_id, purpose=purpose)


async def forget_letters(tx: Transaction, _tick: Tick) -> None:
    """Removes links that are too old. Scheduled."""
    await tx.run(FORGET_MAIL_TOKENS, now=clock.now())


def _mail(written: Written, purpose: Purpose, settings: Settings) -> Mail:
    say = _speaker(written, settings)
    link = f"{settings.base_url}/{_PATHS[purpose]}/{written.token}".rstrip("/")
    if purpose is Purpose.WELCOME:
        subject = say(_("Welcome to {title}"))
        before = [say(_("Hello {name},")), say(_("the team of {title} has let you in. Sign in here, or in your app:"))]
        after = []
    elif purpose is Purpose.CONFIRM:
        subject = say(_("Confirm your address for {title}"))
        before = [
            say(_("Hello {name},")),
            say(_("someone has signed up at {title} with this address. If that was you, follow this link:")),
        ]
        after = [say(_("It is good for seven days. If it was not you, do nothing: nobody can use the account."))]
    else:
        subject = say(_("A new password for {title}"))
        before = [
            say(_("Hello {name},")),
            say(_("someone has asked for a new password for your account at {title}. Choose one here:")),
        ]
        after = [say(_("It is good for six hours. If it was not you, do nothing: your password stays as it is."))]
    after.append(say(_("The team of {title}, {address}")))
    text = "\n\n".join([*before, link, *after]) + "\n"
    anchor = f'<p><a href="{escape(link)}">{escape(link)}</a></p>'
    html = "".join([*map(_paragraph, before), anchor, *map(_paragraph, after)])
    return Mail(written.user.email, subject, text, f'<!doctype html><html lang="{written.user.locale}">{html}</html>')


def _speaker(written: Written, settings: Settings) -> Callable[[str], str]:
    translate = translator(written.user.locale)
    known = {"title": settings.title, "name": written.account.username, "address": settings.base_url}
    return lambda text: translate(text).format(**known)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
