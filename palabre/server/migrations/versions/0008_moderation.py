"""The first tables of the room `moderation`."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    op.create_table(
        "appeals",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("decision_id", Id, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_at", Id, nullable=True),
        sa.Column("decider_id", Id, nullable=True),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeals")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_appeals_decision_id")),
    )
    op.create_index(op.f("ix_appeals_account_id"), "appeals", ["account_id"], unique=False)
    op.create_table(
        "audit_log",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("actor_id", Id, nullable=True),
        sa.Column("act", sa.Text(), server_default="", nullable=False),
        sa.Column("target_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("target_id", Id, nullable=True),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
        sa.Column("at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
    )
    op.create_index("ix_audit_log_target_kind_target_id", "audit_log", ["target_kind", "target_id"], unique=False)
    op.create_table(
        "case_items",
        sa.Column("case_id", Id, autoincrement=False, nullable=False),
        sa.Column("status_id", Id, autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("spoiler_text", sa.Text(), server_default="", nullable=False),
        sa.Column("snapshot", sa.Text(), server_default="{}", nullable=False),
        sa.Column("added_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "status_id", name=op.f("pk_case_items")),
    )
    op.create_index("ix_case_items_status_id", "case_items", ["status_id"], unique=False)
    op.create_table(
        "cases",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("status_id", Id, nullable=True),
        sa.Column("clause_id", sa.Text(), server_default="", nullable=False),
        sa.Column("severity", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("urgency", Id, server_default="0", nullable=False),
        sa.Column("report_count", Id, server_default="0", nullable=False),
        sa.Column("opened_at", Id, nullable=False),
        sa.Column("due_at", Id, nullable=False),
        sa.Column("decided_at", Id, nullable=True),
        sa.Column("assignee_id", Id, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
    )
    op.create_index(op.f("ix_cases_account_id"), "cases", ["account_id"], unique=False)
    op.create_index("ix_cases_state_urgency", "cases", ["state", "urgency", "id"], unique=False)
    op.create_index(op.f("ix_cases_status_id"), "cases", ["status_id"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("case_id", Id, nullable=False),
        sa.Column("appeal_id", Id, nullable=True),
        sa.Column("reverses_id", Id, nullable=True),
        sa.Column("decider_id", Id, nullable=True),
        sa.Column("action", sa.Text(), server_default="", nullable=False),
        sa.Column("clause_id", sa.Text(), nullable=True),
        sa.Column("policy_version", Id, nullable=False),
        sa.Column("explanation", sa.Text(), server_default="", nullable=False),
        sa.Column("automated", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_case_id"), "decisions", ["case_id"], unique=False)
    op.create_index("ix_decisions_created_at", "decisions", ["created_at"], unique=False)
    op.create_index(op.f("ix_decisions_reverses_id"), "decisions", ["reverses_id"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("case_id", Id, nullable=False),
        sa.Column("reporter_id", Id, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("status_ids", sa.Text(), server_default="[]", nullable=False),
        sa.Column("category", sa.Text(), server_default="other", nullable=False),
        sa.Column("clause_ids", sa.Text(), server_default="[]", nullable=False),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        sa.Column("forwarded", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index("ix_reports_case_id_reporter_id", "reports", ["case_id", "reporter_id"], unique=False)
    op.create_index(op.f("ix_reports_reporter_id"), "reports", ["reporter_id"], unique=False)
    op.create_table(
        "statements",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("decision_id", Id, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("facts", sa.Text(), server_default="{}", nullable=False),
        sa.Column("appeal_until", Id, nullable=False),
        sa.Column("read_at", Id, nullable=True),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_statements_decision_id")),
    )
    op.create_index(op.f("ix_statements_account_id"), "statements", ["account_id"], unique=False)
    op.create_table(
        "strikes",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("decision_id", Id, nullable=False),
        sa.Column("clause_id", sa.Text(), server_default="", nullable=False),
        sa.Column("weight", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("expires_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_strikes")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_strikes_decision_id")),
    )
    op.create_index(op.f("ix_strikes_account_id"), "strikes", ["account_id"], unique=False)
