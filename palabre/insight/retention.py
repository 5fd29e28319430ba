"""Who stays: people by when they joined, and for how long they came.

See https://docs.joinmastodon.org/methods/admin/retention/.
"""

from collections.abc import Sequence

from palabre.ground.clock import DAY, as_datetime, from_datetime
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.insight.model import Cohort, Kept, Span
from palabre.insight.queries.dimensions import JOINED, Joined
from palabre.store.transaction import Reader

MOST_PERIODS = 100


async def retention(db: Reader, span: Span, frequency: str) -> list[Cohort]:
    """The cohorts of a span by day or month, each followed through the later periods of the span. Raises `Invalid`."""
    periods = periods_of(span, frequency)
    if len(periods) > MOST_PERIODS:
        raise Invalid(_("Ask for at most {periods} periods at once."), code="span", periods=MOST_PERIODS)
    until = period_after(periods[-1], frequency) if periods else span.until
    joined = await db.all(JOINED, first=periods[0] if periods else span.first, until=until)
    return cohorts(joined, periods, frequency)


def periods_of(span: Span, frequency: str) -> list[int]:
    """The first moments of the days or months that a span touches."""
    periods: list[int] = []
    at = _start(span.first, frequency)
    while at < span.until and span.first < span.until and len(periods) <= MOST_PERIODS:
        periods.append(at)
        at = period_after(at, frequency)
    return periods


def period_after(at: int, frequency: str) -> int:
    """The first moment of the next day or month."""
    return at + DAY if frequency == "day" else _start(at + 31 * DAY, frequency)


def _start(at: int, frequency: str) -> int:
    if frequency == "day":
        return at - at % DAY
    return from_datetime(as_datetime(at).replace(day=1, hour=0, minute=0, second=0, microsecond=0))


def cohorts(joined: Sequence[Joined], periods: Sequence[int], frequency: str) -> list[Cohort]:
    """People by the period in which they joined, and how many of them came in each period from then on or later."""
    members: dict[int, list[Joined]] = {}
    for each in joined:
        members.setdefault(_start(each.created_at, frequency), []).append(each)
    return [
        Cohort(start, frequency, tuple(_kept(members.get(start, []), at) for at in periods if at >= start))
        for start in periods
    ]


def _kept(cohort: Sequence[Joined], at: int) -> Kept:
    stayed = sum(each.last_day is not None and each.last_day >= at for each in cohort)
    return Kept(at, stayed / max(len(cohort), 1), stayed)
