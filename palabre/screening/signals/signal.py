"""What a signal is, what it reads, and what it finds."""

from collections.abc import Callable, Iterable
from enum import IntEnum

import msgspec

from palabre.screening.facts import Facts
from palabre.screening.words import Words


class Cost(IntEnum):
    """When a signal is asked, cheapest first."""

    FACTS = 0
    """always: it looks at numbers that the caller gave (nanoseconds)"""
    WORDS = 1
    """when a word that matters was seen: it reads the words (microseconds)"""


class Hit(msgspec.Struct, frozen=True):
    """A signal found something at `start`…`end` of a view of the text. `reach` is what it covers as a contrast."""

    signal: str
    start: int
    end: int
    weight: float
    evidence: str
    reach: tuple[int, int]


class Reading(msgspec.Struct, frozen=True):
    """A text being read: the facts, the text as written, and one view of it in words."""

    facts: Facts
    raw: str
    words: Words

    def hit(self, signal: str, start: int, end: int, weight: float = 0.5) -> Hit:
        """A hit on some characters of this view, which as a contrast covers just them."""
        return Hit(signal, start, end, weight, self.words.text[start : min(end, start + 120)], (start, end))


class WordSignal(msgspec.Struct, frozen=True):
    """A signal that reads the words of a text in which something dangerous was seen."""

    name: str
    doc: str
    read: Callable[[Reading], Iterable[Hit]]
    cost: Cost = Cost.WORDS


class FactSignal(msgspec.Struct, frozen=True):
    """A signal that looks at the facts alone; `read` answers with evidence, or None."""

    name: str
    doc: str
    read: Callable[[Facts], str | None]
    weight: float = 0.5
    cost: Cost = Cost.FACTS
