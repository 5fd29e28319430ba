"""An upload is cleaned, stored, recorded, described and served."""

import json

import msgspec
import pytest

from palabre.ground.errors import Invalid, NotFound, TooLarge
from palabre.ground.settings import Settings
from palabre.media.cover import prepare_avatar, prepare_header
from palabre.media.describe import describe
from palabre.media.forget import ForgetProfileBlobs, forget_profile_blobs
from palabre.media.keys import PROFILE, is_intact, mime_of
from palabre.media.model import AttachmentDescribed, AttachmentUploaded, Focus
from palabre.media.read import attachment
from palabre.media.serve import HEADERS, open_media
from palabre.media.upload import prepare, record_upload
from palabre.store.blobs import Blobs
from palabre.store.events import EVENTS_AFTER, Event
from palabre.store.store import Store
from palabre.store.transaction import Reader
from tests.harness.pictures import FORMATS, MARK, opened, picture, saved, telltale
from tests.media.conftest import ALINE, BASILE, Uploads


async def events(store: Store, kind: type[Event]) -> list[Event]:
    async def read(db: Reader) -> list[Event]:
        stored = await db.all(EVENTS_AFTER, transaction=-1, seq=0, limit=100)
        return [each.read(kind) for each in stored if each.kind == kind.__name__]

    return await store.read(read)


@pytest.mark.parametrize("named", FORMATS)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_stored_picture_does_not_say_where_it_was_taken(upload: Uploads, blobs: Blobs, named: str) -> None:
    found = await upload(data=telltale(named))
    for key in (found.original_key, found.preview_key):
        stored = await blobs.get(key)
        assert MARK not in stored
        assert not opened(stored).getexif()
        assert is_intact(key, stored)


async def test_an_upload_is_recorded_for_its_owner(
    store: Store, upload: Uploads, blobs: Blobs, a_picture: bytes
) -> None:
    row = await upload(data=a_picture, description="  A wall, half red, half blue. ")
    assert await store.read(attachment, row.id, ALINE) == row
    assert (row.kind, row.mime, row.status_id) == ("image", "image/png", None)
    assert row.description == "A wall, half red, half blue."
    assert row.bytes == len(await blobs.get(row.original_key))
    assert json.loads(row.meta) == {
        "original": {"width": 900, "height": 600, "size": "900x600", "aspect": 1.5},
        "small": {"width": 587, "height": 391, "size": "587x391", "aspect": pytest.approx(1.5, abs=0.01)},
    }
    assert await events(store, AttachmentUploaded) == [AttachmentUploaded(row.id)]


async def test_no_one_else_reads_an_upload(store: Store, upload: Uploads) -> None:
    row = await upload()
    with pytest.raises(NotFound):
        await store.read(attachment, row.id, BASILE)


async def test_a_focal_point_is_kept(store: Store, blobs: Blobs, settings: Settings, a_picture: bytes) -> None:
    prepared = await prepare(a_picture, None, Focus(0.5, -0.5), blobs, settings, store)
    row = await store.write(record_upload, ALINE, prepared)
    assert json.loads(row.meta)["focus"] == {"x": 0.5, "y": -0.5}


async def test_a_description_and_focal_point_can_be_changed(store: Store, upload: Uploads) -> None:
    row = await upload(description="A wall.")
    described = await store.write(describe, ALINE, row.id, "A wall in two colours.")
    assert json.loads(described.meta) == json.loads(row.meta)
    pointed = await store.write(describe, ALINE, row.id, None, Focus(0.0, 1.0))
    assert pointed.description == "A wall in two colours."
    assert json.loads(pointed.meta)["focus"] == {"x": 0.0, "y": 1.0}
    assert await store.read(attachment, row.id, ALINE) == pointed
    assert await events(store, AttachmentDescribed) == [AttachmentDescribed(row.id, None)] * 2


async def test_describing_alike_is_no_event(store: Store, upload: Uploads) -> None:
    row = await upload(description="A wall.")
    assert await store.write(describe, ALINE, row.id, "A wall.") == row
    assert await events(store, AttachmentDescribed) == []


async def test_no_one_else_describes_an_upload(store: Store, upload: Uploads) -> None:
    row = await upload(description="A wall.")
    with pytest.raises(NotFound):
        await store.write(describe, BASILE, row.id, "Nonsense.")
    assert await store.read(attachment, row.id, ALINE) == row


async def test_a_served_file_is_only_what_its_type_says(upload: Uploads, blobs: Blobs) -> None:
    row = await upload()
    media = await open_media(blobs, row.original_key)
    data = b"".join([chunk async for chunk in media.chunks])
    assert (media.mime, media.length) == ("image/png", len(data))
    assert opened(data).size == (900, 600)
    assert HEADERS["X-Content-Type-Options"] == "nosniff"


async def test_only_media_are_served(blobs: Blobs) -> None:
    await blobs.put("notes.html", b"<script>alert(1)</script>", "text/html")
    for key in ("notes.html", "../instance/palabre.sqlite3", ""):
        with pytest.raises(NotFound):
            await open_media(blobs, key)


async def test_a_refused_upload_stores_nothing(store: Store, blobs: Blobs, settings: Settings) -> None:
    with pytest.raises(Invalid, match="JPEG, PNG"):
        await prepare(b"<svg onload='alert(1)'/>", None, None, blobs, settings, store)
    with pytest.raises(Invalid) as refused:
        await prepare(saved(picture(), "JPEG")[:300], None, None, blobs, settings, store)
    assert refused.value.code == "image_broken"
    assert "damaged" in refused.value.public_text()
    small = msgspec.structs.replace(settings, max_image_pixels=2_000)
    with pytest.raises(TooLarge) as too_large:
        await prepare(saved(picture()), None, None, blobs, small, store)
    assert too_large.value.code == "image_pixels"
    assert not any(path.is_file() for path in (settings.folder / "media").rglob("*"))


async def test_pictures_of_a_profile(store: Store, blobs: Blobs, settings: Settings) -> None:
    data = telltale("JPEG")
    avatar = await prepare_avatar(data, blobs, settings, store)
    header = await prepare_header(data, blobs, settings, store)
    assert avatar.startswith(PROFILE)
    assert (mime_of(avatar), mime_of(header)) == ("image/jpeg", "image/jpeg")
    assert opened(await blobs.get(avatar)).size == (48, 48)
    assert opened(await blobs.get(header)).size == (64, 21)
    assert MARK not in await blobs.get(avatar)


async def test_a_former_avatar_goes_and_takes_no_one_elses(
    store: Store, blobs: Blobs, settings: Settings, a_picture: bytes
) -> None:
    mine, theirs = [await prepare_avatar(a_picture, blobs, settings, store) for _ in range(2)]
    await forget_profile_blobs(blobs, store, ForgetProfileBlobs((mine,)))
    assert (await blobs.exists(mine), await blobs.exists(theirs)) == (False, True)
