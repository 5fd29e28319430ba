"""The compose form: what it starts with, and what it says when it is sent."""

from collections.abc import Sequence

from palabre.ground.errors import PalabreError
from palabre.media.describe import describe
from palabre.media.model import Attachment
from palabre.media.read import attachment
from palabre.media.upload import prepare, record_upload
from palabre.statuses.model import Draft, Status, StatusView
from palabre.statuses.rules import reply_visibility
from palabre.store.transaction import Reader
from palabre.web.forms import Form
from palabre.web.visit import Visit

LONGEST_KEY = 60


def empty_composer(visit: Visit, text: str = "") -> Form:
    """A form for a new post, as its author likes to post."""
    return Form(defaults=_defaults(visit) | {"text": text})


def _defaults(visit: Visit) -> dict[str, str]:
    user = visit.user
    return {
        "visibility": user.default_visibility,
        "language": user.default_language or visit.words.locale,
        "sensitive": "yes" if user.default_sensitive else "",
    }


def reply_composer(visit: Visit, parent: StatusView) -> Form:
    """A form for a reply: it names whoever the parent names, and is no more public than the parent."""
    own = visit.account.handle
    handles = dict.fromkeys([parent.account.handle, *(each.handle for each in parent.mentions)])
    named = " ".join(f"@{handle}" for handle in handles if handle != own)
    visibility = reply_visibility(parent.status.visibility, visit.user.default_visibility)
    return Form(
        defaults=_defaults(visit)
        | {
            "text": f"{named} " if named else "",
            "warning": parent.status.spoiler_text,
            "visibility": visibility,
            "language": visit.user.default_language or parent.status.language or visit.words.locale,
        }
    )


def edit_composer(status: Status) -> Form:
    """A form with a post as it was written."""
    return Form(
        defaults={
            "text": status.text,
            "warning": status.spoiler_text,
            "language": status.language or "",
            "sensitive": "yes" if status.sensitive else "",
        }
    )


def draft_of(form: Form, attachment_ids: Sequence[int]) -> Draft:
    """The draft that a form holds."""
    return Draft(
        text=form.text("text"),
        spoiler_text=form.line("warning"),
        visibility=form.line("visibility"),
        sensitive=form.flag("sensitive"),
        language=form.line("language") or None,
        in_reply_to_id=form.id("reply_to"),
        attachment_ids=tuple(attachment_ids),
        idempotency_key=form.line("key")[:LONGEST_KEY],
    )


async def kept_pictures(visit: Visit) -> list[int]:
    """The pictures of a sent form that are not to be left out: those sent before, described anew, and new files.

    Raises `Invalid` or `TooLarge` for a file that cannot be taken, and `NotFound` for another's picture.
    """
    form = visit.form
    dropped = set(form.ids("drop"))
    kept = [each for each in form.ids("media") if each not in dropped]
    for each in kept:
        await visit.house.store.write(describe, visit.account.id, each, form.text(f"alt-{each}"))
    return [*kept, *[each.id for each in await new_pictures(visit)]]


async def new_pictures(visit: Visit) -> list[Attachment]:
    """Receives the files of a sent form; the first takes the description beside the field. Raises as above."""
    added: list[Attachment] = []
    description = visit.form.text("alt")
    for file in visit.form.files("files"):
        if file is not None:
            prepared = await prepare(
                await file.read(), description, None, visit.house.blobs, visit.settings, visit.house.store
            )
            added.append(await visit.house.store.write(record_upload, visit.account.id, prepared))
            description = ""
    return added


async def pictures_to_show(visit: Visit, ids: Sequence[int]) -> list[Attachment]:
    """The member's own pictures with these ids, for a form that is shown again."""
    return await visit.house.store.read(_own, visit.account.id, ids)


async def _own(db: Reader, account_id: int, ids: Sequence[int]) -> list[Attachment]:
    found = []
    for each in ids:
        try:
            found.append(await attachment(db, each, account_id))
        except PalabreError:
            continue
    return found
