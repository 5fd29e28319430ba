"""Ids that sort by time and cannot be counted.

An id is 48 bits of milliseconds and 16 random bits, as in Mastodon's snowflakes, so that tools which turn a date into
an id (`ms << 16`) work. Two processes may draw the same id within one millisecond; the primary key refuses the second
and the transaction is run again.
"""

import secrets

from palabre.ground import clock

RANDOM_BITS = 16
_LARGEST_STEP = 512


class IdSource:
    """Draws ids that rise within the process: the first of a millisecond is random, the next are random steps above."""

    def __init__(self) -> None:
        self._ms = 0
        self._low = 0

    def draw(self) -> int:
        """A new id. Runs at most a few milliseconds ahead of the clock under extreme load."""
        ms = max(clock.now(), self._ms)
        low = self._low + 1 + secrets.randbelow(_LARGEST_STEP)
        if ms == self._ms and low >= 1 << RANDOM_BITS:
            ms += 1
        if ms != self._ms:
            low = secrets.randbits(RANDOM_BITS - 1)
        self._ms, self._low = ms, low
        return ms << RANDOM_BITS | low


_source = IdSource()


def new_id() -> int:
    """A new id for any row of the domain: time-ordered, positive, below 2**63."""
    return _source.draw()


def first_id_at(at: int) -> int:
    """The smallest id that a row made at this millisecond can have."""
    return at << RANDOM_BITS


def time_of(some_id: int) -> int:
    """The millisecond at which an id was drawn."""
    return some_id >> RANDOM_BITS


def parse_id(text: str) -> int | None:
    """A decimal string as an id, or None when it can be none."""
    if text.isascii() and text.isdigit() and len(text) <= 19 and (number := int(text)) < 1 << 63:
        return number
    return None


def secret_token(size: int = 32) -> str:
    """A URL-safe secret of `size` random bytes, for tokens and codes."""
    return secrets.token_urlsafe(size)
