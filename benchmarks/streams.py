"""How soon a post reaches those who listen: `python -m benchmarks.streams`.

2,000 WebSockets on one server process bound to one core each hear the home of someone who follows the author. A post is
sent every second; its latency is what passes from sending the request until a listener, in this process and on another
core, has read the message. Between posts a share of the connections is broken off without a word; each comes back
half a second later with the last cursor it has read. In the end every listener must have heard every post once.
"""

import asyncio
import base64
import os
import resource
import statistics
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Annotated, cast

import msgspec
import typer
import uvloop

from benchmarks.figures import percentile
from benchmarks.load import post
from benchmarks.machine import machine
from benchmarks.scenarios import On
from benchmarks.seed import SEED
from benchmarks.serving import Served
from benchmarks.stage import Stage
from palabre.ground import ids
from palabre.store.sqlite import FILE_NAME, connect

AT_ONCE = 100
BREAK_SECONDS = 0.5
PATIENCE = 15.0
MANY_FILES = 16_384


class Message(msgspec.Struct):
    """What a stream tells, as far as it matters here."""

    payload: str
    cursor: str


class Told(msgspec.Struct):
    """The status in a message."""

    id: str


class Listener(asyncio.Protocol):
    """One WebSocket. While it is measured it only notes when which bytes came; they are read afterwards."""

    def __init__(self, port: int, token: str) -> None:
        self.heard: list[tuple[str, float]] = []
        self.cursor = ""
        self.breaks = 0
        self._port = port
        self._token = token
        self._arrived: list[tuple[float, bytes]] = []
        self._rest = b""
        self._is_open = False

    async def open(self) -> None:
        """Connects, and goes on from the last cursor."""
        self._rest, self._is_open = b"", False
        self._ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", self._port)
        key = base64.b64encode(os.urandom(16)).decode()
        after = f"&after={self.cursor}" if self.cursor else ""
        self._transport.write(
            f"GET /api/v1/streaming?stream=user{after} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: Upgrade\r\n"
            f"upgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: {key}\r\n"
            f"authorization: Bearer {self._token}\r\n\r\n".encode()
        )
        await asyncio.wait_for(self._ready, PATIENCE)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keeps the transport."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Notes what came and when."""
        if self._is_open:
            self._arrived.append((perf_counter(), data))
            return
        self._rest += data
        head, end, rest = self._rest.partition(b"\r\n\r\n")
        if end:
            if not head.startswith(b"HTTP/1.1 101"):
                self._ready.set_exception(ConnectionError(self._rest[:500].decode()))
                return
            self._is_open, self._rest = True, b""
            if rest:
                self._arrived.append((perf_counter(), rest))
            self._ready.set_result(None)

    def break_off(self) -> None:
        """Loses the connection, and whatever is on its way."""
        self.read()
        self._transport.abort()
        self.breaks += 1

    def read(self) -> None:
        """Makes sense of what came (RFC 6455 §5.2)."""
        for moment, data in self._arrived:
            self._rest += data
            while (frame := self._next()) is not None:
                opcode, content = frame
                if opcode == 1:
                    message = msgspec.json.decode(content, type=Message)
                    self.cursor = message.cursor
                    self.heard.append((msgspec.json.decode(message.payload, type=Told).id, moment))
        self._arrived.clear()

    def _next(self) -> tuple[int, bytes] | None:
        data = self._rest
        if len(data) < 2:
            return None
        size, start = data[1] & 127, 2
        if size == 126:
            size, start = int.from_bytes(data[2:4], "big"), 4
        elif size == 127:
            size, start = int.from_bytes(data[2:10], "big"), 10
        if len(data) < start + size:
            return None
        self._rest = data[start + size :]
        return data[0] & 15, data[start : start + size]


class Posted(msgspec.Struct):
    """A post: when it was sent, when its answer came, and the listeners that were broken off around it."""

    id: str
    sent_at: float
    answered_at: float
    broken: frozenset[int]


