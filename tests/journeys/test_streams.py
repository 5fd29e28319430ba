"""Fifty listeners on two processes lose their connections again and again, and miss nothing."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.harness.process import accepts, free_port, spawn, stop, wait_for
from tests.harness.server import PALABRE, Server

LISTENERS, POSTS = 50, 24
PATIENCE = 30.0


class Houses:
    """Two processes that serve one instance."""

    def __init__(self, server: Server, second: int) -> None:
        self.server = server
        self.ports = (server.port, second)

    def client(self, place: int, token: str) -> httpx.AsyncClient:
        headers = {"Authorization": f"Bearer {token}"}
        return httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{self.ports[place % 2]}", headers=headers, timeout=PATIENCE
        )


@pytest.fixture
async def houses(address: str, tmp_path: Path) -> AsyncIterator[Houses]:
    database = address if address.startswith("postgresql") else ""
    server = Server(tmp_path / "instance", database=database, settings={"log_level": "warning"})
    server.init()
    server.start()
    port = free_port()
    command: list[str | Path] = [PALABRE, "serve", "--data", server.data, "--port", str(port), "--no-worker"]
    second = spawn(command, log=server.log, environment=server.environment)
    wait_for(lambda: accepts(port), second, server.log, patience=PATIENCE)
    yield Houses(server, port)
    stop(second)
    server.close()


class Listener:
    """Hears one stream through connections that break, on whichever process."""

    def __init__(self, houses: Houses, query: str, seed: int) -> None:
        self.heard: list[str] = []
        self._houses = houses
        self._query = query
        self._random = Random(seed)
        self._cursor = ""
        self._connection: ClientConnection | None = None
        self.ready = asyncio.Event()

    async def run(self) -> None:
        """Listens until cancelled."""
        while True:
            port = self._random.choice(self._houses.ports)
            after = f"&after={self._cursor}" if self._cursor else ""
            async with connect(f"ws://127.0.0.1:{port}/api/v1/streaming?{self._query}{after}") as connection:
                self._connection = connection
                self.ready.set()
                with suppress(ConnectionClosed):
                    while True:
                        self._take(json.loads(await connection.recv()))

    def _take(self, message: Any) -> None:
        self._cursor = message["cursor"]
        if message["event"] == "update":
            self.heard.append(json.loads(message["payload"])["id"])

    def break_off(self) -> None:
        """Cuts the line without a goodbye."""
        if self._connection is not None and self._cursor:
            self._connection.transport.abort()


async def test_nothing_is_lost_and_nothing_comes_twice(houses: Houses) -> None:
    owner = houses.server.token("owner")
    houses.server.command("accounts create", "bo", "--email", "bo@mail.example")
    bo = houses.server.token("bo")
    async with houses.client(0, owner) as client:
        found = (await client.get("/api/v1/accounts/lookup", params={"acct": "bo"})).json()
        assert (await client.post(f"/api/v1/accounts/{found['id']}/follow")).is_success
    queries = [f"stream=user&access_token={owner}", "stream=public:local"]
    listeners = [Listener(houses, queries[place % 2], place) for place in range(LISTENERS)]
    running = [asyncio.create_task(each.run()) for each in listeners]
    await asyncio.wait_for(asyncio.gather(*(each.ready.wait() for each in listeners)), PATIENCE)
    said: list[str] = []
    random = Random(7)
    async with houses.client(0, bo) as here, houses.client(1, bo) as there:
        for number in range(POSTS):
            client = random.choice((here, there))
            answer = await client.post("/api/v1/statuses", json={"status": f"number {number}"})
            said.append(answer.raise_for_status().json()["id"])
            if number > 0:
                for each in random.sample(listeners, LISTENERS // 5):
                    each.break_off()
            await asyncio.sleep(random.uniform(0, 0.15))
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            while any(said[-1] not in each.heard for each in listeners):
                await asyncio.sleep(0.05)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    for each in listeners:
        assert each.heard == said
