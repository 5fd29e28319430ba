"""The files of a compose form: pictures, videos and sounds, in their order and described."""

from collections.abc import AsyncIterator, Sequence

from starlette.datastructures import UploadFile

from palabre.ground.errors import PalabreError
from palabre.media.describe import describe
from palabre.media.model import Attachment, AttachmentDescribed, Kind
from palabre.media.nature import nature_of
from palabre.media.process import receive
from palabre.media.read import attachment
from palabre.media.rules import parse_focus
from palabre.media.upload import prepare, record_upload
from palabre.statuses.reactions import on_attachment_described
from palabre.store.transaction import Reader, Transaction
from palabre.web.forms import Form
from palabre.web.visit import Visit

LAST = 1_000


async def kept_files(visit: Visit) -> list[int]:
    """The files of a sent form that are not to be left out: those sent before, described anew, and new ones.

    The form knows them from here on, those that were taken before one was refused too. Raises `Invalid` or `TooLarge`
    for a file that cannot be taken, and `NotFound` for another's.
    """
    kept = _in_order(visit.form)
    visit.form.keep_ids("media", kept)
    if kept:
        await visit.house.store.write(_describe, visit.account.id, kept, visit.form)
    async for each in new_files(visit):
        kept.append(each.id)
    return kept


def _in_order(form: Form) -> list[int]:
    """By the places that were chosen; by where they stand in the form where none was."""
    dropped = set(form.ids("drop"))
    kept = [each for each in dict.fromkeys(form.ids("media")) if each not in dropped]
    return sorted(kept, key=lambda each: form.id(f"place-{each}") or LAST)


async def _describe(tx: Transaction, account_id: int, ids: Sequence[int], form: Form) -> None:
    for each in ids:
        found = await describe(tx, account_id, each, form.text(f"alt-{each}"), parse_focus(form.line(f"focus-{each}")))
        await on_attachment_described(tx, AttachmentDescribed(each, found.status_id))


async def new_files(visit: Visit) -> AsyncIterator[Attachment]:
    """Receives the files of a sent form; each takes the next of the descriptions beside them. Raises as above."""
    descriptions = iter(visit.form.texts("alt"))
    for file in visit.form.files("files"):
        if file is not None:
            yield await _take(visit, file, next(descriptions, ""))


async def _take(visit: Visit, file: UploadFile, description: str) -> Attachment:
    """A picture is ready at once; a video, a sound or a picture that moves is worked on afterwards."""
    house, data = visit.house, await file.read()
    nature = nature_of(data)
    if nature.kind is Kind.IMAGE:
        prepared = await prepare(data, description, None, house.blobs, house.settings, house.store)
        return await house.store.write(record_upload, visit.account.id, prepared)
    return await receive(
        visit.account.id,
        data,
        nature,
        description=description,
        focus=None,
        picture=None,
        blobs=house.blobs,
        settings=house.settings,
        store=house.store,
    )


async def files_to_show(visit: Visit, ids: Sequence[int]) -> list[Attachment]:
    """The member's own files with these ids, for a form that is shown again."""
    return await visit.house.store.read(_own, visit.account.id, ids)


async def _own(db: Reader, account_id: int, ids: Sequence[int]) -> list[Attachment]:
    found = []
    for each in ids:
        try:
            found.append(await attachment(db, each, account_id))
        except PalabreError:
            continue
    return found
