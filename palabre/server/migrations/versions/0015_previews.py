"""The tables for link previews and moving pictures."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    op.add_column("attachments", sa.Column("state", sa.Text(), server_default="ready", nullable=False))
    op.add_column("attachments", sa.Column("raw_key", sa.Text(), server_default="", nullable=False))
    op.create_index("ix_attachments_raw_key", "attachments", ["raw_key"], unique=False)
    op.create_table(
        "preview_cards",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("url_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="new", nullable=False),
        sa.Column("type", sa.Text(), server_default="link", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("provider_name", sa.Text(), server_default="", nullable=False),
        sa.Column("provider_url", sa.Text(), server_default="", nullable=False),
        sa.Column("authors", sa.Text(), server_default="[]", nullable=False),
        sa.Column("html", sa.Text(), server_default="", nullable=False),
        sa.Column("width", Id, server_default="0", nullable=False),
        sa.Column("height", Id, server_default="0", nullable=False),
        sa.Column("embed_url", sa.Text(), server_default="", nullable=False),
        sa.Column("image_key", sa.Text(), server_default="", nullable=False),
        sa.Column("image_description", sa.Text(), server_default="", nullable=False),
        sa.Column("blurhash", sa.Text(), server_default="", nullable=False),
        sa.Column("published_at", Id, nullable=True),
        sa.Column("fetched_at", Id, server_default="0", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preview_cards")),
        sa.UniqueConstraint("url_hash", name=op.f("uq_preview_cards_url_hash")),
    )
    op.create_index("ix_preview_cards_image_key", "preview_cards", ["image_key"], unique=False)
    op.create_table(
        "status_cards",
        sa.Column("status_id", Id, autoincrement=False, nullable=False),
        sa.Column("card_id", Id, nullable=False),
        sa.PrimaryKeyConstraint("status_id", name=op.f("pk_status_cards")),
    )
    op.create_index("ix_status_cards_card_id", "status_cards", ["card_id"], unique=False)
