"""A member's year in review (https://docs.joinmastodon.org/methods/annual_reports/), and what is waited for."""

from collections.abc import Sequence

from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form
from palabre.api.operations import Area, user
from palabre.api.render.annual_report import async_refresh, refresh_header, wrapped
from palabre.api.viewing import show_all
from palabre.yearbook.make import ask_for_report
from palabre.yearbook.model import Report
from palabre.yearbook.read import mark_read, report, report_state, unread_reports
from palabre.yearbook.refresh import refresh

area = Area("annual_reports")


class OneYear(Form, frozen=True, kw_only=True):
    """A year. What is none is a year of which there is no report."""

    year: str

    @property
    def number(self) -> int:
        """The year, 0 where it is none."""
        is_year = self.year.isascii() and self.year.isdigit() and len(self.year) == 4
        return int(self.year) if is_year else 0


class OneRefresh(Form, frozen=True, kw_only=True):
    """What is waited for."""

    id: str


@area.get("/api/v1/annual_reports", user("read:accounts"))
async def get_annual_reports(call: Call) -> Answer:
    """The caller's reports that they have not marked as read."""
    return await _answer(call, await call.house.store.read(unread_reports, call.me.id))


async def _answer(call: Call, rows: Sequence[Report]) -> Answer:
    tops = [row.figures.top_statuses for row in rows]
    named = [each for top in tops for each in (top.by_reblogs, top.by_favourites, top.by_replies) if each]
    statuses = await show_all(call, [int(each) for each in dict.fromkeys(named)])
    return json(wrapped(rows, call.me, statuses, call.house.settings))


@area.get("/api/v1/annual_reports/{year}", user("read:accounts"))
async def get_annual_report(call: Call, form: OneYear) -> Answer:
    """The caller's report of a year."""
    return await _answer(call, [await call.house.store.read(report, call.me.id, form.number)])


@area.get("/api/v1/annual_reports/{year}/state", user("read:accounts"))
async def get_annual_report_state(call: Call, form: OneYear) -> Answer:
    """Whether there is a report, whether it is being made, or could be."""
    state, waiting = await call.house.store.read(report_state, call.me.id, form.number)
    return json({"state": state}, 200, *([refresh_header(waiting)] if waiting else []))


@area.post("/api/v1/annual_reports/{year}/generate", user("write:accounts"))
async def post_annual_report_generate(call: Call, form: OneYear) -> Answer:
    """Begins to make the report of a year. 202 while it is made, 200 when it is there or cannot be had."""
    waiting = await call.house.store.write(ask_for_report, call.me.id, form.number)
    return json({}, 202, refresh_header(waiting)) if waiting else EMPTY_OBJECT


@area.post("/api/v1/annual_reports/{year}/read", user("write:accounts"))
async def post_annual_report_read(call: Call, form: OneYear) -> Answer:
    """Marks a report as read."""
    await call.house.store.write(mark_read, call.me.id, form.number)
    return EMPTY_OBJECT


@area.get("/api/v1_alpha/async_refreshes/{id}", user("read"))
async def get_async_refresh(call: Call, form: OneRefresh) -> Answer:
    """How something stands that the caller waits for."""
    return json({"async_refresh": async_refresh(await call.house.store.read(refresh, call.me.id, form.id))})
