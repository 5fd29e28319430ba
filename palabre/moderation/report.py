"""A member reports an account or its statuses; the report joins an open case or opens one."""

import msgspec

from palabre.accounts.read import account_by_id
from palabre.ground import clock, ids
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _
from palabre.moderation.cases import Concern, join_case, standing_of, weigh
from palabre.moderation.clauses import clause_in
from palabre.moderation.model import Origin, Report, ReportFiled, ReportForm
from palabre.moderation.queries.evidence import ADD_REPORT, HAS_REPORTED, REPORTABLE
from palabre.policy.model import Clause, Policy
from palabre.statuses.model import Status
from palabre.store.transaction import Transaction

MOST_STATUSES = 100
LONGEST_COMMENT = 1_000
CATEGORIES = ("spam", "legal", "violation", "other")
"""Mastodon's categories; see https://docs.joinmastodon.org/methods/reports/#post."""
SPAM = "spam"


async def file_report(tx: Transaction, reporter_id: int, form: ReportForm, policy: Policy) -> Report:
    """Files a report. One harm reported a thousand times is one case; each reporter counts once.

    Raises `Invalid` for a report of oneself, a post that is not there or by someone else, an unknown clause or
    category, or more than the limits; `NotFound` for an unknown account.
    """
    _check(reporter_id, form)
    clauses = _cited(form, policy)
    if await account_by_id(tx, form.account_id) is None:
        raise NotFound(_("This account does not exist."))
    statuses = await _reported_statuses(tx, reporter_id, form)
    standings = tuple(standing_of(clause) for clause in clauses)
    concern = Concern(origin=Origin.REPORT, account_id=form.account_id, statuses=statuses, standings=standings)
    case = await join_case(tx, concern)
    report = Report(
        id=ids.new_id(),
        case_id=case.id,
        reporter_id=reporter_id,
        account_id=form.account_id,
        status_ids=msgspec.json.encode([status.id for status in statuses]).decode(),
        category=form.category,
        clause_ids=msgspec.json.encode([clause.id for clause in clauses]).decode(),
        comment=form.comment.strip(),
        forwarded=False,
        created_at=clock.now(),
    )
    is_first = await tx.one(HAS_REPORTED, case_id=case.id, reporter_id=reporter_id) is None
    await tx.run(ADD_REPORT, **msgspec.structs.asdict(report))
    await weigh(tx, case, standings, new_reporters=int(is_first))
    await tx.emit(ReportFiled(report.id, case.id))
    return report


def _check(reporter_id: int, form: ReportForm) -> None:
    if form.account_id == reporter_id:
        raise Invalid(_("You cannot report yourself. To take something back, delete your post."), code="own_account")
    if form.category not in CATEGORIES:
        raise Invalid(_("Unknown category of report. Choose spam, legal, violation or other."), code="category")
    if len(form.comment) > LONGEST_COMMENT:
        raise Invalid(_("The comment is too long: {limit} characters at most."), limit=LONGEST_COMMENT)
    if len(form.status_ids) > MOST_STATUSES:
        raise Invalid(_("Too many posts in one report: {limit} at most."), limit=MOST_STATUSES)


def _cited(form: ReportForm, policy: Policy) -> tuple[Clause, ...]:
    """The clauses that the report names, or that its category stands for."""
    named = dict.fromkeys(form.clause_ids or ((SPAM,) if form.category == SPAM else ()))
    found = tuple(clause_in(policy, clause_id) for clause_id in named)
    clauses = tuple(clause for clause in found if clause is not None)
    if form.clause_ids and len(clauses) < len(named):
        raise Invalid(_("The report names a rule that this community does not have. Reload the rules."), code="clause")
    return clauses


async def _reported_statuses(tx: Transaction, reporter_id: int, form: ReportForm) -> tuple[Status, ...]:
    """The statuses that the case is to keep; a boost has no words of its own and leaves the account reported."""
    wanted = set(form.status_ids)
    if not wanted:
        return ()
    found = await tx.all(REPORTABLE, status_ids=list(wanted), author_id=form.account_id, reporter_id=reporter_id)
    if len(found) < len(wanted):
        raise Invalid(_("One of these posts is gone, or was written by someone else. Choose again."), code="statuses")
    return tuple(status for status in found if status.reblog_of_id is None)
