"""Reports as the team's apps list them: each with its case, and who works on it."""

from collections.abc import Sequence

import msgspec

from palabre.accounts.roster.model import Entry
from palabre.accounts.roster.read import entries_by_ids
from palabre.ground.errors import Forbidden, NotFound
from palabre.ground.language import _
from palabre.moderation.model import Case, CaseState, Decision, Report
from palabre.moderation.queries.cases import CASES_BY_IDS
from palabre.moderation.queries.decisions import DECISIONS_OF_CASES
from palabre.moderation.queries.evidence import REPORT_BY_ID, REPORT_ROLL
from palabre.store.paging import Page
from palabre.store.transaction import Reader


class RollFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which reports are asked for: settled or waiting, by whom, about whom."""

    resolved: bool = False
    account_id: int | None = None
    target_account_id: int | None = None


class ReportFile(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its case, and the accounts that have a part in it. `decided_by` is who settled it, where known."""

    report: Report
    case: Case
    reporter: Entry | None
    target: Entry | None
    assignee: Entry | None
    decided_by: Entry | None
    status_ids: tuple[int, ...]
    clause_ids: tuple[str, ...]
    updated_at: int

    @property
    def is_resolved(self) -> bool:
        """Whether nobody has to decide any more."""
        return self.case.state != CaseState.OPEN


async def report_files(db: Reader, viewer_id: int, sought: RollFilter, page: Page) -> list[ReportFile]:
    """The reports that fit, the newest first; those about the viewer stay closed to them."""
    rows = await REPORT_ROLL.fetch(
        db,
        page,
        viewer_id=viewer_id,
        resolved=int(sought.resolved),
        sender_id=sought.account_id or 0,
        subject_id=sought.target_account_id or 0,
    )
    return await _files(db, rows)


async def report_file(db: Reader, viewer_id: int, report_id: int) -> ReportFile:
    """One report. Raises `NotFound`, and `Forbidden` for whoever it is about."""
    found = await db.one(REPORT_BY_ID, report_id=report_id)
    if found is not None and found.account_id == viewer_id:
        raise Forbidden(_("This case is about you, so its file stays closed to you."), code="own_case")
    files = await _files(db, [found]) if found is not None else []
    if not files:
        raise NotFound()
    return files[0]


async def _files(db: Reader, reports: Sequence[Report]) -> list[ReportFile]:
    if not reports:
        return []
    case_ids = list({report.case_id for report in reports})
    cases = {case.id: case for case in await db.all(CASES_BY_IDS, ids=case_ids)}
    last: dict[int, Decision] = {each.case_id: each for each in await db.all(DECISIONS_OF_CASES, ids=case_ids)}
    deciders = {case.id: _decider(case, last.get(case.id)) for case in cases.values()}
    involved = {each for report in reports for each in (report.reporter_id, report.account_id)}
    involved |= {case.assignee_id for case in cases.values() if case.assignee_id is not None}
    involved |= {each for each in deciders.values() if each is not None}
    people = await entries_by_ids(db, involved)
    return [_file(report, cases[report.case_id], last, deciders, people) for report in reports]


def _decider(case: Case, last: Decision | None) -> int | None:
    """Who settled a case: whoever decided last, else whoever withdrew their own report and so had taken it on."""
    if case.state == CaseState.OPEN:
        return None
    return case.assignee_id if last is None else last.decider_id


def _file(
    report: Report,
    case: Case,
    last: dict[int, Decision],
    deciders: dict[int, int | None],
    people: dict[int, Entry],
) -> ReportFile:
    decision = last.get(case.id)
    decided_at = max(case.decided_at or 0, decision.created_at if decision else 0)
    return ReportFile(
        report=report,
        case=case,
        reporter=people.get(report.reporter_id),
        target=people.get(report.account_id),
        assignee=people.get(case.assignee_id or 0),
        decided_by=people.get(deciders[case.id] or 0),
        status_ids=msgspec.json.decode(report.status_ids, type=tuple[int, ...]),
        clause_ids=msgspec.json.decode(report.clause_ids, type=tuple[str, ...]),
        updated_at=max(report.created_at, decided_at),
    )
