"""Accounts, profiles and relations through the API."""

from io import BytesIO
from typing import Any

from PIL import Image

from tests.api.lodge import Guest, Lodge


def picture(colour: str = "red") -> bytes:
    """A small picture."""
    file = BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, "PNG")
    return file.getvalue()


async def test_the_callers_own_account(aline: Guest) -> None:
    mine = await aline.get("/api/v1/accounts/verify_credentials")
    assert (mine["id"], mine["username"], mine["acct"]) == (aline.id, "aline", "aline")
    assert mine["source"]["privacy"] == "public"
    assert mine["role"]["permissions"] == "0"
    assert mine["avatar"].startswith("http://palabre.example/api/palabre/v1/pictures/")
    assert (await aline.client.get(mine["avatar"])).headers["content-type"] == "image/png"


async def test_a_profile_is_changed_in_multipart(aline: Guest, lodge: Lodge) -> None:
    sent: dict[str, Any] = {
        "display_name": "Aline B.",
        "note": "Hello <script>alert(1)</script> #boats",
        "locked": "true",
        "bot": "false",
        "source[privacy]": "unlisted",
        "source[language]": "fr",
        "fields_attributes[0][name]": "Town",
        "fields_attributes[0][value]": "Lyon",
    }
    changed = await aline.call(
        "PATCH",
        "/api/v1/accounts/update_credentials",
        data=sent,
        files={"avatar": ("a.png", picture(), "image/png")},
    )
    assert (changed["display_name"], changed["locked"]) == ("Aline B.", True)
    assert (changed["source"]["privacy"], changed["source"]["language"]) == ("unlisted", "fr")
    assert changed["source"]["fields"] == [{"name": "Town", "value": "Lyon", "verified_at": None}]
    assert "<script" not in changed["note"]
    assert "/media/" in changed["avatar"]
    seen = await lodge.stranger.get(f"/api/v1/accounts/{aline.id}")
    assert (seen["avatar"], "source" in seen) == (changed["avatar"], False)
    assert (await aline.say("quietly"))["visibility"] == "unlisted"
    kept = await aline.call("PATCH", "/api/v1/accounts/update_credentials", json={"note": ""})
    assert (kept["display_name"], kept["note"]) == ("Aline B.", "")


async def test_wrong_profiles_say_what_is_wrong(aline: Guest) -> None:
    path = "/api/v1/accounts/update_credentials"
    long = await aline.call("PATCH", path, 422, json={"display_name": "x" * 100})
    assert long["details"]["display_name"][0]["error"] == "ERR_TOO_LONG"
    broken = await aline.call("PATCH", path, 422, files={"avatar": ("a.png", b"no picture", "image/png")})
    assert broken["error"]


