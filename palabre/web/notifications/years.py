"""A member's year in review: offered in December, announced when it is there, put away when it is seen."""

from collections.abc import Sequence

import msgspec
from starlette.responses import Response

from palabre.ground import clock
from palabre.store.transaction import Reader
from palabre.web.handler import post
from palabre.web.visit import Visit
from palabre.yearbook.make import ask_for_report
from palabre.yearbook.model import Report, ReportState
from palabre.yearbook.read import mark_read, report_state, unread_reports
from palabre.yearbook.rules import year_on_offer


class Years(msgspec.Struct, frozen=True):
    """The reviews that were not put away, the year of which one can be made now, and whether it is being made."""

    reports: Sequence[Report] = ()
    offered: int | None = None
    is_made: bool = False


async def years_of(db: Reader, account_id: int) -> Years:
    """What there is to say of an account's years."""
    reports, year = await unread_reports(db, account_id), year_on_offer(clock.now())
    if year is None:
        return Years(reports)
    state, _waiting = await report_state(db, account_id, year)
    is_made = state == ReportState.GENERATING
    return Years(reports, year if is_made or state == ReportState.ELIGIBLE else None, is_made)


async def make_year(visit: Visit) -> Response:
    """Answers POST /notifications/years/YEAR/make."""
    await visit.house.store.write(ask_for_report, visit.account.id, _year(visit))
    return visit.go("/notifications")


def _year(visit: Visit) -> int:
    return int(visit.request.path_params["year"])


async def put_year_away(visit: Visit) -> Response:
    """Answers POST /notifications/years/YEAR."""
    await visit.house.store.write(mark_read, visit.account.id, _year(visit))
    return visit.go("/notifications")


ROUTES = [
    post("/notifications/years/{year:id}", put_year_away),
    post("/notifications/years/{year:id}/make", make_year),
]
