"""Figures day by day (https://docs.joinmastodon.org/methods/admin/measures/)."""

from collections.abc import Mapping, Sequence

from palabre.insight.model import Counted, Measure, Span, Subject
from palabre.insight.queries.measures import FIGURES
from palabre.store.transaction import Reader

NOTHING = Subject()


async def measures(
    db: Reader, keys: Sequence[str], span: Span, subjects: Mapping[str, Subject] | None = None
) -> list[Measure]:
    """The measures with these keys, in order, each of its subject where it has one; unknown keys are left out."""
    about = subjects or {}
    known = [key for key in dict.fromkeys(keys) if key in FIGURES]
    return [await _measure(db, key, span, about.get(key, NOTHING)) for key in known]


async def _measure(db: Reader, key: str, span: Span, subject: Subject) -> Measure:
    figure = FIGURES[key]
    about = {"tag_id": subject.tag_id, "domain": subject.domain}
    counted = {row.day: row for row in await db.all(figure.daily, first=span.first, until=span.until, **about)}
    total = await db.one(figure.total, first=span.first, until=span.until, **about)
    before = span.before()
    previous = await db.one(figure.total, first=before.first, until=before.until, **about)
    return Measure(
        key=key,
        unit=figure.unit,
        total=total or 0,
        previous_total=(previous or 0) if figure.is_of_span else None,
        data=tuple(counted.get(day, Counted(day, 0)) for day in span.days()),
    )
