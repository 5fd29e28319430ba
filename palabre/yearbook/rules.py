"""When a year is looked back on, and what is made of its figures. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from palabre.ground.clock import as_datetime, from_datetime
from palabre.yearbook.model import Archetype, Kinds, TopStatuses

FIRST_DAY: Final = 10
USUAL_IN_A_YEAR: Final = 113
FACTOR: Final = 2
SHARE: Final = 0.1


def year_on_offer(now: int) -> int | None:
    """The year that members may look back on: this one, from 10 to 31 December (UTC), as in Mastodon."""
    moment = as_datetime(now)
    return moment.year if moment.month == 12 and moment.day >= FIRST_DAY else None


def span_of(year: int) -> tuple[int, int]:
    """The first millisecond of a year, and of the next."""
    first, until = (from_datetime(datetime(each, 1, 1, tzinfo=UTC)) for each in (year, year + 1))
    return first, until


def archetype(kinds: Kinds) -> Archetype:
    """What kind of member someone was; the thresholds are Mastodon's."""
    if kinds.originals + kinds.replies + kinds.boosts < USUAL_IN_A_YEAR:
        return Archetype.LURKER
    if kinds.boosts > kinds.originals * FACTOR:
        return Archetype.BOOSTER
    if kinds.polls > kinds.originals * SHARE:
        return Archetype.POLLSTER
    if kinds.replies > kinds.originals * FACTOR:
        return Archetype.REPLIER
    return Archetype.ORACLE


def by_month(days: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Figures of days (their first milliseconds) as figures of months."""
    found: dict[int, int] = {}
    for at, count in days:
        month = as_datetime(at).month
        found[month] = found.get(month, 0) + count
    return found


def best(ranked: Mapping[str, Sequence[int]]) -> TopStatuses:
    """The first status of each ranking (by_reblogs, by_favourites, by_replies) that no ranking before has named."""
    taken: set[int] = set()
    named: dict[str, str] = {}
    for name, ids in ranked.items():
        chosen = next((each for each in ids if each not in taken), None)
        if chosen is not None:
            taken.add(chosen)
            named[name] = str(chosen)
    return TopStatuses(**named)
