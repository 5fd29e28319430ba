"""Nouns of the room `translation`."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

UNKNOWN = "und"
"""Stands for text whose language nobody said (ISO 639-2)."""


class Translated(msgspec.Struct, frozen=True):
    """A piece of HTML in another language, and the language that it was in."""

    html: str
    source: str


class Languages(msgspec.Struct, frozen=True):
    """What an engine translates from and into; `UNKNOWN` stands for text that it has to recognise itself."""

    targets: Mapping[str, tuple[str, ...]] = {}

    def target(self, source: str | None, wanted: str) -> str | None:
        """How the engine calls a wanted language, or None when it does not translate into it from the source."""
        named = {each.lower(): each for each in self.targets.get(self.source(source), ())}
        asked = wanted.lower().replace("_", "-")
        return named.get(asked) or named.get(asked.partition("-")[0])

    def source(self, told: str | None) -> str:
        """How the engine calls the language of a text; `UNKNOWN` when it has to find out."""
        asked = (told or UNKNOWN).lower().replace("_", "-")
        for name in (asked, asked.partition("-")[0]):
            if name in self.targets:
                return name
        return UNKNOWN


class Engine(Protocol):
    """Something that translates."""

    @property
    def name(self) -> str:
        """How its makers call it, for those who read what it made."""

    async def languages(self) -> Languages:
        """What it translates. Raises `Unavailable` when it does not say."""

    async def translate(self, pieces: Sequence[str], source: str, target: str) -> list[Translated]:
        """Pieces of HTML, in order, in another language. Both languages as `languages` names them.

        Raises `Unavailable` when it does not answer, or answers what is no translation.
        """
