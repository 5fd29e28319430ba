"""Evidence of members who are gone, as SQL."""

import msgspec
from sqlalchemy import and_, bindparam, exists, or_, select, update

from palabre.accounts.model import AccountState
from palabre.accounts.tables import accounts, users
from palabre.moderation.model import CaseState
from palabre.moderation.queries.parameters import number
from palabre.moderation.tables import appeals, case_items, cases, decisions, reports, statements
from palabre.store.sql import Command, Query


class Kept(msgspec.Struct, frozen=True):
    """A statement with its facts."""

    id: int
    facts: str


_is_erased = and_(
    accounts.c.state == AccountState.DELETED.value,
    accounts.c.domain == "",
    ~exists().where(users.c.account_id == accounts.c.id),
)
"""Gone for good: one that may still return has its login."""
_over = or_(cases.c.state == CaseState.DECIDED.value, cases.c.state == CaseState.CLOSED.value)
_of_case = decisions.c.case_id == cases.c.id
_appealable = exists().where(
    _of_case, statements.c.decision_id == decisions.c.id, statements.c.appeal_until >= number("now")
)
_has_words = exists().where(
    case_items.c.case_id == cases.c.id,
    or_(case_items.c.text != "", case_items.c.spoiler_text != "", case_items.c.snapshot != "{}"),
)
_has_appeal = exists().where(_of_case, appeals.c.decision_id == decisions.c.id, appeals.c.text != "")

CASES_TO_BLANK = Query(
    select(cases.c.id)
    .join(accounts, accounts.c.id == cases.c.account_id)
    .where(_is_erased, _over, ~_appealable, or_(_has_words, _has_appeal))
    .limit(number("limit")),
    int,
)
BLANK_ITEMS = Command(
    update(case_items).where(case_items.c.case_id == number("case_id")).values(text="", spoiler_text="", snapshot="{}")
)
_decided = select(decisions.c.id).where(decisions.c.case_id == number("case_id"))
STATEMENTS_TO_BLANK = Query(
    select(statements.c.id, statements.c.facts).where(statements.c.decision_id.in_(_decided)), Kept
)
SET_FACTS = Command(
    update(statements).where(statements.c.id == number("statement_id")).values(facts=bindparam("new_facts"))
)
BLANK_APPEALS = Command(update(appeals).where(appeals.c.decision_id.in_(_decided)).values(text=""))

_settled = exists().where(cases.c.id == reports.c.case_id, cases.c.state == CaseState.CLOSED.value)
REPORTERS_TO_BLANK = Query(
    select(reports.c.reporter_id)
    .join(accounts, accounts.c.id == reports.c.reporter_id)
    .where(_is_erased, reports.c.comment != "", _settled)
    .distinct()
    .limit(number("limit")),
    int,
)
BLANK_REPORTS = Command(
    update(reports).where(reports.c.reporter_id == number("reporter_id"), _settled).values(comment="")
)
