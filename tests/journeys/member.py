"""Whoever makes a journey."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec

from tests.journeys.community import Community
from tests.journeys.hands import Hands

OpenHands = Callable[[], Awaitable[Hands]]


class Member(msgspec.Struct, kw_only=True):
    """A new member with hands of their own; `open_hands` makes the same kind of hands for a moderator, in English.

    Files that they send are made in `folder`. `case` is the address of the case about them, at the desk.
    """

    community: Community
    name: str
    hands: Hands
    open_hands: OpenHands
    folder: Path
    case: str = ""

    @property
    def hello(self) -> str:
        """Their first post."""
        return f"Good day, {self.name} has come to sit with you"

    @property
    def picture_words(self) -> str:
        """What they say to their picture."""
        return f"A lake, says {self.name}"
