"""Films and recordings through the API: taken in at once, ready later, served in parts."""

import asyncio
from typing import Any

import pytest

from palabre.ground import clock
from palabre.media.forget import expect
from tests.api.lodge import Guest, Lodge
from tests.api.test_accounts import picture
from tests.harness.films import film, recording
from tests.harness.pictures import MARK, animation


def sent(data: bytes, mime: str = "video/mp4", **more: bytes) -> dict[str, tuple[str, bytes, str]]:
    return {"file": ("f", data, mime), **{name: ("t.png", content, "image/png") for name, content in more.items()}}


async def ready(guest: Guest, lodge: Lodge, media: dict[str, Any]) -> Any:
    """The same attachment once the worker has come to it; a second file waits its turn."""
    path, headers = f"/api/v1/media/{media['id']}", {"Authorization": f"Bearer {guest.token}"}
    while True:
        await lodge.settle()
        answer = await guest.client.get(path, headers=headers)
        if answer.status_code == 200:
            return answer.json()
        assert answer.status_code == 206
        await asyncio.sleep(0.2)


async def test_a_film_is_ready_after_a_while(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    media = await aline.call(
        "POST", "/api/v2/media", 202, files=sent(film("mov")), data={"description": "A colour", "focus": "0.1,0.2"}
    )
    assert (media["type"], media["url"], media["description"]) == ("video", None, "A colour")
    assert (await aline.get(f"/api/v1/media/{media['id']}", 206))["url"] is None
    refused = await aline.post("/api/v1/statuses", 422, status="look", media_ids=[media["id"]])
    assert "not finished processing" in refused["error"]
    await lodge.settle()
    ready = await aline.get(f"/api/v1/media/{media['id']}")
    assert (ready["type"], ready["meta"]["focus"]) == ("video", {"x": 0.1, "y": 0.2})
    assert ready["meta"]["original"]["frame_rate"] == "10/1"
    assert ready["meta"]["small"]["width"] == 64
    assert ready["blurhash"]
    served = await aline.client.get(ready["url"])
    assert (served.status_code, served.headers["content-type"]) == (200, "video/mp4")
    assert MARK not in served.content
    part = await aline.client.get(ready["url"], headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")
    assert part.headers["content-range"] == f"bytes 4-7/{len(served.content)}"
    beyond = await aline.client.get(ready["url"], headers={"Range": "bytes=999999999-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(served.content)}")
    assert (await aline.client.get(ready["preview_url"])).headers["content-type"] == "image/jpeg"
    posted = await aline.say("look", media_ids=[media["id"]])
    assert posted["media_attachments"][0]["url"] == ready["url"]
    page = await lodge.client.get(posted["url"], headers={"Accept": "text/html"})
    assert f'src="{ready["url"]}"' in page.text or ready["url"].rpartition("/media/")[2] in page.text
    assert "<video controls" in page.text
    await bruno.get(f"/api/v1/media/{media['id']}", 404)
    kept = sorted(each for each in (lodge.house.settings.folder / "media").rglob("*") if each.is_file())
    assert len(kept) == 2


async def test_a_moving_picture_and_a_recording(aline: Guest, lodge: Lodge) -> None:
    moving = await aline.call("POST", "/api/v2/media", 202, files=sent(animation("GIF"), "image/gif"))
    sound = await aline.call(
        "POST", "/api/v2/media", 202, files=sent(recording("ogg", "libopus"), "audio/ogg", thumbnail=picture())
    )
    assert (moving["type"], sound["type"]) == ("gifv", "audio")
    moving, sound = await ready(aline, lodge, moving), await ready(aline, lodge, sound)
    assert moving["type"] == "gifv"
    assert sound["url"].endswith(".mp3")
    assert sound["preview_url"]
    other = await aline.call("POST", "/api/v2/media", files=sent(picture(), "image/png"))
    refused = await aline.post("/api/v1/statuses", 422, status="both", media_ids=[sound["id"], other["id"]])
    assert refused["error"]
    await aline.say("two", media_ids=[moving["id"], other["id"]])


async def test_a_broken_film_is_said_to_be_broken(aline: Guest, lodge: Lodge) -> None:
    media = await aline.call("POST", "/api/v2/media", 202, files=sent(film()[:400]))
    await lodge.settle()
    assert (await aline.get(f"/api/v1/media/{media['id']}", 422))["error"]
    await aline.post("/api/v1/statuses", 422, status="look", media_ids=[media["id"]])
    await aline.call("DELETE", f"/api/v1/media/{media['id']}")
    await lodge.settle()
    assert [each for each in (lodge.house.settings.folder / "media").rglob("*") if each.is_file()] == []


async def test_an_old_client_waits_until_it_is_ready(aline: Guest, lodge: Lodge) -> None:
    answer = asyncio.create_task(aline.call("POST", "/api/v1/media", files=sent(film(sound=None))))
    while not answer.done():
        await lodge.settle()
        await asyncio.sleep(0.05)
    assert answer.result()["type"] == "gifv"
    assert answer.result()["url"]


async def test_a_preview_can_be_chosen(aline: Guest, lodge: Lodge) -> None:
    media = await aline.call("POST", "/api/v2/media", 202, files=sent(film(sound=None)))
    changed = await aline.call(
        "PUT", f"/api/v1/media/{media['id']}", 206, files={"thumbnail": ("t.png", picture(), "image/png")}
    )
    assert changed["preview_url"]
    await lodge.settle()
    ready = await aline.get(f"/api/v1/media/{media['id']}")
    assert ready["preview_url"] == changed["preview_url"]
    again = await aline.call(
        "PUT", f"/api/v1/media/{media['id']}", files={"thumbnail": ("t.png", picture(), "image/png")}
    )
    await lodge.settle()
    assert (await aline.client.get(again["preview_url"])).status_code == 200
    assert (await aline.client.get(ready["preview_url"])).status_code == 404


async def test_a_blob_without_a_row_goes_and_one_with_a_row_stays(
    aline: Guest, lodge: Lodge, monkeypatch: pytest.MonkeyPatch
) -> None:
    media = await aline.call("POST", "/api/v2/media", files=sent(picture(), "image/png"))
    await aline.say("kept", media_ids=[media["id"]])
    stray = "ab/ab/" + "ab" * 32 + "-00000000.png"
    await lodge.house.store.write(expect, (stray,))
    await lodge.house.blobs.put(stray, b"left by a crash", "image/png")
    await lodge.settle()
    assert await lodge.house.blobs.exists(stray)
    later = clock.now() + 25 * clock.HOUR
    monkeypatch.setattr(clock, "now", lambda: later)
    await lodge.settle()
    assert not await lodge.house.blobs.exists(stray)
    assert (await aline.client.get(media["url"])).status_code == 200
