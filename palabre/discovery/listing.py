"""What search engines may list: people who let themselves be found, and what they say in public."""

from datetime import UTC, datetime

from palabre.discovery.model import ListedPerson, ListedPost
from palabre.discovery.queries.listing import FIRST_ID, PEOPLE, POSTS
from palabre.ground import clock
from palabre.ground.ids import first_id_at, time_of
from palabre.store.transaction import Reader

MOST = 10_000
"""Addresses in one part of the list; sitemaps may hold 50 000 (https://www.sitemaps.org/protocol.html)."""
MOST_MONTHS = 600


async def months(db: Reader) -> list[tuple[int, int]]:
    """The months (year, 1 to 12) since the community began, newest first."""
    first_id = await db.one(FIRST_ID)
    if first_id is None:
        return []
    first, now = clock.as_datetime(time_of(first_id)), clock.as_datetime(clock.now())
    spanned = (now.year - first.year) * 12 + now.month - first.month
    places = (now.year * 12 + now.month - 1 - back for back in range(min(max(0, spanned), MOST_MONTHS) + 1))
    return [(place // 12, place % 12 + 1) for place in places]


async def people_of(db: Reader, year: int, month: int) -> list[ListedPerson]:
    """Those who joined in a month, newest first, at most `MOST`."""
    first_id, end_id = _bounds(year, month)
    return await db.all(PEOPLE, first_id=first_id, end_id=end_id, limit=MOST)


async def posts_of(db: Reader, year: int, month: int) -> list[ListedPost]:
    """What was said in a month, newest first, at most `MOST`."""
    first_id, end_id = _bounds(year, month)
    return await db.all(POSTS, first_id=first_id, end_id=end_id, limit=MOST)


def _bounds(year: int, month: int) -> tuple[int, int]:
    """The ids of a month: the first, and the first of the next."""
    begins = datetime(year, month, 1, tzinfo=UTC)
    ends = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    return first_id_at(clock.from_datetime(begins)), first_id_at(clock.from_datetime(ends))
