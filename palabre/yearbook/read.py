"""Reads a member's reports, and how they stand; and what whoever was given the key of one may see."""

import secrets

from palabre.ground import clock, ids
from palabre.ground.errors import NotFound
from palabre.store.transaction import Reader, Transaction
from palabre.yearbook.model import Refresh, Report, ReportState
from palabre.yearbook.queries import IS_ELIGIBLE, READ, REPORT, UNREAD
from palabre.yearbook.refresh import running
from palabre.yearbook.rules import span_of, year_on_offer


def subject_of(year: int) -> str:
    """How a wait for a report is called."""
    return f"annual_report:{year}"


async def unread_reports(db: Reader, account_id: int) -> list[Report]:
    """The reports that their member has not marked as read, the oldest year first."""
    return await db.all(UNREAD, account_id=account_id)


async def report(db: Reader, account_id: int, year: int) -> Report:
    """A member's report of a year. Raises `NotFound` where there is none."""
    found = await db.one(REPORT, account_id=account_id, year=year)
    if found is None:
        raise NotFound(cause=f"no report of {year} for account {account_id}")
    return found


async def shared_report(db: Reader, account_id: int, year: int, key: str) -> Report:
    """A report as its member shares it. Raises `NotFound` unless the key is right."""
    found = await report(db, account_id, year)
    if not secrets.compare_digest(found.share_key.encode(), key.encode()):
        raise NotFound(cause="another key")
    return found


async def report_state(db: Reader, account_id: int, year: int) -> tuple[ReportState, Refresh | None]:
    """How a report stands, and what to ask about while it is made."""
    if await db.one(REPORT, account_id=account_id, year=year) is not None:
        return ReportState.AVAILABLE, None
    waiting = await running(db, account_id, subject_of(year))
    if waiting is not None:
        return ReportState.GENERATING, waiting
    if year != year_on_offer(clock.now()):
        return ReportState.INELIGIBLE, None
    first_id, until_id = (ids.first_id_at(at) for at in span_of(year))
    said = await db.one(IS_ELIGIBLE, account_id=account_id, first_id=first_id, until_id=until_id)
    return (ReportState.INELIGIBLE if said is None else ReportState.ELIGIBLE), None


async def mark_read(tx: Transaction, account_id: int, year: int) -> None:
    """Marks a report as read. Raises `NotFound` where there is none."""
    await report(tx, account_id, year)
    await tx.run(READ, account_id=account_id, year=year, now=clock.now())
