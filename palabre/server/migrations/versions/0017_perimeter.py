"""The tables for who is kept out; the days on which people were here; and the team's word on tags."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    _perimeter()
    _domains()
    op.create_table(
        "active_days",
        sa.Column("user_id", Id, autoincrement=False, nullable=False),
        sa.Column("day", Id, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "day", name=op.f("pk_active_days")),
    )
    op.create_index("ix_active_days_day", "active_days", ["day"], unique=False)
    op.add_column("accounts", sa.Column("sensitized", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("tags", sa.Column("usable", sa.Boolean(), server_default="1", nullable=False))
    op.add_column("tags", sa.Column("listable", sa.Boolean(), server_default="1", nullable=False))
    op.add_column("tags", sa.Column("trendable", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("tags", sa.Column("reviewed_at", Id, nullable=True))


def _perimeter() -> None:
    op.create_table(
        "ip_blocks",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("network", sa.Text(), server_default="", nullable=False),
        sa.Column("severity", sa.Text(), server_default="", nullable=False),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        sa.Column("expires_at", Id, nullable=True),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ip_blocks")),
        sa.UniqueConstraint("network", name=op.f("uq_ip_blocks_network")),
    )
    op.create_table(
        "email_domain_blocks",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("domain", sa.Text(), server_default="", nullable=False),
        sa.Column("allow_with_approval", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_email_domain_blocks")),
        sa.UniqueConstraint("domain", name=op.f("uq_email_domain_blocks_domain")),
    )
    op.create_table(
        "email_domain_attempts",
        sa.Column("block_id", Id, autoincrement=False, nullable=False),
        sa.Column("day", Id, autoincrement=False, nullable=False),
        sa.Column("address_hash", sa.Text(), nullable=False),
        sa.Column("uses", Id, server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("block_id", "day", "address_hash", name=op.f("pk_email_domain_attempts")),
    )
    op.create_table(
        "canonical_email_blocks",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("hash", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canonical_email_blocks")),
        sa.UniqueConstraint("hash", name=op.f("uq_canonical_email_blocks_hash")),
    )


def _domains() -> None:
    op.create_table(
        "instance_blocks",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("domain", sa.Text(), server_default="", nullable=False),
        sa.Column("severity", sa.Text(), server_default="silence", nullable=False),
        sa.Column("reject_media", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("reject_reports", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("private_comment", sa.Text(), nullable=True),
        sa.Column("public_comment", sa.Text(), nullable=True),
        sa.Column("obfuscate", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instance_blocks")),
        sa.UniqueConstraint("domain", name=op.f("uq_instance_blocks_domain")),
    )
    op.create_table(
        "instance_allows",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("domain", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instance_allows")),
        sa.UniqueConstraint("domain", name=op.f("uq_instance_allows_domain")),
    )
