"""Decisions and what follows from them. No command here edits a decision, the facts of a statement or the audit log."""

from sqlalchemy import bindparam, delete, exists, select, update

from palabre.moderation.model import Appeal, AppealState, AuditEntry, Decision, Statement, Strike
from palabre.moderation.queries.parameters import add, number
from palabre.moderation.tables import appeals, audit, decisions, statements, strikes
from palabre.store.paging import PagedQuery
from palabre.store.sql import Command, Query, any_of

ADD_DECISION = add(decisions)
ADD_STATEMENT = add(statements)
ADD_STRIKE = add(strikes)
ADD_APPEAL = add(appeals)
ADD_AUDIT = add(audit)
ANSWER_APPEAL = Command(
    update(appeals)
    .where(appeals.c.id == number("appeal_id"), appeals.c.state == AppealState.OPEN.value)
    .values(
        state=bindparam("new_state"),
        answer=bindparam("new_answer"),
        decided_at=number("now"),
        decider_id=number("new_decider"),
    )
)
MARK_READ = Command(
    update(statements)
    .where(
        statements.c.id == number("statement_id"),
        statements.c.account_id == number("reader_id"),
        statements.c.read_at.is_(None),
    )
    .values(read_at=number("now"))
)
FORGET_STRIKES = Command(delete(strikes).where(strikes.c.account_id == number("struck_id")))

DECISION_BY_ID = Query(select(decisions).where(decisions.c.id == number("decision_id")), Decision)
DECISIONS_OF_CASE = Query(
    select(decisions).where(decisions.c.case_id == number("case_id")).order_by(decisions.c.id), Decision
)
DECISIONS_OF_CASES = Query(
    select(decisions).where(any_of(decisions.c.case_id, "ids")).order_by(decisions.c.id), Decision
)
REVERSAL_OF = Query(select(decisions).where(decisions.c.reverses_id == number("decision_id")), Decision)

STATEMENT_BY_ID = Query(select(statements).where(statements.c.id == number("statement_id")), Statement)
STATEMENT_OF_DECISION = Query(select(statements).where(statements.c.decision_id == number("decision_id")), Statement)
STATEMENTS_OF_CASE = Query(
    select(statements)
    .join(decisions, decisions.c.id == statements.c.decision_id)
    .where(decisions.c.case_id == number("case_id")),
    Statement,
)
STATEMENTS_OF = PagedQuery(
    select(statements).where(statements.c.account_id == number("reader_id")), statements.c.id, Statement
)

_reversals = decisions.alias("reversals")
STANDING_STATEMENTS = Query(
    select(statements)
    .where(
        statements.c.account_id == number("subject_id"),
        ~exists().where(_reversals.c.reverses_id == statements.c.decision_id),
    )
    .order_by(statements.c.id),
    Statement,
)
"""The statements of an account's sanctions that no later decision has reversed."""

STRIKES_OF = Query(
    select(strikes).where(strikes.c.account_id == number("struck_id")).order_by(strikes.c.created_at, strikes.c.id),
    Strike,
)

APPEAL_BY_ID = Query(select(appeals).where(appeals.c.id == number("appeal_id")), Appeal)
APPEAL_OF_DECISION = Query(select(appeals).where(appeals.c.decision_id == number("decision_id")), Appeal)
APPEALS_OF_CASE = Query(
    select(appeals)
    .join(decisions, decisions.c.id == appeals.c.decision_id)
    .where(decisions.c.case_id == number("case_id"))
    .order_by(appeals.c.id),
    Appeal,
)

AUDIT_OF = PagedQuery(
    select(audit).where(
        audit.c.target_kind == bindparam("target_kind"),
        audit.c.target_id == number("target_id"),
    ),
    audit.c.id,
    AuditEntry,
)
