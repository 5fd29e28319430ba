"""Upload and describe pictures, films and recordings (https://docs.joinmastodon.org/methods/media/).

A picture is ready when the answer comes. A film, a recording or a picture that moves is worked on afterwards: 202 and a
null `url`, then 206 at its own address until it is ready.
"""

import asyncio

from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id, Upload
from palabre.api.operations import Area, user
from palabre.api.render.media import media_attachment
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.media.describe import describe
from palabre.media.forget import discard
from palabre.media.illustrate import illustrate
from palabre.media.model import Attachment, AttachmentState, Kind
from palabre.media.nature import nature_of
from palabre.media.process import receive
from palabre.media.read import attachment
from palabre.media.rules import parse_focus
from palabre.media.studio import studio
from palabre.media.upload import prepare, record_upload

area = Area("media")

LOOK_EVERY_S = 0.25
LOOKS = 240


class NewMedia(Form, frozen=True, kw_only=True):
    """A file, what it shows, the point of it that previews keep in sight (`"x,y"` from -1 to 1), and a preview."""

    file: Upload
    description: str | None = None
    focus: str | None = None
    thumbnail: Upload | None = None


class OneMedia(Form, frozen=True, kw_only=True):
    """An attachment by its id."""

    id: Id


class Description(OneMedia, frozen=True, kw_only=True):
    """What is to change."""

    description: str | None = None
    focus: str | None = None
    thumbnail: Upload | None = None


@area.post("/api/v2/media", user("write:media"))
async def create_media_v2(call: Call, form: NewMedia) -> Answer:
    """Uploads a file, which then waits a day for a status."""
    row = await _upload(call, form)
    return _answer(call, row, 202 if row.state == AttachmentState.WAITING else 200)


@area.post("/api/v1/media", user("write:media"))
async def create_media(call: Call, form: NewMedia) -> Answer:
    """The same, at the address of old clients, which expect a file to be ready: up to a minute is spent on that."""
    row = await _upload(call, form)
    for _turn in range(LOOKS):
        if row.state != AttachmentState.WAITING:
            break
        await asyncio.sleep(LOOK_EVERY_S)
        row = await call.house.store.read(attachment, row.id, call.me.id)
    return _answer(call, row, 200)


async def _upload(call: Call, form: NewMedia) -> Attachment:
    house, data, focus = call.house, form.file.data, parse_focus(form.focus)
    nature = nature_of(data)
    if nature.kind is Kind.IMAGE:
        prepared = await prepare(data, form.description, focus, house.blobs, house.settings, house.store)
        row = await house.store.write(record_upload, call.me.id, prepared)
        return await _illustrated(call, row, form.thumbnail)
    picture = await studio.clean(form.thumbnail.data, house.settings) if form.thumbnail else None
    return await receive(
        call.me.id,
        data,
        nature,
        description=form.description,
        focus=focus,
        picture=picture,
        blobs=house.blobs,
        settings=house.settings,
        store=house.store,
    )


async def _illustrated(call: Call, row: Attachment, thumbnail: Upload | None) -> Attachment:
    house = call.house
    if thumbnail is None:
        return row
    return await illustrate(call.me.id, row.id, thumbnail.data, house.blobs, house.settings, house.store)


def _answer(call: Call, row: Attachment, status: int) -> Answer:
    """Raises `Invalid` for a file of which nothing could be made."""
    if row.state == AttachmentState.FAILED:
        raise Invalid(
            _("This file could not be processed: it is damaged, too long, or of a kind that cannot be shown."),
            code="media_failed",
        )
    return json(media_attachment(row, call.house.settings), status)


def _status(row: Attachment) -> int:
    return 206 if row.state == AttachmentState.WAITING else 200


@area.get("/api/v1/media/{id}", user("write:media"))
async def get_media(call: Call, form: OneMedia) -> Answer:
    """One of the caller's own attachments; 206 while it is worked on."""
    row = await call.house.store.read(attachment, form.id, call.me.id)
    return _answer(call, row, _status(row))


@area.put("/api/v1/media/{id}", user("write:media"))
async def update_media(call: Call, form: Description) -> Answer:
    """Changes description, focal point and preview."""
    row = await call.house.store.write(describe, call.me.id, form.id, form.description, parse_focus(form.focus))
    row = await _illustrated(call, row, form.thumbnail)
    return _answer(call, row, _status(row))


@area.delete("/api/v1/media/{id}", user("write:media"))
async def delete_media(call: Call, form: OneMedia) -> Answer:
    """Removes an upload that no status shows."""
    await call.house.store.write(discard, call.me.id, form.id)
    return EMPTY_OBJECT
