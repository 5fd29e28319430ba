"""Live streams: server-sent events and WebSockets, from the real server as clients read them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx
import pytest
from granian.constants import Interfaces
from granian.server.embed import Server
from httpx_sse import ServerSentEvent, aconnect_sse
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus

from palabre.accounts.preferences import change_preferences
from palabre.community.announce import AnnouncementDraft, announce, remove_announcement
from palabre.door.limits import SOCKETS
from tests.api.lodge import THREAT, Guest, Lodge
from tests.harness.process import free_port

PATIENCE = 10.0
on_sqlite = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
"""The engine below makes no difference to these."""


@pytest.fixture
async def port(lodge: Lodge) -> AsyncIterator[int]:
    """The lodge, served on a port, with its worker at work."""
    chosen = free_port()
    server = Server(lodge.application, "127.0.0.1", chosen, interface=Interfaces.ASGINL, log_enabled=False)
    serving = asyncio.create_task(server.serve())
    async with httpx.AsyncClient() as client:
        for _attempt in range(100):
            with suppress(httpx.TransportError):
                await client.get(f"http://127.0.0.1:{chosen}/health")
                break
            await asyncio.sleep(0.05)
    yield chosen
    server.stop()
    await serving


@asynccontextmanager
async def events(port: int, path: str, who: Guest | None, **headers: str) -> AsyncIterator[AsyncIterator[Any]]:
    """The events of a stream."""
    token = {"Authorization": f"Bearer {who.token}"} if who else {}
    async with (
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as client,
        aconnect_sse(client, "GET", path, headers={**token, **headers}) as source,
    ):
        assert source.response.status_code == 200
        yield aiter(source.aiter_sse())


async def following(stream: AsyncIterator[ServerSentEvent]) -> ServerSentEvent:
    """The next event, within reason."""
    async with asyncio.timeout(PATIENCE):
        return await anext(stream)


async def test_home_hears_posts_edits_deletions_and_notifications(
    port: int, aline: Guest, bruno: Guest, lodge: Lodge
) -> None:
    await aline.post(f"/api/v1/accounts/{bruno.id}/follow")
    await lodge.settle()
    async with events(port, "/api/v1/streaming/user", aline) as stream:
        await bruno.say(THREAT)
        posted = await bruno.say("fresh news")
        first = await following(stream)
        assert (first.event, json.loads(first.data)["id"]) == ("update", posted["id"]), "and nothing that is held"
        await bruno.call("PUT", f"/api/v1/statuses/{posted['id']}", json={"status": "fresher"})
        edited = await following(stream)
        assert (edited.event, json.loads(edited.data)["content"]) == ("status.update", "<p>fresher</p>")
        await bruno.call("DELETE", f"/api/v1/statuses/{posted['id']}")
        gone = await following(stream)
        assert (gone.event, gone.data) == ("delete", posted["id"])
        mine = await aline.say("mine")
        assert json.loads((await following(stream)).data)["id"] == mine["id"]
        await bruno.post(f"/api/v1/statuses/{mine['id']}/favourite")
        await lodge.settle()
        told = await following(stream)
        assert (told.event, json.loads(told.data)["type"]) == ("notification", "favourite")


async def test_a_lost_connection_goes_on_without_a_gap(port: int, aline: Guest, bruno: Guest) -> None:
    async with events(port, "/api/v1/streaming/public", aline) as stream:
        first = await bruno.say("first")
        heard = await following(stream)
        assert json.loads(heard.data)["id"] == first["id"]
    missed = [(await bruno.say(f"missed {number}"))["id"] for number in range(3)]
    async with events(port, "/api/v1/streaming/public", aline, **{"Last-Event-ID": heard.id}) as stream:
        found: list[str] = []
        while found[-3:] != missed:
            found.append(json.loads((await following(stream)).data)["id"])
        assert set(found) <= {first["id"], *missed}


@on_sqlite
async def test_public_streams_speak_the_chosen_languages(port: int, lodge: Lodge, aline: Guest, bruno: Guest) -> None:
    assert aline.account is not None
    await lodge.house.store.write(change_preferences, aline.account.id, languages=("fr",))
    async with events(port, "/api/v1/streaming/public", aline) as stream:
        await bruno.say("Moin", language="de")
        await bruno.say("Salut", language="fr-CA")
        assert "Salut" in (await following(stream)).data


@on_sqlite
async def test_tags_and_strangers(port: int, aline: Guest) -> None:
    async with events(port, "/api/v1/streaming/hashtag?tag=Boats", None) as stream:
        await aline.say("no tag")
        await aline.say("hidden #boats", visibility="private")
        posted = await aline.say("#BOATS")
        assert json.loads((await following(stream)).data)["id"] == posted["id"]


@on_sqlite
@pytest.mark.parametrize(("path", "status"), [("user", 401), ("hashtag", 422), ("nothing", 404)])
async def test_streams_refuse_in_json(lodge: Lodge, path: str, status: int) -> None:
    assert (await lodge.stranger.get(f"/api/v1/streaming/{path}", status))["error"]


@on_sqlite
async def test_health(lodge: Lodge) -> None:
    assert (await lodge.client.get("/api/v1/streaming/health")).text == "OK"


def socket_of(port: int, query: str = "", **options: Any) -> Any:
    """A WebSocket to the streams."""
    return connect(f"ws://127.0.0.1:{port}/api/v1/streaming{query}", **options)


async def message(socket: ClientConnection) -> Any:
    """The next message, within reason."""
    async with asyncio.timeout(PATIENCE):
        return json.loads(await socket.recv())


async def refusal(port: int, query: str) -> int:
    """The status with which a WebSocket is refused."""
    with pytest.raises(InvalidStatus) as refused:
        async with socket_of(port, query):
            pass
    assert json.loads(refused.value.response.body)["error"]
    return refused.value.response.status_code


@on_sqlite
async def test_one_socket_carries_many_streams(port: int, aline: Guest, bruno: Guest) -> None:
    async with socket_of(port, f"?stream=user&access_token={aline.token}") as socket:
        await socket.send(json.dumps({"type": "subscribe", "stream": "hashtag", "tag": "boats"}))
        await socket.send(json.dumps({"type": "subscribe", "stream": "nonsense"}))
        assert (await message(socket))["error"] == "Unknown stream type"
        mine = await aline.say("mine")
        heard = await message(socket)
        assert (heard["stream"], heard["event"]) == (["user"], "update")
        assert json.loads(heard["payload"])["id"] == mine["id"]
        theirs = await bruno.say("#boats")
        heard = await message(socket)
        assert heard["stream"] == ["hashtag", "boats"]
        assert json.loads(heard["payload"])["id"] == theirs["id"]
        await socket.send(json.dumps({"type": "unsubscribe", "stream": "hashtag", "tag": "boats"}))
        await socket.send("nonsense")
        assert "cannot be read" in (await message(socket))["error"]
        await bruno.say("unheard #boats")
        last = await aline.say("last")
        assert json.loads((await message(socket))["payload"])["id"] == last["id"]


@on_sqlite
async def test_sockets_ask_who_is_there(port: int, aline: Guest, lodge: Lodge) -> None:
    assert await refusal(port, "?access_token=nonsense") == 401
    assert await refusal(port, "?stream=user") == 401
    assert await refusal(port, "?stream=hashtag") == 422
    reader = await lodge.token(aline, "read:accounts")
    assert await refusal(port, f"?stream=user&access_token={reader.token}") == 403
    async with socket_of(port) as socket:
        await socket.send(json.dumps({"type": "subscribe", "stream": "user"}))
        assert (await message(socket))["status"] == 401
    async with socket_of(port, "?stream=user", subprotocols=[aline.token]) as socket:
        mine = await aline.say("through a protocol")
        assert json.loads((await message(socket))["payload"])["id"] == mine["id"]


async def said(socket: ClientConnection, event: str) -> Any:
    """The payload of the next event of this name."""
    while True:
        heard = await message(socket)
        if heard.get("event") == event:
            return heard


@on_sqlite
async def test_a_list_is_heard_by_its_owner(port: int, aline: Guest, bruno: Guest) -> None:
    chosen = (await aline.post("/api/v1/lists", title="Friends"))["id"]
    assert await refusal(port, f"?stream=list&list={chosen}&access_token={bruno.token}") == 404
    async with socket_of(port, f"?access_token={aline.token}") as socket:
        await socket.send(json.dumps({"type": "subscribe", "stream": "list", "list": chosen}))
        await aline.post(f"/api/v1/accounts/{bruno.id}/follow")
        await bruno.say("before")
        await aline.post(f"/api/v1/lists/{chosen}/accounts", account_ids=[bruno.id])
        posted = await bruno.say("after")
        heard = await message(socket)
        assert (heard["stream"], json.loads(heard["payload"])["id"]) == (["list", chosen], posted["id"])
    async with events(port, f"/api/v1/streaming/list?list={chosen}", aline) as stream:
        posted = await bruno.say("once more")
        assert json.loads((await following(stream)).data)["id"] == posted["id"]


@on_sqlite
async def test_conversations_are_heard_by_those_in_them(port: int, aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    async with socket_of(port, f"?stream=direct&access_token={aline.token}") as socket:
        posted = await bruno.say("@aline between us", visibility="direct")
        await lodge.settle()
        heard = await message(socket)
        assert (heard["stream"], heard["event"]) == (["direct"], "conversation")
        assert json.loads(heard["payload"])["last_status"]["id"] == posted["id"]


@on_sqlite
async def test_filters_count_from_the_moment_they_change(port: int, aline: Guest, bruno: Guest) -> None:
    async with socket_of(port, f"?stream=user&access_token={aline.token}") as socket:
        await socket.send(json.dumps({"type": "subscribe", "stream": "public"}))
        words = [{"keyword": "rain", "whole_word": True}]
        await aline.post("/api/v2/filters", title="Weather", context=["public"], keywords_attributes=words)
        changed = await said(socket, "filters_changed")
        assert changed["stream"] == ["user"]
        assert "payload" not in changed
        await bruno.say("rain again")
        assert json.loads((await said(socket, "update"))["payload"])["filtered"][0]["filter"]["title"] == "Weather"
        await bruno.say("sun at last")
        assert json.loads((await said(socket, "update"))["payload"])["filtered"] == []


async def test_a_socket_goes_on_where_it_broke_off(port: int, aline: Guest, bruno: Guest) -> None:
    await aline.post(f"/api/v1/accounts/{bruno.id}/follow")
    async with socket_of(port, f"?stream=user&access_token={aline.token}") as socket:
        await bruno.say("heard")
        cursor = (await said(socket, "update"))["cursor"]
    missed = [(await bruno.say(f"missed {number}"))["id"] for number in range(5)]
    async with socket_of(port, f"?stream=user&after={cursor}&access_token={aline.token}") as socket:
        later = await bruno.say("and now")
        heard = [json.loads((await said(socket, "update"))["payload"])["id"] for _ in range(6)]
    assert list(dict.fromkeys(heard)) == [*missed, later["id"]]


@on_sqlite
async def test_everyone_reads_a_post_with_their_own_marks(port: int, aline: Guest, bruno: Guest) -> None:
    posted = await bruno.say("first")
    await aline.post(f"/api/v1/statuses/{posted['id']}/favourite")
    async with (
        socket_of(port, f"?stream=public&access_token={aline.token}") as liker,
        socket_of(port, f"?stream=public&access_token={bruno.token}") as author,
        socket_of(port, "?stream=public") as stranger,
    ):
        await bruno.call("PUT", f"/api/v1/statuses/{posted['id']}", json={"status": "second"})
        told = [json.loads((await said(each, "status.update"))["payload"]) for each in (liker, author, stranger)]
    assert [each["favourited"] for each in told] == [True, False, False]
    assert ["pinned" in each for each in told] == [False, True, False]
    for guest, each in ((aline, told[0]), (bruno, told[1])):
        assert each == await guest.get(f"/api/v1/statuses/{posted['id']}")


async def test_everyone_reads_a_poll_with_their_own_votes(port: int, aline: Guest, bruno: Guest) -> None:
    poll = {"options": ["yes", "no"], "expires_in": 3600}
    async with (
        socket_of(port, f"?stream=public&access_token={aline.token}") as voter,
        socket_of(port, f"?stream=public&access_token={bruno.token}") as author,
        socket_of(port, "?stream=public") as stranger,
    ):
        posted = await bruno.say("first", poll=poll)
        path = f"/api/v1/statuses/{posted['id']}"
        told = [json.loads((await said(each, "update"))["payload"]) for each in (voter, author, stranger)]
        assert told[0] == await aline.get(path)
        assert told[1] == await bruno.get(path)
        assert "voted" not in told[2]["poll"]
        await aline.post(f"/api/v1/polls/{posted['poll']['id']}/votes", choices=[1])
        await bruno.call("PUT", path, json={"status": "second", "poll": poll})
        told = [json.loads((await said(each, "status.update"))["payload"]) for each in (voter, author, stranger)]
    assert told[0]["poll"]["own_votes"] == [1]
    assert told[0] == await aline.get(path)
    assert told[1] == await bruno.get(path)
    assert [option["votes_count"] for option in told[2]["poll"]["options"]] == [0, 1]


@on_sqlite
async def test_too_many_connections_are_refused(port: int, aline: Guest, lodge: Lodge) -> None:
    for _number in range(SOCKETS):
        lodge.house.limits.sockets.enter("127.0.0.1")
    assert await refusal(port, "?stream=public") == 429
    async with socket_of(port, f"?stream=public&access_token={aline.token}"):
        pass


@on_sqlite
async def test_announcements_are_heard_at_home(port: int, aline: Guest, lodge: Lodge) -> None:
    house = lodge.house
    async with socket_of(port, f"?stream=user&access_token={aline.token}") as socket:
        made = await house.store.write(announce, AnnouncementDraft(text="The well is closed."), settings=house.settings)
        announced = json.loads((await said(socket, "announcement"))["payload"])
        assert (announced["id"], announced["content"]) == (str(made.id), "<p>The well is closed.</p>")
        await aline.call("PUT", f"/api/v1/announcements/{made.id}/reactions/🎉")
        reacted = json.loads((await said(socket, "announcement.reaction"))["payload"])
        assert reacted == {"name": "🎉", "count": 1, "announcement_id": str(made.id)}
        await house.store.write(remove_announcement, made.id)
        assert (await said(socket, "announcement.delete"))["payload"] == str(made.id)