async def say(port: int, token: str, number: int, *, poll: bool = False) -> tuple[str, float, float]:
    """Posts, with a poll if wanted; returns the id, when it was sent and when it was answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    asked = {"poll": {"options": ["Yes", "No", "Perhaps"], "expires_in": 86_400}} if poll else {}
    body = msgspec.json.encode({"status": f"Listen, this is number {number}.", "visibility": "public"} | asked)
    sent_at = perf_counter()
    writer.write(post("/api/v1/statuses", body, token))
    head = await reader.readuntil(b"\r\n\r\n")
    answered_at = perf_counter()
    assert head.startswith(b"HTTP/1.1 200"), head
    size = int(head.lower().partition(b"content-length:")[2].split()[0])
    made = msgspec.json.decode(await reader.readexactly(size), type=Told)
    writer.close()
    return made.id, sent_at, answered_at


def everyone_follows(path: Path, followed: int) -> None:
    """Lets every account follow one."""
    with closing(connect(path)) as database, database:
        people = [row[0] for row in database.execute("SELECT id FROM accounts ORDER BY id")]
        author = people[followed]
        for table in ("blocks", "mutes"):
            database.execute(f"DELETE FROM {table} WHERE ? IN (account_id, target_id)", (author,))
        database.executemany(
            "INSERT OR IGNORE INTO follows (account_id, target_id, id, reblogs, notify, languages, created_at) "
            "VALUES (?, ?, ?, 1, 0, '[]', 0)",
            [(one, author, ids.new_id()) for one in people if one != author],
        )


async def measure(stage: Stage, streams: int, posts: int, share: float, *, poll: bool) -> None:
    """Measures, and prints the figures."""
    everyone_follows(stage.data(On.ONE) / FILE_NAME, 0)
    served = await stage.server(On.ONE)
    tokens = stage.community.tokens
    before = served.memory().own
    listeners = [Listener(served.port, tokens[1 + place % (len(tokens) - 1)]) for place in range(streams)]
    begun = perf_counter()
    for first in range(0, streams, AT_ONCE):
        await asyncio.gather(*(each.open() for each in listeners[first : first + AT_ONCE]))
    opened = perf_counter() - begun
    kilobytes = (served.memory().own - before) / 1024 / streams
    print(f"{streams:,} streams open after {opened:.1f} s, {kilobytes:.0f} KiB each.")
    await say(served.port, tokens[0], 0)
    await asyncio.sleep(2.0)
    for each in listeners:
        each.read()
        each.heard.clear()
    cpu = served.cpu()
    told = await _rounds(served, tokens[0], listeners, posts, share, poll=poll)
    cpu = (served.cpu() - cpu) / posts
    _report(told, listeners, cpu)


async def _rounds(
    served: Served, token: str, listeners: Sequence[Listener], posts: int, share: float, *, poll: bool
) -> list[Posted]:
    random, told = Random(SEED), []
    for number in range(1, posts + 1):
        broken = frozenset(random.sample(range(len(listeners)), int(len(listeners) * share)))
        coming_back = [asyncio.create_task(_break(listeners[place], random.random())) for place in broken]
        await asyncio.sleep(0.5)
        status_id, sent_at, answered_at = await say(served.port, token, number, poll=poll)
        told.append(Posted(status_id, sent_at, answered_at, broken))
        await asyncio.sleep(0.5)
        await asyncio.gather(*coming_back)
    await asyncio.sleep(2.0)
    return told


async def _break(listener: Listener, pause: float) -> None:
    """Breaks a connection off somewhere around the next post, and lets it come back."""
    await asyncio.sleep(pause)
    listener.break_off()
    await asyncio.sleep(BREAK_SECONDS)
    await listener.open()


def _report(told: Sequence[Posted], listeners: Sequence[Listener], cpu: float) -> None:
    for each in listeners:
        each.read()
    wanted = [each.id for each in told]
    lost = sum(len(set(wanted) - {heard for heard, _ in each.heard}) for each in listeners)
    repeated = sum(len(each.heard) - len({heard for heard, _ in each.heard}) for each in listeners)
    moments = [dict(reversed(each.heard)) for each in listeners]
    rounds = [
        [at[one.id] - one.sent_at for place, at in enumerate(moments) if place not in one.broken and one.id in at]
        for one in told
    ]
    together = [latency for each in rounds for latency in each]
    medians, last = [percentile(each, 0.5) for each in rounds], [percentile(each, 0.99) for each in rounds]
    answers = statistics.median(one.answered_at - one.sent_at for one in told) * 1000
    print(f"{len(told)} posts, {sum(each.breaks for each in listeners):,} connections broken off and resumed")
    print(f"{'':<28}{'all':>10}{'least':>10}{'most':>10}   (of the posts)")
    print(f"{'heard after, median':<28}{_ms(percentile(together, 0.5))}{_ms(min(medians))}{_ms(max(medians))}")
    print(f"{'heard after, 99th percentile':<28}{_ms(percentile(together, 0.99))}{_ms(min(last))}{_ms(max(last))}")
    print(f"{'answered to the author':<28}{_ms(answers)}")
    print(f"{'CPU of the server, a post':<28}{_ms(cpu * 1000)}")
    print(f"lost: {lost}, repeated: {repeated}")
    if lost or repeated:
        sys.exit(1)


def _ms(value: float) -> str:
    return f"{value:.1f} ms".rjust(10)


def main(
    streams: Annotated[int, typer.Option(help="How many listen.")] = 2_000,
    posts: Annotated[int, typer.Option(help="How many posts are measured.")] = 20,
    broken: Annotated[float, typer.Option(help="The share of connections broken off around each post.")] = 0.05,
    poll: Annotated[bool, typer.Option("--poll", help="Each post has a poll.")] = False,
) -> None:
    """Measure how soon a post reaches those who listen."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (MANY_FILES, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    print(machine())
    with tempfile.TemporaryDirectory(prefix="palabre-bench-") as folder:
        stage = Stage(Path(folder))
        stage.build()
        stage.copy(On.ONE)

        async def run() -> None:
            async with stage.open():
                await measure(stage, streams, posts, broken, poll=poll)

        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(run())


if __name__ == "__main__":
    typer.run(main)
