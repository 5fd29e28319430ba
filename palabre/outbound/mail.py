"""Mail to the outside, over the owner's mail server (RFC 5321).

The server's password stands in the settings, goes to the server and nowhere else: no error and no log line holds it.
"""

import ssl
from email.message import EmailMessage
from email.utils import formataddr, formatdate, make_msgid
from urllib.parse import unquote, urlsplit

import aiosmtplib
import msgspec

from palabre.ground.errors import Invalid, Unavailable
from palabre.ground.language import _
from palabre.ground.settings import LOCAL_NAMES, Settings

PORTS = {"smtp": 587, "smtps": 465}
SECONDS = 30.0
_GONE_FOR_GOOD = range(500, 600)


class Mail(msgspec.Struct, frozen=True):
    """A mail to one person: the same words as plain text and as HTML."""

    to: str
    subject: str
    text: str
    html: str

    def __repr__(self) -> str:
        """Without its words, which may hold a secret link."""
        return f"Mail({self.subject!r})"

    def __rich_repr__(self) -> list[tuple[str, str]]:
        """The same for tracebacks that show values."""
        return [("subject", self.subject)]


class Undeliverable(Invalid):
    """The mail server says that nobody has this address; to try again would be in vain."""

    code = "undeliverable"


class MailServer:
    """Where mail is handed in. Its printed form leaves the password out."""

    def __init__(self, address: str) -> None:
        try:
            parts = urlsplit(address)
            self.port = parts.port or PORTS.get(parts.scheme, 0)
        except ValueError as error:
            raise _no_server() from error
        if parts.scheme not in PORTS or not parts.hostname:
            raise _no_server()
        self.host = parts.hostname
        self.user = unquote(parts.username or "")
        self.is_tls = parts.scheme == "smtps"
        self._password = unquote(parts.password or "")

    def __repr__(self) -> str:
        return f"MailServer({self.host}:{self.port})"

    async def hand_in(self, message: EmailMessage) -> None:
        """Hands a message in. A password is never sent unencrypted, except to this machine itself."""
        must_encrypt = bool(self.user) and self.host not in LOCAL_NAMES
        await aiosmtplib.send(
            message,
            hostname=self.host,
            port=self.port,
            username=self.user or None,
            password=self._password or None,
            use_tls=self.is_tls,
            start_tls=False if self.is_tls else (True if must_encrypt else None),
            timeout=SECONDS,
        )


def _no_server() -> Invalid:
    return Invalid(
        _("The setting mail_server must look like smtp://user:password@host:587, or smtps:// for encryption at once."),
        code="settings",
    )


def is_mail_set_up(settings: Settings) -> bool:
    """Whether this instance can send mail."""
    return bool(settings.mail_server)


def sender_of(settings: Settings) -> str:
    """The address that mail comes from."""
    return settings.mail_from or settings.contact_email or f"noreply@{settings.domain.partition(':')[0]}"


async def send_mail(mail: Mail, settings: Settings) -> None:
    """Hands a mail to the mail server. Raises `Undeliverable` when that refuses it for good, else `Unavailable`."""
    try:
        await MailServer(settings.mail_server).hand_in(_message(mail, settings))
    except aiosmtplib.SMTPRecipientsRefused as error:
        codes = [each.code for each in error.recipients]
        if all(code in _GONE_FOR_GOOD for code in codes):
            raise Undeliverable(_("This address takes no mail."), cause=f"recipient refused: {codes}") from None
        raise _failed(error) from None
    except (aiosmtplib.SMTPException, OSError, TimeoutError, ssl.SSLError, ValueError) as error:
        raise _failed(error) from None


def _failed(error: Exception) -> Unavailable:
    """Says of an error only its kind and the number of the server's answer, whose text may repeat what we sent."""
    code = getattr(error, "code", "")
    return Unavailable(_("The mail server cannot be used now."), cause=f"{type(error).__name__} {code}".strip())


def _message(mail: Mail, settings: Settings) -> EmailMessage:
    sender = sender_of(settings)
    message = EmailMessage()
    message["From"] = formataddr((settings.title, sender))
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = formatdate(usegmt=True)
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2] or settings.domain)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    return message
