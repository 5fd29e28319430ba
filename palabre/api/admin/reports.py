"""Reports as the team works on them (https://docs.joinmastodon.org/methods/admin/reports/).

A report is settled with its case, and all reports of one harm are one case. Rules are clauses of the policy.
"""

import msgspec

from palabre.accounts.permissions import Permission
from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, staff
from palabre.api.pages import Paging, links
from palabre.api.render.admin import AdminReport, admin_report
from palabre.api.viewing import render
from palabre.moderation.roll import ReportFile, RollFilter, report_file, report_files
from palabre.moderation.settle import assign, reopen_report, resolve_report, sort_report
from palabre.statuses.model import Flags
from palabre.statuses.read import views

area = Area("admin_reports")
_read = staff(Permission.MANAGE_REPORTS, "admin:read:reports")
_write = staff(Permission.MANAGE_REPORTS, "admin:write:reports")


class Sought(Paging, frozen=True, kw_only=True):
    """Which reports are asked for; without `resolved`, those that wait."""

    resolved: bool = False
    account_id: Id | None = None
    target_account_id: Id | None = None


class OneReport(Form, frozen=True, kw_only=True):
    """A report by its id."""

    id: Id


class Sorted(OneReport, frozen=True, kw_only=True):
    """What a report is about."""

    category: str | None = None
    rule_ids: tuple[str, ...] | None = None


@area.get("/api/v1/admin/reports", _read)
async def get_admin_reports(call: Call, form: Sought) -> Answer:
    """The reports that fit, the newest first."""
    page = form.page(100, 200)
    sought = RollFilter(resolved=form.resolved, account_id=form.account_id, target_account_id=form.target_account_id)
    files = await call.house.store.read(report_files, call.me.id, sought, page)
    shown = [await _shown(call, each) for each in files if each.reporter and each.target]
    return json(shown, 200, *links(call, page, [each.report.id for each in files]))


async def _shown(call: Call, file: ReportFile) -> AdminReport:
    """The report with what was reported, held and withdrawn posts too, as its author reads it."""
    found = await call.house.store.read(views, file.report.account_id, file.status_ids)
    statuses = [render(call, msgspec.structs.replace(each, flags=Flags())) for each in found]
    return admin_report(file, statuses, call.house.policy, call.locale, call.house.settings)


@area.get("/api/v1/admin/reports/{id}", _read)
async def get_admin_report(call: Call, form: OneReport) -> Answer:
    """One report."""
    return await _answer(call, form.id)


async def _answer(call: Call, report_id: int) -> Answer:
    return json(await _shown(call, await call.house.store.read(report_file, call.me.id, report_id)))


@area.put("/api/v1/admin/reports/{id}", _write)
async def put_admin_report(call: Call, form: Sorted) -> Answer:
    """Says anew what a report is about."""
    store, policy = call.house.store, call.house.policy
    await store.write(sort_report, call.user, form.id, form.category or None, form.rule_ids, policy)
    return await _answer(call, form.id)


@area.post("/api/v1/admin/reports/{id}/assign_to_self", _write)
async def post_admin_report_assign_to_self(call: Call, form: OneReport) -> Answer:
    """Takes a report on."""
    await call.house.store.write(assign, call.user, form.id, to_me=True)
    return await _answer(call, form.id)


@area.post("/api/v1/admin/reports/{id}/unassign", _write)
async def post_admin_report_unassign(call: Call, form: OneReport) -> Answer:
    """Gives a report back."""
    await call.house.store.write(assign, call.user, form.id, to_me=False)
    return await _answer(call, form.id)


@area.post("/api/v1/admin/reports/{id}/resolve", _write)
async def post_admin_report_resolve(call: Call, form: OneReport) -> Answer:
    """Settles a report without a sanction."""
    await call.house.store.write(resolve_report, call.user, form.id, call.house.policy)
    return await _answer(call, form.id)


@area.post("/api/v1/admin/reports/{id}/reopen", _write)
async def post_admin_report_reopen(call: Call, form: OneReport) -> Answer:
    """Opens a settled report again."""
    await call.house.store.write(reopen_report, call.user, form.id)
    return await _answer(call, form.id)
