"""The tables for trends and suggestions."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    op.create_table(
        "rankings",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", Id, autoincrement=False, nullable=False),
        sa.Column("score", Id, nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject_id", name=op.f("pk_rankings")),
    )
    op.create_index("ix_rankings_kind_score", "rankings", ["kind", "score"], unique=False)
    op.create_table(
        "trend_reviews",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", Id, autoincrement=False, nullable=False),
        sa.Column("trendable", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("reviewed_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject_id", name=op.f("pk_trend_reviews")),
    )
    op.create_table(
        "link_publishers",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("domain", sa.Text(), server_default="", nullable=False),
        sa.Column("trendable", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("reviewed_at", Id, nullable=True),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_publishers")),
        sa.UniqueConstraint("domain", name=op.f("uq_link_publishers_domain")),
    )
    op.create_table(
        "suggestion_dismissals",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("target_id", Id, autoincrement=False, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "target_id", name=op.f("pk_suggestion_dismissals")),
    )
    op.create_index("ix_suggestion_dismissals_target_id", "suggestion_dismissals", ["target_id"], unique=False)
