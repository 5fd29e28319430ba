"""Pictures through the API: uploaded, described, attached, served clean."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.api.lodge import Guest, Lodge, opened_lodge
from tests.api.test_accounts import picture
from tests.harness.pictures import MARK


def telling_picture() -> bytes:
    """A picture that says where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = MARK.decode()
    file = BytesIO()
    Image.new("RGB", (80, 60), "green").save(file, "JPEG", exif=exif)
    return file.getvalue()


async def test_a_picture_is_posted_with_its_description(aline: Guest, bruno: Guest) -> None:
    media = await aline.call(
        "POST",
        "/api/v2/media",
        files={"file": ("p.jpg", telling_picture(), "image/jpeg")},
        data={"description": "A green field", "focus": "0.5,-0.25"},
    )
    assert (media["type"], media["description"]) == ("image", "A green field")
    assert media["meta"]["original"]["width"] == 80
    assert media["meta"]["focus"] == {"x": 0.5, "y": -0.25}
    assert media["blurhash"]
    served = await aline.client.get(media["url"])
    assert served.headers["content-type"] == "image/jpeg"
    assert served.headers["access-control-allow-origin"] == "*"
    assert MARK not in served.content
    changed = await aline.call("PUT", f"/api/v1/media/{media['id']}", json={"description": "A meadow"})
    assert changed["description"] == "A meadow"
    assert (await aline.get(f"/api/v1/media/{media['id']}"))["description"] == "A meadow"
    await bruno.get(f"/api/v1/media/{media['id']}", 404)
    await bruno.post("/api/v1/statuses", 422, status="mine", media_ids=[media["id"]])
    posted = await aline.call("POST", "/api/v1/statuses", data={"status": "", "media_ids[]": [media["id"]]})
    (shown,) = posted["media_attachments"]
    assert (shown["id"], shown["description"]) == (media["id"], "A meadow")
    only = await bruno.get(f"/api/v1/accounts/{aline.id}/statuses", only_media="true")
    assert [each["id"] for each in only] == [posted["id"]]


async def test_a_deleted_draft_gives_its_pictures_back(aline: Guest) -> None:
    media = await aline.call("POST", "/api/v1/media", files={"file": ("p.png", picture(), "image/png")})
    posted = await aline.say("with a picture", media_ids=[media["id"]])
    gone = await aline.call("DELETE", f"/api/v1/statuses/{posted['id']}")
    again = await aline.say("better words", media_ids=[each["id"] for each in gone["media_attachments"]])
    assert [each["id"] for each in again["media_attachments"]] == [media["id"]]


async def test_what_is_no_picture_is_refused(aline: Guest, lodge: Lodge) -> None:
    for content in (b"", b"text", b"\x89PNG\r\n\x1a\n" + b"x" * 50):
        refused = await aline.call("POST", "/api/v2/media", 422, files={"file": ("p.png", content, "image/png")})
        assert refused["error"]
    await aline.post("/api/v2/media", 422)
    await aline.call("POST", "/api/v2/media", 422, data={"file": "text"})
    await aline.call(
        "POST", "/api/v2/media", 422, files={"file": ("p.png", picture(), "image/png")}, data={"focus": "left"}
    )
    await lodge.stranger.call("POST", "/api/v2/media", 401, files={"file": ("p.png", picture(), "image/png")})


async def test_what_is_too_large_is_refused(address: str, tmp_path: Path) -> None:
    async with opened_lodge(address, tmp_path, max_image_pixels=1_024) as lodge:
        aline = await lodge.guest("aline")
        files = {"file": ("p.jpg", telling_picture(), "image/jpeg")}
        assert (await aline.call("POST", "/api/v2/media", 422, files=files))["error"]


async def test_a_loose_upload_can_be_removed(aline: Guest) -> None:
    media = await aline.call("POST", "/api/v1/media", files={"file": ("p.png", picture(), "image/png")})
    await aline.call("DELETE", f"/api/v1/media/{media['id']}")
    await aline.get(f"/api/v1/media/{media['id']}", 404)


async def test_an_edit_may_change_a_description(aline: Guest) -> None:
    media = await aline.call("POST", "/api/v1/media", files={"file": ("p.png", picture(), "image/png")})
    posted = await aline.say("look", media_ids=[media["id"]])
    change = {
        "status": "look!",
        "media_ids": [media["id"]],
        "media_attributes": [{"id": media["id"], "description": "A dot"}],
    }
    edited = await aline.call("PUT", f"/api/v1/statuses/{posted['id']}", json=change)
    assert [each["description"] for each in edited["media_attachments"]] == ["A dot"]
    form = {"status": "look!", "media_ids[]": media["id"], "media_attributes[][id]": media["id"]}
    other = {"media_attributes[][thumbnail]": ("t.jpg", telling_picture(), "image/jpeg")}
    shown = await aline.call("PUT", f"/api/v1/statuses/{posted['id']}", data=form, files=other)
    (before,), (after,) = edited["media_attachments"], shown["media_attachments"]
    assert after["preview_url"] != before["preview_url"]
    assert after["url"] == before["url"]
    bare = await aline.call("PUT", f"/api/v1/statuses/{posted['id']}", json={"status": "look no more"})
    assert bare["media_attachments"] == []
