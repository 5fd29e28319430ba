"""Statements of reasons, whole: Palabre's own, under `/api/palabre/v1`."""

import msgspec

from palabre.ground.clock import iso
from palabre.moderation.model import Appeal
from palabre.moderation.views import StatementView


class ClauseJson(msgspec.Struct, frozen=True):
    """The clause that a decision rests on, as it read then, in the reader's language."""

    id: str
    title: str
    text: str


class AppealJson(msgspec.Struct, frozen=True, kw_only=True):
    """An appeal: `state` is open, upheld (the decision stands) or overturned; `answer` is what other eyes said."""

    id: str
    text: str
    state: str
    answer: str
    created_at: str
    decided_at: str | None


class StatementJson(msgspec.Struct, frozen=True, kw_only=True):
    """A decision about the caller, its facts, and what can be done about it."""

    id: str
    decision_id: str
    action: str
    clause: ClauseJson | None
    policy_version: int
    explanation: str
    status_ids: tuple[str, ...]
    texts: tuple[str, ...]
    withdrawn_ids: tuple[str, ...]
    labelled_ids: tuple[str, ...]
    origin: str
    automated_detection: bool
    automated_decision: bool
    sanction_ends_at: str | None
    strike_weight: int
    strike_expires_at: str | None
    created_at: str
    read_at: str | None
    may_appeal: bool
    appeal_until: str
    appeal: AppealJson | None
    reversed_at: str | None


def statement(view: StatementView, locale: str) -> StatementJson:
    """A statement of reasons in the reader's language."""
    facts, row, clause = view.facts, view.statement, view.clause
    words = clause.in_language(locale) if clause else None
    return StatementJson(
        id=str(row.id),
        decision_id=str(row.decision_id),
        action=facts.action,
        clause=ClauseJson(clause.id, words.title, words.text) if clause and words else None,
        policy_version=facts.policy_version,
        explanation=facts.explanation,
        status_ids=facts.status_ids,
        texts=facts.texts,
        withdrawn_ids=facts.withdrawn_ids,
        labelled_ids=facts.labelled_ids,
        origin=facts.origin,
        automated_detection=facts.automated_detection,
        automated_decision=facts.automated_decision,
        sanction_ends_at=_moment(facts.sanction_ends_at),
        strike_weight=facts.strike_weight,
        strike_expires_at=_moment(facts.strike_expires_at),
        created_at=iso(row.created_at),
        read_at=_moment(row.read_at),
        may_appeal=view.may_appeal,
        appeal_until=iso(row.appeal_until),
        appeal=appeal(view.appeal) if view.appeal else None,
        reversed_at=_moment(view.reversal.created_at if view.reversal else None),
    )


def appeal(row: Appeal) -> AppealJson:
    """An appeal, for whoever filed it."""
    return AppealJson(
        id=str(row.id),
        text=row.text,
        state=row.state,
        answer=row.answer,
        created_at=iso(row.created_at),
        decided_at=_moment(row.decided_at),
    )


def _moment(at: int | None) -> str | None:
    return None if at is None else iso(at)
