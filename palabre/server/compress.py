"""Sends pages, feeds and JSON compressed to whoever can read that; streams, pictures and small answers go as they are.

Only answers that come in one piece are compressed, so that nothing that flows is ever held back. Pages carry no secret
that stays the same from one to the next: the tokens of forms are masked anew for each (`web/csrf.py`).
"""

import zlib
from collections.abc import Awaitable

from starlette.types import Message, Scope, Send

from palabre.door.encodings import reads

SMALLEST = 1_000
"""Bytes below which an answer fits into one packet anyway."""
WORTHWHILE = (b"text/html", b"application/json", b"application/rss+xml", b"application/xml", b"text/plain")
LEVEL = 6
JSON_LEVEL = 1
_GZIP = 16 + zlib.MAX_WBITS
RawHeaders = list[tuple[bytes, bytes]]


def compressing(scope: Scope, send: Send) -> Send:
    """The way by which an answer leaves: compressed if whoever asks reads gzip."""
    accepted = next((value for name, value in scope["headers"] if name == b"accept-encoding"), b"")
    return _Compressing(send).send if reads(accepted, b"gzip") else send


class _Compressing:
    """Holds the beginning of an answer back until its first piece shows whether it is all."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None

    def send(self, message: Message) -> Awaitable[None]:
        if message["type"] == "http.response.start":
            if not _is_worthwhile(message):
                return self._send(message)
            self._start = message
            return _nothing()
        if self._start is None:
            return self._send(message)
        start, self._start = self._start, None
        return self._both(start, message)

    async def _both(self, start: Message, message: Message) -> None:
        body = message.get("body", b"")
        headers: RawHeaders = list(start["headers"])
        if not message.get("more_body") and len(body) >= SMALLEST:
            level = JSON_LEVEL if _kind(headers) == b"application/json" else LEVEL
            packer = zlib.compressobj(level, zlib.DEFLATED, _GZIP)
            message["body"] = packed = packer.compress(body) + packer.flush()
            headers = [each for each in headers if each[0] != b"content-length"]
            headers += [(b"content-length", b"%d" % len(packed)), (b"content-encoding", b"gzip")]
        start["headers"] = _varying(headers)
        await self._send(start)
        await self._send(message)


async def _nothing() -> None:
    """What is held back has been sent as far as its sender is concerned."""


def _is_worthwhile(start: Message) -> bool:
    headers = start.get("headers", ())
    return _kind(headers) in WORTHWHILE and not any(name == b"content-encoding" for name, _value in headers)


def _kind(headers: RawHeaders) -> bytes:
    found = next((value for name, value in headers if name == b"content-type"), b"")
    return found.partition(b";")[0].strip().lower()


def _varying(headers: RawHeaders) -> RawHeaders:
    """The headers, which say that the answer depends on what its reader accepts."""
    said = next((value for name, value in headers if name == b"vary"), b"")
    if b"accept-encoding" in said.lower():
        return headers
    rest = [each for each in headers if each[0] != b"vary"]
    return [*rest, (b"vary", said + b", Accept-Encoding" if said else b"Accept-Encoding")]
