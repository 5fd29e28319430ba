"""Tables of the room `moderation`."""

from sqlalchemy import Index, UniqueConstraint

from palabre.store.schema import flag, key, maybe_number, maybe_text, number, small, table, text

cases = table(
    "cases",
    key(),
    text("origin"),
    text("state", default="open"),
    number("account_id", index=True),
    maybe_number("status_id", index=True),
    text("clause_id"),
    small("severity"),
    maybe_text("language"),
    number("urgency", default=0),
    number("report_count", default=0),
    number("opened_at"),
    number("due_at"),
    maybe_number("decided_at"),
    maybe_number("assignee_id"),
    Index("ix_cases_state_urgency", "state", "urgency", "id"),
)
"""What a person has to decide. `origin` is report or screening; `state` is open, decided, appealed or closed
(see `rules.TRANSITIONS`); `account_id` is the account the case is about; `clause_id` is empty while none is cited."""

case_items = table(
    "case_items",
    key("case_id"),
    key("status_id"),
    text("text"),
    text("spoiler_text"),
    text("snapshot", default="{}"),
    number("added_at"),
    Index("ix_case_items_status_id", "status_id"),
)
"""The statuses of a case as they read when they joined it, so that deleting or editing one does not erase the
evidence."""

reports = table(
    "reports",
    key(),
    number("case_id"),
    number("reporter_id", index=True),
    number("account_id"),
    text("status_ids", default="[]"),
    text("category", default="other"),
    text("clause_ids", default="[]"),
    text("comment"),
    flag("forwarded"),
    number("created_at"),
    Index("ix_reports_case_id_reporter_id", "case_id", "reporter_id"),
)

decisions = table(
    "decisions",
    key(),
    number("case_id", index=True),
    maybe_number("appeal_id"),
    maybe_number("reverses_id", index=True),
    maybe_number("decider_id"),
    text("action"),
    maybe_text("clause_id"),
    number("policy_version"),
    text("explanation"),
    flag("automated"),
    number("created_at"),
    Index("ix_decisions_created_at", "created_at"),
)
"""`action` is dismiss, label, withdraw, warn, limit, suspend or restore. A reversal is a new decision that names the
one it reverses; no row is ever edited."""

strikes = table(
    "strikes",
    key(),
    number("account_id", index=True),
    number("decision_id"),
    text("clause_id"),
    small("weight"),
    number("created_at"),
    number("expires_at"),
    UniqueConstraint("decision_id"),
)
"""Always recomputed from decisions: a reversed decision has no strike."""

statements = table(
    "statements",
    key(),
    number("decision_id"),
    number("account_id", index=True),
    text("facts", default="{}"),
    number("appeal_until"),
    maybe_number("read_at"),
    number("created_at"),
    UniqueConstraint("decision_id"),
)
"""Statements of reasons. `facts` is JSON: clause, policy version, action, texts concerned, how it came to notice, what
was automated. The words around it are made when it is read, in the reader's language."""

appeals = table(
    "appeals",
    key(),
    number("decision_id"),
    number("account_id", index=True),
    text("text"),
    text("state", default="open"),
    text("answer"),
    maybe_number("decided_at"),
    maybe_number("decider_id"),
    number("created_at"),
    UniqueConstraint("decision_id"),
)

audit = table(
    "audit_log",
    key(),
    maybe_number("actor_id"),
    text("act"),
    text("target_kind"),
    maybe_number("target_id"),
    text("details", default="{}"),
    number("at"),
    Index("ix_audit_log_target_kind_target_id", "target_kind", "target_id"),
)
"""Append-only: who looked at or did what, when."""
