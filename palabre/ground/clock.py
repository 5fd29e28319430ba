"""The one clock: milliseconds since the epoch, UTC."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


_behind = 0


def now() -> int:
    """Milliseconds since the epoch, UTC."""
    return time.time_ns() // 1_000_000 - _behind


@contextmanager
def earlier(by: int) -> Iterator[None]:
    """Sets the clock of the whole process back by so many milliseconds: only for writing a history that is made up."""
    global _behind  # noqa: PLW0603  (one clock for the whole process)
    before, _behind = _behind, by
    try:
        yield
    finally:
        _behind = before


def iso(at: int) -> str:
    """Milliseconds as ISO 8601 with milliseconds and `Z`, the form of the Mastodon API.

    See https://docs.joinmastodon.org/api/datetime-format/.
    """
    return f"{as_datetime(at).isoformat()[:19]}.{at % 1000:03d}Z"


def as_datetime(at: int) -> datetime:
    """Milliseconds as an aware datetime, cut to the second."""
    return datetime.fromtimestamp(at // 1000, tz=UTC)


def parse_iso(text: str) -> int | None:
    """Milliseconds of an ISO 8601 date and time, UTC where it names no zone; None for anything else."""
    try:
        moment = datetime.fromisoformat(text.strip())
        since = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC) - EPOCH
    except (ValueError, OverflowError):
        return None
    return since // timedelta(milliseconds=1)


def from_datetime(moment: datetime) -> int:
    """An aware datetime as milliseconds since the epoch."""
    return int(moment.timestamp() * 1000)
