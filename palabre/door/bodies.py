"""Bounded bodies: a request that sends more than is allowed is refused while it is being read."""

from python_multipart.multipart import parse_options_header
from starlette.types import Message, Receive, Scope

from palabre.ground.errors import Malformed, TooLarge
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.portability.sheets import MOST_BYTES

UPLOAD_PATHS = (
    "/api/v1/media",
    "/api/v2/media",
    "/api/v1/accounts/update_credentials",
    "/api/v1/profile",
    "/compose",
    "/media",
    "/settings/profile",
    "/welcome",
)
FILM_PATHS = ("/api/v1/media", "/api/v2/media", "/compose")
LIST_PATH = "/settings/data/imports"
FORM_OVERHEAD = 65_536
ENCODINGS = frozenset({"", "utf-8", "utf8", "us-ascii"})


def most_bytes(path: str, settings: Settings) -> int:
    """The largest body accepted at a path, in bytes."""
    if path == LIST_PATH:
        return MOST_BYTES + FORM_OVERHEAD
    if not path.startswith(UPLOAD_PATHS):
        return settings.max_body_bytes
    pictures = settings.max_image_bytes * max(1, settings.max_attachments)
    if path.startswith(FILM_PATHS):
        pictures = max(pictures, settings.max_video_bytes + settings.max_image_bytes)
    return pictures + FORM_OVERHEAD


def bounded(receive: Receive, scope: Scope, settings: Settings) -> Receive:
    """`receive` that raises `TooLarge` as soon as a body is over its bound."""
    most = most_bytes(scope["path"], settings)
    announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    seen = 0

    async def receive_bounded() -> Message:
        nonlocal seen
        if announced.isdigit() and int(announced) > most:
            raise _refusal(most)
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _refusal(most)
        return message

    return receive_bounded


def _refusal(most: int) -> TooLarge:
    return TooLarge(_("What you sent is too large: at most {most} bytes are accepted here."), most=most)


def check_encoding(content_type: str) -> None:
    """Raises `Malformed` for a form that names another encoding than UTF-8 (RFC 7578 §5.1.2).

    Else the sender would choose the decoder, among them some that make text of anything or fail on everything.
    """
    _kind, options = parse_options_header(content_type)
    if options.get(b"charset", b"").decode("latin-1").lower() not in ENCODINGS:
        raise Malformed(_("Forms are read as UTF-8. Send this one in UTF-8."))
