"""Asks an engine over HTTP, in JSON, through the guarded door to the outside."""

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from palabre.ground.errors import PalabreError, Unavailable
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.outbound.fetch import send

SECONDS = 20.0
NO_ANSWER = _("The translation service does not answer. Try again later.")

Answer = TypeVar("Answer")


async def answered(
    url: str,
    content: Mapping[str, object] | None,
    kind: type[Answer],
    settings: Settings,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """The answer to a POST of some content, or to a GET without any, as `kind`. Raises `Unavailable` for all else."""
    said = {"Accept": "application/json", "Content-Type": "application/json", **(headers or {})}
    body = b"" if content is None else msgspec.json.encode(content)
    try:
        found = await send("GET" if content is None else "POST", url, said, body, settings, seconds=SECONDS)
    except PalabreError as error:
        raise Unavailable(NO_ANSWER, code="translation", cause=str(error)) from error
    if not found.is_ok:
        raise Unavailable(NO_ANSWER, code="translation", cause=f"{url}: {found.status} {found.body[:200]!r}")
    try:
        return msgspec.json.decode(found.body, type=kind)
    except msgspec.MsgspecError as error:
        raise Unavailable(NO_ANSWER, code="translation", cause=f"{url}: {error}") from error
