"""Nouns of the room `insight`."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import msgspec

from palabre.ground.clock import DAY, from_datetime
from palabre.ground.errors import Invalid
from palabre.ground.language import _

LONGEST_SPAN = 1_000
"""Most days of one question."""


class Span(msgspec.Struct, frozen=True):
    """Whole days, UTC: from the first millisecond of the first to before `until`."""

    first: int
    until: int

    def days(self) -> Iterator[int]:
        """The first millisecond of each day."""
        return iter(range(self.first, self.until, DAY))

    def before(self) -> "Span":
        """As many days right before."""
        return Span(2 * self.first - self.until, self.first)


def span_of(start: date, end: date) -> Span:
    """The days from one to another, both included; none when they stand the wrong way round. Raises `Invalid`."""
    first, last = _midnight(start), _midnight(end)
    if (last - first) // DAY >= LONGEST_SPAN:
        raise Invalid(_("Ask for at most {days} days at once."), code="span", days=LONGEST_SPAN)
    return Span(first, max(first, last + DAY))


def _midnight(day: date) -> int:
    return from_datetime(datetime(day.year, day.month, day.day, tzinfo=UTC))


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure is about, where it is about one thing: a tag or another server."""

    tag_id: int = 0
    domain: str = ""


class Counted(msgspec.Struct, frozen=True):
    """A figure of a day, which is named by its first millisecond."""

    day: int
    value: int


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure day by day. `previous_total` is that of as many days before; None where the total is of all time."""

    key: str
    unit: str | None
    total: int
    previous_total: int | None
    data: tuple[Counted, ...]


class Share(msgspec.Struct, frozen=True):
    """One line of a dimension. `unit` is bytes for a size; a `text` stands instead of a number."""

    key: str
    value: int
    name: str = ""
    unit: str | None = None
    text: str | None = None


class Dimension(msgspec.Struct, frozen=True):
    """What something is made of, the greatest share first."""

    key: str
    shares: tuple[Share, ...]


class Kept(msgspec.Struct, frozen=True):
    """How many of those who joined in a period were still here in a later one. `rate` runs from 0 to 1."""

    at: int
    rate: float
    value: int


class Cohort(msgspec.Struct, frozen=True):
    """Those who joined in one period. `frequency` is day or month."""

    at: int
    frequency: str
    kept: tuple[Kept, ...]
