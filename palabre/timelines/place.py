"""Where someone stands in the order of events, and the cursor that names it."""

from collections.abc import Iterable
from itertools import islice
from typing import Self

import msgspec

from palabre.store.events import Position, StoredEvent

HEARD = 200
"""How many events ahead of its position a cursor names at most, the last ones. Others come twice; none is lost."""

DIGITS = 18
"""No number in a cursor is longer; so it fits into a column."""

LONGEST = (HEARD + 2) * (DIGITS + 1)
"""Characters in a cursor, at most."""


class Cursor(msgspec.Struct, frozen=True):
    """Everything up to a position was heard, and ahead of it the events with the numbers in `heard`."""

    position: Position
    heard: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """`TRANSACTION-SEQ`, or `TRANSACTION-SEQ~SEQ.SEQ` where some were heard ahead. Fit for addresses."""
        ahead = "~" + ".".join(map(str, self.heard)) if self.heard else ""
        return f"{self.position.transaction}-{self.position.seq}{ahead}"


def cursor_from(text: str) -> Cursor | None:
    """The cursor that a text stands for; None for text that is no cursor."""
    if len(text) > LONGEST:
        return None
    settled, tilde, ahead = text.partition("~")
    transaction, _hyphen, seq = settled.partition("-")
    heard = ahead.split(".") if tilde else []
    if len(heard) > HEARD or not all(_is_number(each) for each in (transaction, seq, *heard)):
        return None
    return Cursor(Position(int(transaction), int(seq)), tuple(map(int, heard)))


def _is_number(text: str) -> bool:
    return len(text) <= DIGITS and text.isascii() and text.isdecimal()


class Place:
    """Goes past events in their order. It remembers all up to a position, and what it met ahead of that.

    The position moves only while nothing can come any more before it: from the first event that is not settled on, it
    stays until a copy goes the same way again.
    """

    def __init__(self, position: Position, heard: Iterable[int] = ()) -> None:
        self.position = position
        self._ahead = dict.fromkeys(heard)
        self._moves = True

    def copy(self) -> Self:
        """The same place, from where one can begin again to go past what follows its position."""
        return type(self)(self.position, self._ahead)

    def knows(self, event: StoredEvent) -> bool:
        """Whether it went past an event."""
        return event.position <= self.position or event.seq in self._ahead

    def stay(self) -> None:
        """Keeps the position where it is: an event is left out that will be heard later."""
        self._moves = False

    def step(self, event: StoredEvent) -> str:
        """Goes past an event, and returns the cursor of whoever has heard this one and those before; empty if known."""
        was_known = self.knows(event)
        self._moves = self._moves and event.settled
        if self._moves:
            self.position = event.position
            self._ahead.pop(event.seq, None)
        elif not was_known:
            self._ahead[event.seq] = None
        return "" if was_known else self._cursor().text

    def _cursor(self) -> Cursor:
        return Cursor(self.position, tuple(islice(reversed(self._ahead), HEARD))[::-1])
