"""Pure decisions of the room: what may be said about a picture, and which attachments a status may take."""

from collections.abc import Mapping, Sequence
from math import isfinite

from palabre.ground.errors import Invalid, TooLarge
from palabre.ground.language import _
from palabre.media.model import Attachment, AttachmentState, Bounds, Focus, Kind, Limits

MAX_DESCRIPTION = 1_500
"""Most characters of a description, as on Mastodon."""


def check_bytes(size: int, limits: Limits) -> None:
    """Raises `TooLarge` when an upload has more bytes than are accepted."""
    if size > limits.max_bytes:
        raise TooLarge(
            _("This file has {size} MB; images may have up to {limit} MB. Make it smaller and try again."),
            code="image_bytes",
            size=_megabytes(size),
            limit=_megabytes(limits.max_bytes),
        )


def check_film_bytes(size: int, bounds: Bounds) -> None:
    """Raises `TooLarge` when a film or recording has more bytes than are accepted."""
    if size > bounds.max_bytes:
        raise TooLarge(
            _("This file has {size} MB; videos and sounds may have up to {limit} MB. Make it smaller and try again."),
            code="media_bytes",
            size=_megabytes(size),
            limit=_megabytes(bounds.max_bytes),
        )


def _megabytes(size: int) -> str:
    return f"{size / 1_048_576:.1f}"


def checked_description(text: str | None) -> str:
    """A description without blank edges. Raises `Invalid` when it is too long."""
    description = (text or "").strip()
    if len(description) > MAX_DESCRIPTION:
        raise Invalid(
            _("The description may have {limit} characters; this one has {length}."),
            code="description_too_long",
            limit=MAX_DESCRIPTION,
            length=len(description),
        )
    return description


def parse_focus(text: str | None) -> Focus | None:
    """A focal point as clients send it, `"0.5,-0.2"`, brought within -1 and 1. Raises `Invalid` for anything else.

    See https://docs.joinmastodon.org/api/guidelines/#focal-points.
    """
    if not text or not text.strip():
        return None
    try:
        x, y = (float(part) for part in text.split(","))
    except ValueError:
        x = y = float("nan")
    if not (isfinite(x) and isfinite(y)):
        raise Invalid(
            _("The focal point must be two numbers between -1 and 1, separated by a comma."), code="focus_malformed"
        )
    return Focus(max(-1.0, min(1.0, x)), max(-1.0, min(1.0, y)))


def check_attachable(ids: Sequence[int], own: Mapping[int, Attachment], status_id: int) -> None:
    """Raises `Invalid` unless each id is the account's own, free or already with this status, and named once."""
    if len(set(ids)) != len(ids):
        raise Invalid(_("The same media file is attached twice."), code="media_twice")
    for each in ids:
        if each not in own:
            raise Invalid(_("A media file is no longer there, or is not yours. Upload it again."), code="media_missing")
        if own[each].status_id not in (None, status_id):
            raise Invalid(_("A media file already belongs to another post. Upload it again."), code="media_taken")
        if own[each].state != AttachmentState.READY:
            raise Invalid(
                _("Cannot attach files that have not finished processing. Try again in a moment!"), code="media_waiting"
            )
    if len(ids) > 1 and any(own[each].kind in (Kind.VIDEO, Kind.AUDIO) for each in ids):
        raise Invalid(
            _("A video or a sound stands alone in a post. Leave the other files out."), code="media_not_together"
        )
