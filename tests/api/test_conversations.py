"""Direct messages as conversations, through the API."""

from tests.api.description import Inspector
from tests.api.lodge import Guest, Lodge


async def listed(guest: Guest) -> list[tuple[str, bool, str, list[str]]]:
    """What someone's list of conversations says: id, unread, last words, with whom."""
    found = await Inspector().get(guest, "/api/v1/conversations")
    return [
        (each["id"], each["unread"], each["last_status"]["id"], [other["acct"] for other in each["accounts"]])
        for each in found
    ]


async def test_a_message_makes_a_conversation_on_both_sides(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    first = await aline.say("@bruno only you", visibility="direct")
    await aline.say("@bruno all of you")
    await lodge.settle()
    [(mine, unread, last, others)] = await listed(aline)
    assert (unread, last, others) == (False, first["id"], ["bruno"])
    [(theirs, unread, last, others)] = await listed(bruno)
    assert (unread, last, others) == (True, first["id"], ["aline"])
    assert mine != theirs
    reply = await bruno.say("@aline and you", visibility="direct", in_reply_to_id=first["id"])
    await lodge.settle()
    assert [entry[1:3] for entry in await listed(aline)] == [(True, reply["id"])]
    assert [entry[1:3] for entry in await listed(bruno)] == [(False, reply["id"])]
    assert [each["id"] for each in await bruno.get("/api/v1/timelines/direct")] == [reply["id"], first["id"]]
    assert await (await lodge.guest("carla")).get("/api/v1/timelines/direct") == []


async def test_read_unread_and_put_away(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    await aline.say("@bruno one", visibility="direct")
    await lodge.settle()
    [(theirs, *_rest)] = await listed(bruno)
    pattern = "/api/v1/conversations/{id}/read"
    assert (await Inspector().post(bruno, pattern, f"/api/v1/conversations/{theirs}/read"))["unread"] is False
    assert (await bruno.post(f"/api/v1/conversations/{theirs}/unread"))["unread"] is True
    for path in (f"/api/v1/conversations/{theirs}/read", "/api/v1/conversations/77/read"):
        await aline.post(path, 404)
    await bruno.call("DELETE", f"/api/v1/conversations/{theirs}")
    assert await listed(bruno) == []
    assert len(await bruno.get("/api/v1/timelines/direct")) == 1
    again = await aline.say("@bruno two", visibility="direct")
    await lodge.settle()
    assert [entry[2] for entry in await listed(bruno)] == [again["id"]]


async def test_a_deleted_message_gives_way_to_the_one_before(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    first = await aline.say("@bruno one", visibility="direct")
    second = await aline.say("@bruno two", visibility="direct", in_reply_to_id=first["id"])
    await lodge.settle()
    await aline.call("DELETE", f"/api/v1/statuses/{second['id']}")
    await lodge.settle()
    assert [entry[2] for entry in await listed(bruno)] == [first["id"]]
    await aline.call("DELETE", f"/api/v1/statuses/{first['id']}")
    await lodge.settle()
    assert await listed(bruno) == await listed(aline) == []


async def test_whom_one_does_not_hear_is_not_listed(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    await aline.say("@bruno one", visibility="direct")
    await lodge.settle()
    await bruno.post(f"/api/v1/accounts/{aline.id}/mute")
    assert await listed(bruno) == []
    assert await bruno.get("/api/v1/timelines/direct") == []
    await aline.say("@bruno two", visibility="direct")
    await lodge.settle()
    await bruno.post(f"/api/v1/accounts/{aline.id}/unmute")
    assert len(await listed(bruno)) == 1
    await bruno.post(f"/api/v1/accounts/{aline.id}/block")
    assert await listed(bruno) == await listed(aline) == []


async def test_pages_go_by_last_messages(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    said = [(await aline.say(f"@bruno {number}", visibility="direct"))["id"] for number in range(3)]
    await lodge.settle()
    page = await bruno.get("/api/v1/conversations", limit=2)
    assert [each["last_status"]["id"] for each in page] == said[:0:-1]
    following = bruno.link("next")
    assert following is not None
    assert f"max_id={said[1]}" in following
    assert [each["last_status"]["id"] for each in await bruno.call("GET", following)] == [said[0]]
