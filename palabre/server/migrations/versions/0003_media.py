"""The first tables of the room `media`."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    op.create_table(
        "attachments",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("status_id", Id, nullable=True),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("mime", sa.Text(), server_default="", nullable=False),
        sa.Column("original_key", sa.Text(), server_default="", nullable=False),
        sa.Column("preview_key", sa.Text(), server_default="", nullable=False),
        sa.Column("meta", sa.Text(), server_default="{}", nullable=False),
        sa.Column("blurhash", sa.Text(), server_default="", nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("bytes", Id, server_default="0", nullable=False),
        sa.Column("position", Id, server_default="0", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    op.create_index(op.f("ix_attachments_created_at"), "attachments", ["created_at"], unique=False)
    op.create_index(op.f("ix_attachments_original_key"), "attachments", ["original_key"], unique=False)
    op.create_index(op.f("ix_attachments_preview_key"), "attachments", ["preview_key"], unique=False)
    op.create_index(op.f("ix_attachments_status_id"), "attachments", ["status_id"], unique=False)