async def test_accounts_are_found(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    for handle in ("bruno", "@bruno", "BRUNO", "bruno@palabre.example"):
        assert (await lodge.stranger.get("/api/v1/accounts/lookup", acct=handle))["id"] == bruno.id
    await aline.get("/api/v1/accounts/lookup", 404, acct="nobody")
    await aline.get("/api/v1/accounts/lookup", 422)
    assert [each["id"] for each in await aline.get("/api/v1/accounts/search", q="bru")] == [bruno.id]
    assert await aline.get("/api/v1/accounts/search", q="bru", following="true") == []
    several = await aline.get("/api/v1/accounts", **{"id[]": [bruno.id, "1", aline.id]})
    assert [each["id"] for each in several] == [bruno.id, aline.id]
    await aline.get("/api/v1/accounts/abc", 404)
    await aline.get("/api/v1/accounts/1", 404)


async def test_follow_and_unfollow(aline: Guest, bruno: Guest) -> None:
    path = f"/api/v1/accounts/{aline.id}"
    followed = await bruno.post(f"{path}/follow", reblogs=False, languages=["fr"])
    assert (followed["following"], followed["showing_reblogs"], followed["languages"]) == (True, False, ["fr"])
    again = await bruno.post(f"{path}/follow", notify=True)
    assert (again["notifying"], again["showing_reblogs"], again["languages"]) == (True, False, ["fr"])
    assert [each["id"] for each in await aline.get(f"{path}/followers")] == [bruno.id]
    assert [each["id"] for each in await aline.get(f"/api/v1/accounts/{bruno.id}/following")] == [aline.id]
    (known,) = await aline.get("/api/v1/accounts/relationships", **{"id[]": bruno.id})
    assert (known["id"], known["followed_by"], known["following"]) == (bruno.id, True, False)
    assert (await bruno.post(f"{path}/unfollow"))["following"] is False
    await bruno.post(f"/api/v1/accounts/{bruno.id}/follow", 422)
    await bruno.post("/api/v1/accounts/1/follow", 404)
    await bruno.post("/api/v1/accounts/1/unfollow", 404)


async def test_a_locked_account_is_asked(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    await aline.call("PATCH", "/api/v1/accounts/update_credentials", json={"locked": True})
    clara = await lodge.guest("clara")
    for who in (bruno, clara):
        assert (await who.post(f"/api/v1/accounts/{aline.id}/follow"))["requested"] is True
    assert (await aline.get("/api/v1/accounts/verify_credentials"))["source"]["follow_requests_count"] == 2
    asking = await aline.get("/api/v1/follow_requests")
    assert [each["id"] for each in asking] == [clara.id, bruno.id]
    assert (await aline.post(f"/api/v1/follow_requests/{bruno.id}/authorize"))["followed_by"] is True
    assert (await aline.post(f"/api/v1/follow_requests/{clara.id}/reject"))["followed_by"] is False
    await aline.post(f"/api/v1/follow_requests/{clara.id}/reject", 404)
    removed = await aline.post(f"/api/v1/accounts/{bruno.id}/remove_from_followers")
    assert removed["followed_by"] is False


async def test_block_and_mute(aline: Guest, bruno: Guest) -> None:
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    assert (await aline.post(f"/api/v1/accounts/{bruno.id}/block"))["blocking"] is True
    assert [each["id"] for each in await aline.get("/api/v1/blocks")] == [bruno.id]
    refused = await bruno.post(f"/api/v1/accounts/{aline.id}/follow", 403)
    assert refused["error"]
    assert await bruno.get(f"/api/v1/accounts/{aline.id}/statuses") == []
    assert (await aline.post(f"/api/v1/accounts/{bruno.id}/unblock"))["blocking"] is False
    muted = await aline.post(f"/api/v1/accounts/{bruno.id}/mute", notifications=False, duration=3600)
    assert (muted["muting"], muted["muting_notifications"]) == (True, False)
    (listed,) = await aline.get("/api/v1/mutes")
    assert (listed["id"], listed["mute_expires_at"]) == (bruno.id, muted["muting_expires_at"])
    assert (await aline.post(f"/api/v1/accounts/{bruno.id}/unmute"))["muting"] is False


async def test_hidden_lists_stay_hidden(aline: Guest, bruno: Guest) -> None:
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    await aline.call("PATCH", "/api/v1/accounts/update_credentials", json={"hide_collections": True})
    assert await bruno.get(f"/api/v1/accounts/{aline.id}/followers") == []
    assert len(await aline.get(f"/api/v1/accounts/{aline.id}/followers")) == 1


async def test_familiar_followers(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    clara = await lodge.guest("clara")
    await aline.post(f"/api/v1/accounts/{bruno.id}/follow")
    await bruno.post(f"/api/v1/accounts/{clara.id}/follow")
    (found,) = await aline.get("/api/v1/accounts/familiar_followers", **{"id[]": clara.id})
    assert (found["id"], [each["id"] for each in found["accounts"]]) == (clara.id, [bruno.id])


async def test_followers_are_paged(aline: Guest, lodge: Lodge) -> None:
    for name in ("bea", "carl", "dora"):
        await (await lodge.guest(name)).post(f"/api/v1/accounts/{aline.id}/follow")
    names: list[str] = []
    path: str | None = f"/api/v1/accounts/{aline.id}/followers?limit=1"
    while path:
        names += [each["username"] for each in await aline.get(path)]
        path = aline.link("next")
    assert names == ["dora", "carl", "bea"]


async def test_statuses_of_an_account(aline: Guest, bruno: Guest) -> None:
    root = await aline.say("root #tag")
    reply = await aline.say("@bruno hi", in_reply_to_id=(await bruno.say("x"))["id"])
    boost = await aline.post(f"/api/v1/statuses/{(await bruno.say('boost me'))['id']}/reblog")
    path = f"/api/v1/accounts/{aline.id}/statuses"

    async def ids(**params: Any) -> list[str]:
        return [each["id"] for each in await bruno.get(path, **params)]

    assert await ids() == [boost["id"], reply["id"], root["id"]]
    assert await ids(exclude_replies="True") == [boost["id"], root["id"]]
    assert await ids(exclude_reblogs="1") == [reply["id"], root["id"]]
    assert await ids(tagged="tag") == [root["id"]]
    assert await ids(pinned="true") == []
    assert await ids(only_media="true") == []
    assert await ids(limit=1) == [boost["id"]]
    assert (bruno.link("next") or "").endswith(f"limit=1&max_id={boost['id']}")
    assert (bruno.link("prev") or "").endswith(f"limit=1&min_id={boost['id']}")


async def test_a_picture_can_be_taken_away(aline: Guest) -> None:
    sent = {"avatar": ("a.png", picture(), "image/png"), "header": ("h.png", picture("blue"), "image/png")}
    shown = await aline.call("PATCH", "/api/v1/profile", files=sent, data={"avatar_description": "Red"})
    assert "/media/" in shown["avatar"]
    assert shown["avatar_description"] == "Red"
    without = await aline.call("DELETE", "/api/v1/profile/avatar")
    assert (without["avatar"] == shown["avatar"], without["header"]) == (False, shown["header"])
    bare = await aline.get("/api/v1/profile")
    assert (bare["avatar"], bare["avatar_description"], bare["header"]) == (None, "", shown["header"])
