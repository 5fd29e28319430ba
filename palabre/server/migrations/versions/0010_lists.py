"""The tables for lists, notes, endorsements, blocked servers and collections of the room `graph`."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    _lists()
    _relations()
    _collections()


def _lists() -> None:
    op.create_table(
        "lists",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("replies_policy", sa.Text(), server_default="list", nullable=False),
        sa.Column("exclusive", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lists")),
    )
    op.create_index(op.f("ix_lists_account_id"), "lists", ["account_id"], unique=False)
    op.create_table(
        "list_accounts",
        sa.Column("list_id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("list_id", "account_id", name=op.f("pk_list_accounts")),
        sa.UniqueConstraint("id", name=op.f("uq_list_accounts_id")),
    )
    op.create_index("ix_list_accounts_account_id", "list_accounts", ["account_id", "list_id"], unique=False)


def _relations() -> None:
    op.create_table(
        "account_notes",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("target_id", Id, autoincrement=False, nullable=False),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "target_id", name=op.f("pk_account_notes")),
    )
    op.create_table(
        "endorsements",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("target_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "target_id", name=op.f("pk_endorsements")),
        sa.UniqueConstraint("id", name=op.f("uq_endorsements_id")),
    )
    op.create_index("ix_endorsements_target_id", "endorsements", ["target_id", "account_id"], unique=False)
    op.create_table(
        "domain_blocks",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "domain", name=op.f("pk_domain_blocks")),
        sa.UniqueConstraint("id", name=op.f("uq_domain_blocks_id")),
    )
    op.create_index(
        "ix_accounts_domain",
        "accounts",
        ["domain"],
        unique=False,
        sqlite_where=sa.text("domain <> ''"),
        postgresql_where=sa.text("domain <> ''"),
    )


def _collections() -> None:
    op.create_table(
        "collections",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("sensitive", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("discoverable", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("tag", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("updated_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collections")),
    )
    op.create_index(op.f("ix_collections_account_id"), "collections", ["account_id"], unique=False)
    op.create_table(
        "collection_items",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("collection_id", Id, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("position", Id, nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collection_items")),
    )
    op.create_index(op.f("ix_collection_items_account_id"), "collection_items", ["account_id"], unique=False)
    op.create_index(
        "uq_collection_items_collection_id_account_id",
        "collection_items",
        ["collection_id", "account_id"],
        unique=True,
    )
