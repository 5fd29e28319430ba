"""Upload and describe pictures (https://docs.joinmastodon.org/methods/media/).

A picture is ready when the answer comes: nothing is processed later.
"""

from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id, Upload
from palabre.api.operations import Area, user
from palabre.api.render.media import media_attachment
from palabre.media.describe import describe
from palabre.media.forget import discard
from palabre.media.read import attachment
from palabre.media.rules import parse_focus
from palabre.media.upload import prepare, record_upload

area = Area("media")


class NewMedia(Form, frozen=True, kw_only=True):
    """A file, what it shows, and the point of it that previews keep in sight (`"x,y"` from -1 to 1)."""

    file: Upload
    description: str | None = None
    focus: str | None = None


class OneMedia(Form, frozen=True, kw_only=True):
    """An attachment by its id."""

    id: Id


class Description(OneMedia, frozen=True, kw_only=True):
    """What is to change."""

    description: str | None = None
    focus: str | None = None


@area.post("/api/v2/media", user("write:media"))
async def create_media_v2(call: Call, form: NewMedia) -> Answer:
    """Uploads a picture, which then waits a day for a status."""
    return await _upload(call, form)


@area.post("/api/v1/media", user("write:media"))
async def create_media(call: Call, form: NewMedia) -> Answer:
    """The same, at the address of old clients."""
    return await _upload(call, form)


async def _upload(call: Call, form: NewMedia) -> Answer:
    house = call.house
    prepared = await prepare(form.file.data, form.description, parse_focus(form.focus), house.blobs, house.settings)
    row = await house.store.write(record_upload, call.me.id, prepared)
    return json(media_attachment(row, house.settings))


@area.get("/api/v1/media/{id}", user("write:media"))
async def get_media(call: Call, form: OneMedia) -> Answer:
    """One of the caller's own attachments."""
    return json(media_attachment(await call.house.store.read(attachment, form.id, call.me.id), call.house.settings))


@area.put("/api/v1/media/{id}", user("write:media"))
async def update_media(call: Call, form: Description) -> Answer:
    """Changes description and focal point."""
    row = await call.house.store.write(describe, call.me.id, form.id, form.description, parse_focus(form.focus))
    return json(media_attachment(row, call.house.settings))


@area.delete("/api/v1/media/{id}", user("write:media"))
async def delete_media(call: Call, form: OneMedia) -> Answer:
    """Removes an upload that no status shows."""
    await call.house.store.write(discard, call.me.id, form.id)
    return EMPTY_OBJECT
