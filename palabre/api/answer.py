"""What an endpoint answers: a status, headers and the bytes of a body."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import msgspec
from starlette.types import Receive, Send

JSON = "application/json; charset=utf-8"

_encoder = msgspec.json.Encoder(decimal_format="number")


class Answer(msgspec.Struct, frozen=True):
    """An answer, whole. `headers` are sent besides content type and length."""

    body: bytes
    status: int = 200
    mime: str = JSON
    headers: tuple[tuple[str, str], ...] = ()


class Flow(msgspec.Struct, frozen=True):
    """An answer that goes on until it ends or the caller leaves: `carry` sends its body."""

    carry: Callable[[Receive, Send], Awaitable[None]]
    mime: str
    headers: tuple[tuple[str, str], ...] = ()


def json(content: Any, status: int = 200, *headers: tuple[str, str]) -> Answer:
    """Structs, lists, dicts and ready-made bytes (`msgspec.Raw`) as JSON."""
    return Answer(_encoder.encode(content), status, JSON, headers)


EMPTY_OBJECT = Answer(b"{}")
EMPTY_LIST = Answer(b"[]")


def array(items: Sequence[bytes], *headers: tuple[str, str]) -> Answer:
    """Items that are JSON already, as a JSON array."""
    return Answer(b"[" + b",".join(items) + b"]", 200, JSON, headers)
