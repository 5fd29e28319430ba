"""Votes, reply control and the view of one channel: what Palabre adds to posts."""

from typing import Any

import msgspec

from palabre.api.render.whole import StatusJson
from tests.api.lodge import Guest, Lodge


async def vote(guest: Guest, status: Any, direction: str, expect: int = 200) -> Any:
    """Vote on a status."""
    return await guest.post(f"/api/palabre/v1/statuses/{status['id']}/vote", expect, direction=direction)


async def test_a_vote_against_is_seen_by_nobody_else(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    said = await aline.say("a bold claim")
    before = await aline.get(f"/api/v1/statuses/{said['id']}")
    against = await vote(bruno, said, "down")
    msgspec.convert(against, StatusJson, strict=True)
    assert against.keys() == set(StatusJson.__struct_fields__) - {"pinned"}
    assert against["palabre"] == {"vote": "down"}
    assert (against["favourited"], against["favourites_count"]) == (False, 0)
    assert await aline.get(f"/api/v1/statuses/{said['id']}") == before
    seen = (await bruno.get("/api/v1/timelines/public"))[0]
    assert seen["palabre"] == {"vote": "down"}
    assert "palabre" not in (await aline.get("/api/v1/timelines/public"))[0]
    await lodge.settle()
    assert await aline.get("/api/v1/notifications") == []
    assert await aline.get(f"/api/v1/statuses/{said['id']}/favourited_by") == []


async def test_one_vote_takes_the_place_of_another(aline: Guest, bruno: Guest) -> None:
    said = await aline.say("a bold claim")
    in_favour = await vote(bruno, said, "up")
    assert (in_favour["favourited"], in_favour["favourites_count"]) == (True, 1)
    against = await vote(bruno, said, "down")
    assert (against["favourited"], against["favourites_count"], against["palabre"]["vote"]) == (False, 0, "down")
    liked = await bruno.post(f"/api/v1/statuses/{said['id']}/favourite")
    assert liked["favourited"]
    assert "palabre" not in liked
    await vote(bruno, said, "down")
    neither = await vote(bruno, said, "none")
    assert not neither["favourited"]
    assert "palabre" not in neither
    await vote(aline, said, "down", 422)
    await vote(bruno, said, "sideways", 422)
    await vote(bruno, {"id": "1"}, "down", 404)
    hidden = await aline.say("between us", visibility="private")
    await vote(bruno, hidden, "down", 404)


async def test_replies_that_more_people_vote_against_than_for_stand_last(
    aline: Guest, bruno: Guest, lodge: Lodge
) -> None:
    clara = await lodge.guest("clara")
    root = await aline.say("what do you think?")
    rude, kind = [await bruno.say(text, in_reply_to_id=root["id"]) for text in ("rubbish", "well said")]
    below = await bruno.say("I mean it", in_reply_to_id=rude["id"])
    await vote(aline, rude, "down")

    async def order() -> list[str]:
        return [each["id"] for each in (await clara.get(f"/api/v1/statuses/{root['id']}/context"))["descendants"]]

    assert await order() == [kind["id"], rude["id"], below["id"]]
    await vote(clara, rude, "up")
    assert await order() == [rude["id"], below["id"], kind["id"]]


async def test_the_author_says_who_may_answer(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    clara = await lodge.guest("clara")
    root = await aline.say("@clara a question", reply_policy="mentioned")
    assert root["palabre"] == {"reply_policy": "mentioned"}
    assert (await bruno.get("/api/v1/timelines/public"))[0]["palabre"] == {"reply_policy": "mentioned"}
    refused = await bruno.post("/api/v1/statuses", 403, status="me too", in_reply_to_id=root["id"])
    assert refused["error"] == "Only those whom this post mentions may answer it."
    answer = await clara.say("an answer", in_reply_to_id=root["id"])
    await bruno.post("/api/v1/statuses", 403, status="and to you", in_reply_to_id=answer["id"])
    await aline.say("thanks", in_reply_to_id=answer["id"])
    policy = f"/api/palabre/v1/statuses/{root['id']}/reply_policy"
    await aline.call("PUT", policy, json={"reply_policy": "followers"})
    await bruno.post("/api/v1/statuses", 403, status="me too", in_reply_to_id=root["id"])
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    await bruno.say("me too", in_reply_to_id=root["id"])
    await aline.call("PUT", policy, json={"reply_policy": "nobody"})
    await clara.post("/api/v1/statuses", 403, status="one more", in_reply_to_id=root["id"])
    await bruno.call("PUT", policy, 404, json={"reply_policy": "everyone"})
    await aline.call("PUT", policy, 422, json={"reply_policy": "friends"})
    opened = await aline.call("PUT", policy, json={"reply_policy": "everyone"})
    assert "palabre" not in opened


async def test_a_channel_shows_the_newest_or_what_was_voted_for(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    clara = await lodge.guest("clara")
    texts = ("one #tea", "two #tea", "three", "between us #tea")
    one, two, three, closed = [
        await aline.say(text, visibility="private" if text.startswith("between") else "public") for text in texts
    ]
    for voter, liked in ((bruno, one), (clara, one), (bruno, three), (aline, closed)):
        await vote(voter, liked, "up")

    async def channel(guest: Guest, where: str, **asked: Any) -> list[str]:
        return [each["id"] for each in await guest.get(f"/api/palabre/v1/channels/{where}", **asked)]

    assert await channel(clara, "local") == [three["id"], two["id"], one["id"]]
    assert await channel(clara, "tag/tea") == [two["id"], one["id"]]
    assert await channel(clara, "local", order="top") == [one["id"], three["id"]]
    assert await channel(clara, "tag/tea", order="top", window="day") == [one["id"]]
    assert await channel(clara, "local", order="top", limit=1) == [one["id"]]
    after = clara.link("next")
    assert after is not None
    assert [each["id"] for each in await clara.get(after)] == [three["id"]]
    await bruno.post(f"/api/v1/accounts/{aline.id}/block")
    assert await channel(bruno, "local", order="top") == []
    await clara.get("/api/palabre/v1/channels/local", 422, order="worst")
    assert await channel(clara, "tag/nobody-used-this", order="top") == []
