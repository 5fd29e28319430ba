"""How much was said, week by week."""

from palabre.accounts.weeks import WEEK, monday_of
from palabre.ground import clock
from palabre.ground.ids import first_id_at
from palabre.statuses.queries.weeks import SAID_WITHIN
from palabre.store.transaction import Reader


async def weekly_statuses(db: Reader, weeks: int) -> dict[int, int]:
    """The statuses and boosts of each of the last weeks, by the week's first millisecond."""
    this = monday_of(clock.now())
    found = {}
    for starts_at in range(this, this - weeks * WEEK, -WEEK):
        said = await db.one(SAID_WITHIN, first=first_id_at(starts_at), until=first_id_at(starts_at + WEEK))
        found[starts_at] = said or 0
    return found
