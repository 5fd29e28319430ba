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
        assert (await message(socket))["status"] == 400
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
