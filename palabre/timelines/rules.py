"""Decisions of timelines, without clock, database or network."""

from collections.abc import Iterable, Sequence

from palabre.ground.clock import DAY, HOUR
from palabre.ground.ids import first_id_at
from palabre.timelines.model import HomeRow

FEW_FOLLOWS = 400
"""Up to so many followed accounts, reading each one's newest beats walking through everyone's."""

GROWTH = 8


def first_span(follows: int, limit: int) -> int:
    """How far back, in ids, a first look is likely to find a page of what so many accounts wrote."""
    if follows > FEW_FOLLOWS:
        return first_id_at(DAY)
    return first_id_at(max(HOUR, DAY * limit // (follows + 1)))


def without_repeats(rows: Iterable[HomeRow], *, newest_first: bool = True) -> list[int]:
    """Ids of a page newest first, leaving out boosts of what stands further down on the same page."""
    ordered: Sequence[HomeRow] = list(rows)
    kept: list[int] = []
    seen: set[int] = set()
    for row in reversed(ordered) if newest_first else ordered:
        shown = row.reblog_of_id or row.id
        if shown not in seen:
            seen.add(shown)
            kept.append(row.id)
    return kept[::-1]
