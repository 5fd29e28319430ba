"""A live stream ends with the right to hear it, however much there is to hear."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from palabre.accounts.oauth.revoke import revoke_all
from palabre.accounts.read import user_of
from palabre.api.live import heard
from palabre.server.application import Application
from palabre.web import live
from tests.api.lodge import Guest, Lodge
from tests.harness.pictures import picture, saved

PATIENCE = 5.0
SOON = 0.6


class Connection:
    """A client that listens for as long as the server speaks."""

    def __init__(self, application: Application, path: str, headers: dict[str, str]) -> None:
        self.told = b""
        self._scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 1),
            "server": ("localhost", 80),
        }
        self.task = asyncio.create_task(application(self._scope, self._receive, self._send))

    async def _receive(self):
        await asyncio.Event().wait()

    async def _send(self, message) -> None:
        self.told += message.get("body", b"")

    async def hears(self, words: bytes) -> None:
        """Returns when these words have been said."""
        async with asyncio.timeout(PATIENCE):
            while words not in self.told:
                await asyncio.sleep(0.02)


@asynccontextmanager
async def chatter(say) -> AsyncIterator[None]:
    """Someone who never stops talking."""

    async def talk() -> None:
        for number in range(1_000):
            await say(f"and another thing {number}")
            await asyncio.sleep(0.02)

    talking = asyncio.create_task(talk())
    yield
    talking.cancel()
    with suppress(asyncio.CancelledError):
        await talking


async def test_a_busy_stream_ends_with_its_token(
    lodge: Lodge, aline: Guest, bruno: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heard, "THUMP_SECONDS", SOON)
    await aline.post(f"/api/v1/accounts/{bruno.id}/follow")
    await lodge.settle()
    header = {"authorization": f"Bearer {aline.token}"}
    listening = Connection(lodge.application, "/api/v1/streaming/user", header)
    async with chatter(bruno.say):
        await listening.hears(b"another thing")
        assert aline.account is not None
        user = await lodge.house.store.read(user_of, aline.account.id)
        assert user is not None
        await lodge.house.store.write(revoke_all, user.id)
        await asyncio.wait_for(listening.task, PATIENCE)


async def test_a_busy_page_ends_with_its_session(visitor, house, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "HEARTBEAT_SECONDS", SOON)
    ana, ben = await visitor("ana"), await visitor("ben")
    await ana.get("/home")
    await ben.get("/home")
    cookie = {"cookie": f"palabre_session={ana.client.cookies['palabre_session']}"}
    watching = Connection(Application(house), "/live/local", cookie)

    async def say(text: str) -> None:
        await ben.send("/compose", {"text": text, "visibility": "public", "language": "en"})

    async with chatter(say):
        await watching.hears(b"another thing")
        await ana.send("/sign-out")
        await asyncio.wait_for(watching.task, PATIENCE)


async def test_a_description_cannot_speak_as_the_stream(visitor, house) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await ben.get("/home")
    watching = Connection(
        Application(house), "/live/local", {"cookie": f"palabre_session={ana.client.cookies['palabre_session']}"}
    )
    await watching.hears(b"retry: 2000")
    await asyncio.sleep(0.1)
    description = "a\r\revent: change\rretry: 99999999\rdata: forged\r"
    files = {"files": ("a.png", saved(picture()), "image/png")}
    fields = {"text": "look here", "visibility": "public", "language": "en", "alt": description}
    assert (await ben.send("/compose", fields, files=files)).is_redirect
    await watching.hears(b"look here")
    lines = watching.told.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    assert b"retry: 99999999" not in lines
    assert b"data: forged" not in lines
    watching.task.cancel()
    with suppress(asyncio.CancelledError):
        await watching.task
