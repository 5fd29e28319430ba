"""How often someone may knock: fixed windows, counted in each process, bounded in memory."""

from typing import Final

from palabre.ground import clock
from palabre.ground.clock import HOUR, MINUTE
from palabre.ground.errors import RateLimited
from palabre.ground.language import _
from palabre.ground.settings import Settings

MOST_KEYS: Final = 100_000
FORESIGHTS: Final = 12
"""How often an hour an author is told what screening would do before they send a post."""
SOCKETS: Final = 100
"""How many WebSockets one token may hold open, or one address without any."""


class Allowance:
    """So many knocks for each key and window."""

    def __init__(self, knocks: int, window: int) -> None:
        self.knocks = knocks
        self._window = window
        self._start = 0
        self._counts: dict[str, int] = {}

    def take(self, key: str) -> int:
        """Counts a knock and returns how many are left, below zero when there are none.

        Windows are the same for all keys, so that one clear forgets them all; so does running over `MOST_KEYS`.
        """
        start = clock.now() // self._window * self._window
        if start != self._start or len(self._counts) > MOST_KEYS:
            self._start = start
            self._counts.clear()
        count = self._counts.get(key, 0) + 1
        self._counts[key] = count
        return self.knocks - count

    @property
    def ends_at(self) -> int:
        """When the running window ends."""
        return self._start + self._window

    def check(self, key: str) -> None:
        """Counts a knock. Raises `RateLimited` when there are none left."""
        if self.take(key) < 0:
            raise self._refusal()

    def give_back(self, key: str) -> None:
        """Uncounts a knock, where only failures count. It is counted beforehand, so that many at once cannot pass."""
        if clock.now() < self.ends_at and key in self._counts:
            self._counts[key] -= 1

    def _refusal(self) -> RateLimited:
        return RateLimited(_("Too many requests. Try again in a few minutes."), retry_at=self.ends_at)


class Places:
    """So many places for each key, taken and left."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._taken: dict[str, int] = {}

    def enter(self, key: str) -> None:
        """Takes a place. Raises `RateLimited` when there is none left."""
        taken = self._taken.get(key, 0)
        if taken >= self._places:
            raise RateLimited(
                _("Too many connections are open. Close some, then try again."), retry_at=clock.now() + MINUTE
            )
        self._taken[key] = taken + 1

    def leave(self, key: str) -> None:
        """Gives a place back."""
        taken = self._taken.pop(key, 0)
        if taken > 1:
            self._taken[key] = taken - 1


class Limits:
    """Every allowance of the house."""

    def __init__(self, settings: Settings) -> None:
        self.requests = Allowance(settings.requests_per_5_minutes, 5 * MINUTE)
        self.sign_ups = Allowance(settings.sign_ups_per_hour, HOUR)
        self.sign_ins = Allowance(settings.sign_ins_per_hour, HOUR)
        self.foresights = Allowance(FORESIGHTS, HOUR)
        self.translations = Allowance(settings.translations_per_hour, HOUR)
        self.sockets = Places(SOCKETS)
