"""Which finds are the best: those that say much about what was sought, moved people, and are not old. Pure."""

from collections.abc import Sequence
from math import log1p

from palabre.ground.clock import DAY
from palabre.statuses.model import Status
from palabre.statuses.search.words import words_of

SATURATION = 1.2
"""How quickly further mentions of a word stop counting (k1 of BM25)."""
HALF_LIFE = 30 * DAY
REACTIONS_WEIGHT = 0.25


def best_first(found: Sequence[Status], sought: Sequence[str], now: int) -> list[Status]:
    """The finds, the best first; equal ones newest first. `now` is in milliseconds since the epoch."""
    wanted = {word for phrase in sought for word in phrase.split(" ")}
    return sorted(found, key=lambda status: (-_worth(status, wanted, now), -status.id))


def _worth(status: Status, wanted: set[str], now: int) -> float:
    words = words_of(f"{status.spoiler_text}\n{status.text}")
    often = sum(word in wanted for word in words) / (1 + len(words) / 50)
    about = often / (often + SATURATION)
    moved = REACTIONS_WEIGHT * log1p(status.favourites_count + 2 * status.reblogs_count + status.replies_count)
    age = max(0, now - status.created_at)
    return float((about + moved) * 0.5 ** (age / HALF_LIFE))
