"""A load generator: keep-alive connections that send the next request as soon as an answer is there.

Requests are bytes made beforehand; of an answer only its status and length are read. One core of it asks some
60,000 times a second, so that the server is what is measured.
"""

import asyncio
import gc
import re
from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from time import perf_counter, process_time
from typing import cast

import msgspec

BUFFER_BYTES = 1 << 18
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_LAST_CHUNK = b"\r\n0\r\n\r\n"


class WrongAnswerError(Exception):
    """The server answered with an error, so that there is nothing to measure."""


class Outcome(msgspec.Struct, frozen=True):
    """What a run of load saw.

    Latencies are in seconds, in order of arrival, and only those of the counted time; `total` is all answers of the
    run. `busy` is the share of a core that the generator itself took.
    """

    seconds: float
    latencies: Sequence[float]
    bytes: int
    total: int
    busy: float

    @property
    def answers(self) -> int:
        """How many answers came."""
        return len(self.latencies)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds


class _Tally:
    """What all connections of a run share. Only answers after `counting` is set are counted."""

    def __init__(self) -> None:
        self.latencies = array("d")
        self.bytes = 0
        self.total = 0
        self.counting = False
        self.stopping = False
        self.failure: str | None = None


class _Connection(asyncio.BufferedProtocol):
    """One keep-alive connection with one request under way at a time (HTTP/1.1)."""

    def __init__(self, requests: Iterator[bytes], tally: _Tally) -> None:
        self._requests = requests
        self._tally = tally
        self._buffer = memoryview(bytearray(BUFFER_BYTES))
        self._head = b""
        self._left = 0
        self._tail: bytes | None = None
        self._size = 0
        self._sent_at = 0.0
        self.closed = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Sends the first request."""
        self._transport = cast("asyncio.Transport", transport)
        self._send()

    def _send(self) -> None:
        self._head, self._tail, self._size = b"", None, 0
        self._sent_at = perf_counter()
        self._transport.write(next(self._requests))

    def get_buffer(self, sizehint: int) -> memoryview:
        """Where the next bytes go."""
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        """Takes in what arrived."""
        self._size += nbytes
        if self._left > 0:
            self._left -= nbytes
            is_whole = self._left <= 0
        elif self._tail is not None:
            is_whole = self._is_last_chunk(bytes(self._buffer[:nbytes]))
        else:
            is_whole = self._read_head(bytes(self._buffer[:nbytes]))
        if is_whole:
            self._end()

    def _read_head(self, data: bytes) -> bool:
        """Reads the head once it is whole; whether the body is there too."""
        head = self._head + data
        end = head.find(b"\r\n\r\n")
        if end < 0:
            self._head = head
            return False
        if not head.startswith(b"HTTP/1.1 2"):
            self._tally.failure = self._tally.failure or head[:1000].decode("utf-8", "replace")
            self._tally.stopping = True
        length = _LENGTH.search(head, 0, end)
        if length is None:
            self._tail = b""
            return self._is_last_chunk(head[end + 2 :])
        self._left = end + 4 + int(length[1]) - len(head)
        return self._left <= 0

    def _is_last_chunk(self, data: bytes) -> bool:
        self._tail = ((self._tail or b"") + data)[-len(_LAST_CHUNK) :]
        return self._tail == _LAST_CHUNK

    def _end(self) -> None:
        """Notes an answer and asks again."""
        tally = self._tally
        tally.total += 1
        if tally.counting:
            tally.latencies.append(perf_counter() - self._sent_at)
            tally.bytes += self._size
        if tally.stopping:
            self._transport.close()
        else:
            self._left = 0
            self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        """Ends the run when the server hangs up."""
        if not self._tally.stopping:
            self._tally.failure = self._tally.failure or f"the server closed a connection: {exc}"
        if not self.closed.done():
            self.closed.set_result(None)


async def drive(port: int, requests: Sequence[Iterator[bytes]], *, seconds: float, warm_up: float = 0.3) -> Outcome:
    """Keeps one connection busy for each iterator, and counts for `seconds` after `warm_up`.

    Raises `WrongAnswerError` when an answer is not a success or a connection breaks.
    """
    loop = asyncio.get_running_loop()
    tally = _Tally()
    opened = [await loop.create_connection(partial(_Connection, each, tally), "127.0.0.1", port) for each in requests]
    gc.collect()
    gc.disable()
    try:
        await asyncio.sleep(warm_up)
        tally.counting = True
        started, cpu = perf_counter(), process_time()
        await asyncio.sleep(seconds)
        tally.counting = False
        lasted, busy = perf_counter() - started, process_time() - cpu
    finally:
        gc.enable()
    tally.stopping = True
    await asyncio.wait_for(asyncio.gather(*(protocol.closed for _transport, protocol in opened)), 30)
    if tally.failure is not None:
        raise WrongAnswerError(tally.failure)
    return Outcome(lasted, tally.latencies, tally.bytes, tally.total, busy / lasted)


async def one_by_one(port: int, requests: Sequence[bytes]) -> Outcome:
    """Sends each request once, one after another on one connection. Raises `WrongAnswerError` as `drive` does."""
    tally = _Tally()
    tally.counting = True
    started, cpu = perf_counter(), process_time()
    loop = asyncio.get_running_loop()
    _transport, protocol = await loop.create_connection(
        lambda: _Connection(_then_stop(requests, tally), tally), "127.0.0.1", port
    )
    await protocol.closed
    if tally.failure is not None:
        raise WrongAnswerError(tally.failure)
    lasted = perf_counter() - started
    return Outcome(lasted, tally.latencies, tally.bytes, tally.total, (process_time() - cpu) / lasted)


def _then_stop(requests: Sequence[bytes], tally: _Tally) -> Iterator[bytes]:
    for place, request in enumerate(requests):
        tally.stopping = place == len(requests) - 1
        yield request


def get(path: str, token: str | None = None) -> bytes:
    """A GET request."""
    return _head("GET", path, token) + b"\r\n"


def post(path: str, body: bytes, token: str, **headers: str) -> bytes:
    """A POST request with a JSON body. An underscore in a header's name stands for a hyphen."""
    extra = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    kind = f"content-type: application/json\r\ncontent-length: {len(body)}\r\n{extra}\r\n"
    return _head("POST", path, token) + kind.encode() + body


def _head(method: str, path: str, token: str | None) -> bytes:
    authorization = f"authorization: Bearer {token}\r\n" if token else ""
    return f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\n{authorization}".encode()
