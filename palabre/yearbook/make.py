"""Makes a member's report of a year, when asked for and after the asker has gone on."""

import msgspec

from palabre.ground import clock, ids
from palabre.store.transaction import Reader, Transaction
from palabre.yearbook.model import SCHEMA_VERSION, Figures, Kinds, Month, Refresh, ReportState
from palabre.yearbook.queries import (
    ADD_REPORT,
    FOLLOWERS_BY_DAY,
    FOLLOWING_BY_DAY,
    KINDS,
    STATUSES_BY_DAY,
    TOP,
    TOP_TAGS,
)
from palabre.yearbook.read import report_state, subject_of
from palabre.yearbook.refresh import finish, start
from palabre.yearbook.rules import archetype, best, by_month, span_of

MAKE = "yearbook.make"
KEY_BYTES = 9


class Make(msgspec.Struct, frozen=True):
    """The payload of the work."""

    account_id: int
    year: int
    refresh_id: str


async def ask_for_report(tx: Transaction, account_id: int, year: int) -> Refresh | None:
    """Begins to make a report; None when it is there already or cannot be had."""
    state, waiting = await report_state(tx, account_id, year)
    if state == ReportState.ELIGIBLE:
        waiting = await start(tx, account_id, subject_of(year))
        await tx.enqueue(MAKE, Make(account_id, year, waiting.id))
    return waiting


async def make_report(tx: Transaction, payload: Make) -> None:
    """Counts, and keeps what was counted."""
    figures = await _figures(tx, payload.account_id, payload.year)
    await tx.run(
        ADD_REPORT,
        account_id=payload.account_id,
        year=payload.year,
        data=msgspec.json.encode(figures).decode(),
        schema_version=SCHEMA_VERSION,
        share_key=ids.secret_token(KEY_BYTES),
        created_at=clock.now(),
        read_at=None,
    )
    await finish(tx, payload.refresh_id, 1)


async def _figures(db: Reader, account_id: int, year: int) -> Figures:
    first, until = span_of(year)
    within = {"first": first, "until": until}
    said = {"account_id": account_id, "first_id": ids.first_id_at(first), "until_id": ids.first_id_at(until)}
    days = (
        await db.all(STATUSES_BY_DAY, **said),
        await db.all(FOLLOWING_BY_DAY, account_id=account_id, **within),
        await db.all(FOLLOWERS_BY_DAY, account_id=account_id, **within),
    )
    statuses, following, followers = (by_month((row.at, row.count) for row in each) for each in days)
    return Figures(
        archetype=archetype(await db.one(KINDS, **said) or Kinds(0, 0, 0, 0)),
        time_series=tuple(
            Month(
                month=month,
                statuses=statuses.get(month, 0),
                following=following.get(month, 0),
                followers=followers.get(month, 0),
            )
            for month in range(1, 13)
        ),
        top_hashtags=tuple(await db.all(TOP_TAGS, **said)),
        top_statuses=best({name: await db.all(query, **said) for name, query in TOP.items()}),
    )
