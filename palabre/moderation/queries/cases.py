"""Cases and their order."""

import msgspec
from sqlalchemy import and_, bindparam, case, cast, exists, func, literal_column, or_, select, update

from palabre.accounts.tables import accounts
from palabre.moderation.model import Case, CaseState
from palabre.moderation.queries.parameters import add, number
from palabre.moderation.tables import case_items, cases, decisions, statements
from palabre.statuses.model import State
from palabre.statuses.tables import statuses
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of

ADD_CASE = add(cases)
SET_CASE_STATE = Command(
    update(cases)
    .where(cases.c.id == number("case_id"), cases.c.state == bindparam("old_state"))
    .values(state=bindparam("new_state"), decided_at=func.coalesce(cases.c.decided_at, number("now")))
)
REOPEN_CASE = Command(
    update(cases)
    .where(cases.c.id == number("case_id"), cases.c.state == bindparam("old_state"))
    .values(state=bindparam("new_state"), decided_at=None)
)
SET_ASSIGNEE = Command(update(cases).where(cases.c.id == number("case_id")).values(assignee_id=number("new_assignee")))
SET_CASE_WEIGHT = Command(
    update(cases)
    .where(cases.c.id == number("case_id"))
    .values(
        clause_id=bindparam("new_clause"),
        severity=bindparam("new_severity"),
        due_at=number("new_due"),
        report_count=number("new_count"),
        urgency=number("new_urgency"),
    )
)
SET_URGENCY = Command(update(cases).where(cases.c.id == number("case_id")).values(urgency=number("new_urgency")))
CLOSE_EXPIRED = Command(
    update(cases)
    .where(
        cases.c.state == bindparam("old_state"),
        ~exists()
        .where(
            decisions.c.case_id == cases.c.id,
            statements.c.decision_id == decisions.c.id,
            statements.c.appeal_until >= number("now"),
        )
        .correlate(cases),
    )
    .values(state=bindparam("new_state"))
)

LOCK_ACCOUNT = Query(
    select(accounts.c.id).where(accounts.c.id == number("subject_id")).with_for_update(key_share=True), int
)
"""Cases about one account are opened, joined and decided one at a time, so that two reports cannot open two cases."""

CASE_BY_ID = Query(select(cases).where(cases.c.id == number("case_id")), Case)
CASES_BY_IDS = Query(select(cases).where(any_of(cases.c.id, "ids")), Case)
LOCKED_CASE = Query(select(cases).where(cases.c.id == number("case_id")).with_for_update(), Case)

_open = cases.c.state == CaseState.OPEN.value
OPEN_CASE_OF_STATUSES = Query(
    select(cases)
    .where(
        _open,
        cases.c.id.in_(select(case_items.c.case_id).where(any_of(case_items.c.status_id, "status_ids"))),
    )
    .order_by(cases.c.urgency.desc(), cases.c.id)
    .limit(1)
    .with_for_update(),
    Case,
)
OPEN_CASE_OF_ACCOUNT = Query(
    select(cases)
    .where(_open, cases.c.account_id == number("subject_id"), cases.c.clause_id == bindparam("clause"))
    .order_by(cases.c.urgency.desc(), cases.c.id)
    .limit(1)
    .with_for_update(),
    Case,
)


class QueuedCase(msgspec.Struct, frozen=True):
    """A case with the words its first status had, and what triage needs besides."""

    case_id: int
    excerpt: str | None
    audience: int


_first_text = (
    select(case_items.c.text)
    .where(case_items.c.case_id == cases.c.id)
    .order_by(case_items.c.status_id)
    .limit(1)
    .scalar_subquery()
)
_of_case = and_(case_items.c.case_id == cases.c.id, statuses.c.id == case_items.c.status_id)
_some_hidden = exists().where(_of_case, statuses.c.state != State.LIVE.value).correlate(cases)
_some_live = exists().where(_of_case, statuses.c.state == State.LIVE.value).correlate(cases)
_boosts = func.coalesce(
    cast(select(func.sum(statuses.c.reblogs_count)).where(_of_case).correlate(cases).scalar_subquery(), Id),
    literal_column("0"),
)
_followers = func.coalesce(
    select(accounts.c.followers_count).where(accounts.c.id == cases.c.account_id).scalar_subquery(),
    literal_column("0"),
)
_audience = case((and_(_some_hidden, ~_some_live), literal_column("0")), else_=_followers + 100 * _boosts)
"""How many may have seen it: the author's followers, and a hundred for each boost; nobody while all is hidden."""

QUEUED_BY_IDS = Query(
    select(cases.c.id.label("case_id"), _first_text.label("excerpt"), _audience.label("audience")).where(
        any_of(cases.c.id, "ids")
    ),
    QueuedCase,
)
QUEUE = Query(
    select(cases)
    .where(cases.c.state == bindparam("state"))
    .order_by(cases.c.urgency.desc(), cases.c.id)
    .limit(number("limit"))
    .offset(number("offset")),
    Case,
)
OPEN_CASES_AFTER = Query(
    select(cases).where(_open, cases.c.id > number("after")).order_by(cases.c.id).limit(number("limit")), Case
)
CASES_OF = PagedQuery(select(cases).where(cases.c.account_id == number("subject_id")), cases.c.id, Case)
EARLIER_CASES = Query(
    select(cases)
    .where(cases.c.account_id == number("subject_id"), cases.c.id != number("case_id"))
    .order_by(cases.c.id.desc())
    .limit(number("limit")),
    Case,
)


class Counted(msgspec.Struct, frozen=True):
    """How much waits."""

    open: int
    overdue: int
    appeals: int
    oldest_at: int | None


COUNTS = Query(
    select(
        func.count(case((_open, literal_column("1")))).label("open"),
        func.count(case((and_(_open, cases.c.due_at < number("now")), literal_column("1")))).label("overdue"),
        func.count(case((cases.c.state == CaseState.APPEALED.value, literal_column("1")))).label("appeals"),
        func.min(case((_open, cases.c.opened_at))).label("oldest_at"),
    ).where(or_(_open, cases.c.state == CaseState.APPEALED.value)),
    Counted,
)
