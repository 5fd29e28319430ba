"""The tables for years in review, translations and refreshes."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    op.create_table(
        "translations",
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("translated", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("made_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("text_hash", "language", name=op.f("pk_translations")),
    )
    op.create_index("ix_translations_made_at", "translations", ["made_at"], unique=False)
    op.create_table(
        "annual_reports",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("year", Id, autoincrement=False, nullable=False),
        sa.Column("data", sa.Text(), server_default="{}", nullable=False),
        sa.Column("schema_version", Id, nullable=False),
        sa.Column("share_key", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("read_at", Id, nullable=True),
        sa.PrimaryKeyConstraint("account_id", "year", name=op.f("pk_annual_reports")),
    )
    op.create_table(
        "refreshes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="running", nullable=False),
        sa.Column("result_count", Id, nullable=True),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refreshes")),
    )
    op.create_index("ix_refreshes_account_id_subject", "refreshes", ["account_id", "subject"], unique=False)
    op.create_index("ix_refreshes_created_at", "refreshes", ["created_at"], unique=False)
