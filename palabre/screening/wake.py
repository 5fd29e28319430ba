"""The first pass over every post: does it hold any word that matters, or any disguise? One scan by hyperscan each.

Everything dearer runs only when this says so.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, cast

import hyperscan

from palabre.screening.undo import ODD

_LETTERS: Final = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
_STOP: Final = re.compile(rb"[.!?;]+(?=\s|$)|\n")
_BARE: Final = bytes(value if value in _LETTERS or value > 127 else 32 for value in range(256))


class Wake:
    """Two compiled databases: `triggers` by language, and the shapes of disguise. Not for two threads at once.

    A trigger that begins like a shorter one is found by the shorter one, so that forms of a verb cost one pattern.
    """

    def __init__(self, triggers: dict[str, Sequence[str]]) -> None:
        self._languages: list[str] = []
        expressions: list[bytes] = []
        for language, entries in triggers.items():
            stems = _stems(entries)
            self._languages += [language] * len(stems)
            expressions += [f" {stem}".encode() for stem in stems]
        self.size = sum(map(len, triggers.values()))
        self._words = _compiled(expressions)
        self._odd = _compiled([shape.encode() for _way, shape in ODD])

    def languages(self, plain: bytes) -> set[str]:
        """Languages of which a trigger stands in a plain text."""
        seen: list[int] = []
        self._words.scan(b" %b " % plain.translate(_BARE), match_event_handler=_note, context=seen)
        return {self._languages[number] for number in seen} if seen else _NONE

    def disguises(self, plain: bytes) -> set[str]:
        """In which ways something in a plain text may be disguised."""
        seen: list[int] = []
        self._odd.scan(plain, match_event_handler=_note, context=seen)
        return {ODD[number][0] for number in seen} if seen else _NONE


def sentences(plain: bytes) -> list[tuple[bytes, list[str]]]:
    """Each sentence of a plain text, with its runs of letters and digits."""
    return [(part, part.translate(_BARE).decode("utf-8", "replace").split()) for part in _STOP.split(plain)]


_NONE: Final[set[str]] = set()
_SHORTEST_STEM: Final = 5


def _stems(entries: Iterable[str]) -> list[str]:
    """Entries with the space that ends them; a longer one that begins like another is left to that one, left open."""
    kept: list[str] = []
    for entry in sorted(entries):
        stem = kept[-1].rstrip() if kept else ""
        if len(stem) >= _SHORTEST_STEM and entry.startswith(stem):
            kept[-1] = stem
        else:
            kept.append(f"{entry} ")
    return kept


def _note(number: int, _start: int, _end: int, _flags: int, seen: object) -> None:
    cast(list[int], seen).append(number)


def _compiled(expressions: Iterable[bytes]) -> hyperscan.Database:
    patterns = list(expressions)
    database = hyperscan.Database()
    database.compile(
        expressions=patterns,
        ids=list(range(len(patterns))),
        elements=len(patterns),
        flags=[hyperscan.HS_FLAG_SINGLEMATCH] * len(patterns),
    )
    return database
