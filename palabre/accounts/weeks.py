"""How many people joined and were here, week by week. Weeks begin on Monday at midnight UTC."""

import msgspec

from palabre.accounts.queries import ACTIVE_IN_WEEK, JOINED_SINCE
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.ids import first_id_at
from palabre.store.transaction import Reader

WEEK = 7 * DAY
WEEKS = 12
_FIRST_MONDAY = 4 * DAY
"""1 January 1970 was a Thursday."""


class Week(msgspec.Struct, frozen=True):
    """A week that begins at `starts_at`."""

    starts_at: int
    active: int
    joined: int


def monday_of(at: int) -> int:
    """The first millisecond of the week of a moment."""
    return (at - _FIRST_MONDAY) // WEEK * WEEK + _FIRST_MONDAY


async def weekly_people(db: Reader) -> list[Week]:
    """The last twelve weeks, this one first."""
    this = monday_of(clock.now())
    weeks = []
    for starts_at in range(this, this - WEEKS * WEEK, -WEEK):
        active = await db.one(ACTIVE_IN_WEEK, first=starts_at, until=starts_at + WEEK)
        joined = await db.one(JOINED_SINCE, first=first_id_at(starts_at), until=first_id_at(starts_at + WEEK))
        weeks.append(Week(starts_at, active or 0, joined or 0))
    return weeks
