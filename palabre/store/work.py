"""The kinds of work there are.

The wiring registers them all at start-up, so that a missing handler cannot go unseen.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

import msgspec

from palabre.store.events import Event, kind_of
from palabre.store.transaction import Transaction

Payload = TypeVar("Payload", bound=msgspec.Struct)
Happening = TypeVar("Happening", bound=Event)

SOON, NORMAL, LATER = 0, 5, 9
"""Priorities: people wait for it; the default; whenever there is time."""


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """How jobs of one kind are done: `inside` the transaction that removes the job, or `outside`, before it."""

    kind: str
    payload: type[msgspec.Struct]
    inside: Callable[[Transaction, Any], Awaitable[None]] | None = None
    outside: Callable[[Any, Any], Awaitable[None]] | None = None
    event: type[Event] | None = None
    every: int | None = None
    priority: int = NORMAL
    max_attempts: int = 12


class Tick(msgspec.Struct, frozen=True):
    """The payload of scheduled work: none."""


def reaction(
    event: type[Happening],
    function: Callable[[Transaction, Happening], Awaitable[None]],
    *,
    priority: int = NORMAL,
) -> Work:
    """What a room does when an event of a lower room happens. Takes effect exactly once, with the job's removal."""
    kind = ".".join([*function.__module__.split(".")[-2:-1], function.__name__])
    return Work(kind=kind, payload=event, inside=function, event=event, priority=priority)


def task(
    kind: str,
    payload: type[Payload],
    function: Callable[[Transaction, Payload], Awaitable[None]],
    *,
    priority: int = NORMAL,
) -> Work:
    """Work on the database that a verb enqueues. Takes effect exactly once."""
    return Work(kind=kind, payload=payload, inside=function, priority=priority)


def errand(
    kind: str,
    payload: type[Payload],
    function: Callable[[Any, Payload], Awaitable[None]],
    *,
    priority: int = NORMAL,
) -> Work:
    """Work on the outside world, called with the store and the payload.

    It may run again after a crash, so it must be idempotent.
    """
    return Work(kind=kind, payload=payload, outside=function, priority=priority)


def scheduled(kind: str, every: int, function: Callable[[Transaction, Tick], Awaitable[None]]) -> Work:
    """Work on the database that comes round every so many milliseconds, once however many workers there are."""
    return Work(kind=kind, payload=Tick, inside=function, every=every, priority=LATER)


class Works:
    """All kinds of work, by name and by the event that causes them. Raises `ValueError` for a name used twice."""

    def __init__(self, works: Sequence[Work] = ()) -> None:
        self._by_kind = {work.kind: work for work in works}
        if len(self._by_kind) != len(works):
            raise ValueError("two kinds of work share a name")
        self._reactions: dict[str, list[str]] = {}
        for work in works:
            if work.event is not None:
                self._reactions.setdefault(kind_of(work.event), []).append(work.kind)

    def __getitem__(self, kind: str) -> Work:
        return self._by_kind[kind]

    def has(self, kind: str) -> bool:
        """Whether this kind is registered."""
        return kind in self._by_kind

    def priority_of(self, kind: str) -> int:
        """The priority of a kind of job; lower runs first. Raises `KeyError` for an unknown kind."""
        return self._by_kind[kind].priority

    def reactions_to(self, event: type[Event]) -> Sequence[str]:
        """The kinds of job that an event causes."""
        return self._reactions.get(kind_of(event), ())

    def scheduled(self) -> list[Work]:
        """The work that comes round by the clock."""
        return [work for work in self._by_kind.values() if work.every is not None]
