"""Writing, reading, editing and deleting statuses through the API."""

from typing import Any

from tests.api.lodge import THREAT, Guest, Lodge


async def test_a_post_is_read_by_everyone(aline: Guest, lodge: Lodge) -> None:
    posted = await aline.say("Hello #Palabre", spoiler_text="greeting", language="en")
    assert posted["content"].startswith("<p>Hello ")
    assert posted["spoiler_text"] == "greeting"
    assert posted["sensitive"] is True
    assert posted["visibility"] == "public"
    assert posted["application"] == {"name": "Lodge tests", "website": None}
    assert [tag["name"].lower() for tag in posted["tags"]] == ["palabre"]
    seen = await lodge.stranger.get(f"/api/v1/statuses/{posted['id']}")
    assert seen["content"] == posted["content"]
    assert "pinned" not in seen
    assert posted["pinned"] is False


async def test_every_form_of_body_is_understood(aline: Guest) -> None:
    by_form = await aline.call("POST", "/api/v1/statuses", data={"status": "one", "sensitive": "True"})
    by_parts = await aline.call("POST", "/api/v1/statuses", files={"status": (None, "two"), "visibility": (None, "")})
    by_query = await aline.call("POST", "/api/v1/statuses?status=three&visibility=unlisted")
    assert [by_form["sensitive"], by_parts["visibility"], by_query["visibility"]] == [True, "public", "unlisted"]


async def test_a_repeated_request_posts_once(aline: Guest) -> None:
    headers = {"Idempotency-Key": "k1"}
    first = await aline.call("POST", "/api/v1/statuses", json={"status": "once"}, headers=headers)
    again = await aline.call("POST", "/api/v1/statuses", json={"status": "once"}, headers=headers)
    other = await aline.call("POST", "/api/v1/statuses", json={"status": "once"}, headers={"Idempotency-Key": "k2"})
    assert first["id"] == again["id"] != other["id"]


async def test_a_reply_makes_a_conversation(aline: Guest, bruno: Guest) -> None:
    root = await aline.say("root")
    reply = await bruno.say("@aline answer", in_reply_to_id=root["id"])
    leaf = await aline.say("thanks", in_reply_to_id=int(reply["id"]))
    assert (reply["in_reply_to_id"], reply["in_reply_to_account_id"]) == (root["id"], aline.id)
    assert [(each["acct"], each["id"]) for each in reply["mentions"]] == [("aline", aline.id)]
    around = await aline.get(f"/api/v1/statuses/{reply['id']}/context")
    assert [each["id"] for each in around["ancestors"]] == [root["id"]]
    assert [each["id"] for each in around["descendants"]] == [leaf["id"]]
    assert (await aline.get(f"/api/v1/statuses/{root['id']}"))["replies_count"] == 1


async def test_privacy_holds(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    private = await aline.say("for followers", visibility="private")
    direct = await aline.say("@bruno for you", visibility="direct")
    for shown, who in ((private, bruno), (private, lodge.stranger), (direct, lodge.stranger)):
        await who.get(f"/api/v1/statuses/{shown['id']}", 404)
        assert await who.get("/api/v1/statuses", **{"id[]": shown["id"]}) == []
    await bruno.get(f"/api/v1/statuses/{direct['id']}")
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    await bruno.get(f"/api/v1/statuses/{private['id']}")


async def test_an_edit_keeps_its_history(aline: Guest, bruno: Guest) -> None:
    posted = await aline.say("frist", spoiler_text="cw")
    path = f"/api/v1/statuses/{posted['id']}"
    edited = await aline.call("PUT", path, json={"status": "first"})
    assert edited["content"] == "<p>first</p>"
    assert edited["edited_at"].endswith("Z")
    assert [each["content"] for each in await bruno.get(f"{path}/history")] == ["<p>frist</p>", "<p>first</p>"]
    assert await aline.get(f"{path}/source") == {"id": posted["id"], "text": "first", "spoiler_text": ""}
    await bruno.call("PUT", path, 404, json={"status": "mine"})
    await bruno.get(f"{path}/source", 404)


async def test_deleting_gives_back_the_source(aline: Guest, bruno: Guest) -> None:
    posted = await aline.say("to be redrafted")
    path = f"/api/v1/statuses/{posted['id']}"
    await bruno.call("DELETE", path, 404)
    gone = await aline.call("DELETE", path)
    assert (gone["id"], gone["text"]) == (posted["id"], "to be redrafted")
    await aline.get(path, 404)
    await aline.call("DELETE", path, 404)


async def test_reactions_and_their_undoing(aline: Guest, bruno: Guest) -> None:
    posted = await aline.say("good news")
    path = f"/api/v1/statuses/{posted['id']}"
    for do, undo, flag in (
        ("favourite", "unfavourite", "favourited"),
        ("bookmark", "unbookmark", "bookmarked"),
        ("mute", "unmute", "muted"),
    ):
        assert (await bruno.post(f"{path}/{do}"))[flag] is True
        assert (await bruno.post(f"{path}/{do}"))[flag] is True, "a second time changes nothing"
        assert (await aline.get(path))[flag] is False
        assert (await bruno.post(f"{path}/{undo}"))[flag] is False
    boost = await bruno.post(f"{path}/reblog")
    assert (boost["reblog"]["id"], boost["reblog"]["reblogged"]) == (posted["id"], True)
    assert boost["account"]["username"] == "bruno"
    assert (await aline.get(path))["reblogs_count"] == 1
    assert (await bruno.post(f"{path}/unreblog"))["reblogged"] is False
    assert (await aline.post(f"{path}/pin"))["pinned"] is True
    await bruno.post(f"{path}/pin", 404)
    assert (await aline.post(f"{path}/unpin"))["pinned"] is False


async def test_who_reacted(aline: Guest, bruno: Guest) -> None:
    posted = await aline.say("liked")
    path = f"/api/v1/statuses/{posted['id']}"
    await bruno.post(f"{path}/favourite")
    await bruno.post(f"{path}/reblog")
    for name in ("favourited_by", "reblogged_by"):
        assert [each["id"] for each in await aline.get(f"{path}/{name}")] == [bruno.id]
    await bruno.post(f"{path}/bookmark")
    for name in ("favourites", "bookmarks"):
        assert [each["id"] for each in await bruno.get(f"/api/v1/{name}")] == [posted["id"]]
        assert await aline.get(f"/api/v1/{name}") == []


async def test_a_held_post_is_shown_to_its_author_alone_and_says_why(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    french = {"Accept-Language": "fr"}
    posted: Any = await aline.call("POST", "/api/v1/statuses", json={"status": THREAT}, headers=french)
    held = posted["palabre"]["held"]
    assert (posted["visibility"], held["state"], held["clause"]) == ("public", "held", "violent-threat")
    assert held["title"] == "Menace de violence"
    path = f"/api/v1/statuses/{posted['id']}"
    assert (await aline.get(path))["palabre"]["held"]["title"] == "Threat of violence"
    for who in (bruno, lodge.stranger):
        await who.get(path, 404)
        assert await who.get("/api/v1/timelines/public") == []
        assert await who.get(f"/api/v1/accounts/{aline.id}/statuses") == []
    await bruno.post(f"{path}/favourite", 404)
    found = await bruno.get("/api/v2/search", q="tonight")
    assert found["statuses"] == []
    assert [each["id"] for each in await aline.get("/api/palabre/v1/held")] == [posted["id"]]
    assert await bruno.get("/api/palabre/v1/held") == []
