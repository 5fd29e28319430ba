"""Tables for copies of members' data, lists that they bring, and members who have left."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0024"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    _copies()
    _imports()
    op.create_table(
        "departures",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("user_state", sa.Text(), server_default="active", nullable=False),
        sa.Column("left_at", Id, nullable=False),
        sa.Column("erase_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_departures")),
    )


def _copies() -> None:
    op.create_table(
        "copies",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("blob_key", sa.Text(), server_default="", nullable=False),
        sa.Column("bytes", Id, server_default="0", nullable=False),
        sa.Column("done", Id, server_default="0", nullable=False),
        sa.Column("total", Id, server_default="0", nullable=False),
        sa.Column("locale", sa.Text(), server_default="en", nullable=False),
        sa.Column("asked_at", Id, nullable=False),
        sa.Column("expires_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copies")),
    )
    for column in ("account_id", "blob_key", "expires_at"):
        op.create_index(f"ix_copies_{column}", "copies", [column], unique=False)


def _imports() -> None:
    op.create_table(
        "imports",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("mode", sa.Text(), server_default="merge", nullable=False),
        sa.Column("state", sa.Text(), server_default="shown", nullable=False),
        sa.Column("file_name", sa.Text(), server_default="", nullable=False),
        sa.Column("done", Id, server_default="0", nullable=False),
        sa.Column("total", Id, server_default="0", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("finished_at", Id, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_index("ix_imports_account_id", "imports", ["account_id"], unique=False)
    op.create_table(
        "import_batches",
        sa.Column("import_id", Id, autoincrement=False, nullable=False),
        sa.Column("position", Id, autoincrement=False, nullable=False),
        sa.Column("lines", sa.Text(), server_default="[]", nullable=False),
        sa.PrimaryKeyConstraint("import_id", "position", name=op.f("pk_import_batches")),
    )
