"""A copy holds everything of a member, in forms that browsers and other servers read, and is theirs alone."""

import zipfile
from io import BytesIO
from typing import Any

import msgspec
import pytest

from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.errors import Conflict, NotFound, RateLimited
from palabre.portability.copying.ask import ask_for_copy, copies_of, expire_copies, own_copy
from palabre.portability.model import Copy
from palabre.store.work import Tick
from tests.api.lodge import Guest, Lodge
from tests.api.test_accounts import picture


async def made_for(lodge: Lodge, who: Guest) -> Copy:
    """Asks for a copy and waits for it."""
    assert who.account is not None
    asked = await lodge.house.store.write(ask_for_copy, who.account, "fr")
    await lodge.settle()
    return await lodge.house.store.read(own_copy, int(who.id), asked.id)


async def lives(lodge: Lodge, who: Guest, friend: Guest) -> dict[str, Any]:
    """Posts of every form."""
    sent = await who.call(
        "POST", "/api/v2/media", files={"file": ("p.png", picture(), "image/png")}, data={"description": "A red wall"}
    )
    said = await who.say("Hello @friend #walls", media_ids=[sent["id"]], spoiler_text="Red", language="en")
    await who.call("PUT", f"/api/v1/statuses/{said['id']}", json={"status": "Hello again @friend #walls"})
    poll = {"options": ["Yes", "No"], "expires_in": 3600, "multiple": True}
    asked = await who.say("Which?", poll=poll)
    theirs = await friend.say("Mine", in_reply_to_id=said["id"])
    answer = await who.say("Between us", in_reply_to_id=theirs["id"], visibility="direct")
    for act in ("reblog", "favourite", "bookmark"):
        await who.post(f"/api/v1/statuses/{theirs['id']}/{act}")
    await who.call("PATCH", "/api/v1/accounts/update_credentials", files={"avatar": ("a.png", picture(), "image/png")})
    await who.post(f"/api/v1/accounts/{friend.id}/follow")
    return {"said": said, "asked": asked, "theirs": theirs, "answer": answer}


async def test_a_copy_is_whole(lodge: Lodge) -> None:
    who, friend = await lodge.guest("who"), await lodge.guest("friend")
    posts = await lives(lodge, who, friend)
    copy = await made_for(lodge, who)
    data = await lodge.house.blobs.get(copy.blob_key)
    assert (copy.bytes, copy.done, copy.total) == (len(data), 4, 4)
    packed = zipfile.ZipFile(BytesIO(data))
    assert packed.testzip() is None
    outbox = msgspec.json.decode(packed.read("outbox.json"))
    assert (outbox["type"], outbox["totalItems"]) == ("OrderedCollection", 4)
    boost, direct, poll, first = outbox["orderedItems"]
    assert (boost["type"], boost["object"]) == ("Announce", posts["theirs"]["uri"])
    assert direct["object"]["inReplyTo"] == posts["theirs"]["uri"]
    assert (direct["to"], direct["cc"]) == ([], [])
    assert [option["name"] for option in poll["object"]["anyOf"]] == ["Yes", "No"]
    note = first["object"]
    assert note["id"] == posts["said"]["uri"]
    assert note["summary"] is None
    assert [each["source"]["content"] for each in note["edits"]] == [
        "Hello @friend #walls",
        "Hello again @friend #walls",
    ]
    assert {each["name"] for each in note["tag"]} == {"@friend", "#walls"}
    assert note["edits"][0]["attachment"][0]["name"] == "A red wall"
    assert packed.read(note["edits"][0]["attachment"][0]["url"])[:4] == b"\x89PNG"
    actor = msgspec.json.decode(packed.read("actor.json"))
    assert (actor["preferredUsername"], actor["outbox"]) == ("who", "outbox.json")
    assert packed.read(actor["icon"]["url"])
    for name in ("likes.json", "bookmarks.json"):
        assert msgspec.json.decode(packed.read(name))["orderedItems"] == [posts["theirs"]["uri"]]
    login = msgspec.json.decode(packed.read("account.json"))
    assert login["email"] == "who@mail.example"
    assert "friend@palabre.example" in packed.read("following_accounts.csv").decode()
    index = packed.read("index.html").decode()
    [month] = [name for name in packed.namelist() if name.startswith("posts/")]
    assert month in index
    assert "Publications" in index
    page = packed.read(month).decode()
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert page.count("<article") == page.count("</article>") == 4
    assert "Hello again" in page
    assert "media.list" not in packed.namelist()
    assert not list((lodge.house.settings.folder / "copies").iterdir())


async def test_a_copy_is_asked_for_once_a_day_and_goes_after_a_week(
    lodge: Lodge, monkeypatch: pytest.MonkeyPatch
) -> None:
    who, other = await lodge.guest("who"), await lodge.guest("other")
    assert who.account is not None
    store = lodge.house.store
    await store.write(ask_for_copy, who.account, "en")
    with pytest.raises(Conflict):
        await store.write(ask_for_copy, who.account, "en")
    await lodge.settle()
    [copy] = await store.read(copies_of, int(who.id))
    with pytest.raises(RateLimited):
        await store.write(ask_for_copy, who.account, "en")
    with pytest.raises(NotFound):
        await store.read(own_copy, int(other.id), copy.id)
    assert (await lodge.client.get(f"/media/{copy.blob_key}")).status_code == 404
    assert await lodge.house.blobs.exists(copy.blob_key)
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + 8 * DAY)
    await store.write(expire_copies, Tick())
    await lodge.settle()
    assert not await lodge.house.blobs.exists(copy.blob_key)
    with pytest.raises(NotFound):
        await store.read(own_copy, int(who.id), copy.id)
