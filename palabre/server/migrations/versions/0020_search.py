"""How far the search index was built anew."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates it."""
    op.create_table(
        "search_builds",
        sa.Column("version", Id, autoincrement=False, nullable=False),
        sa.Column("after_id", Id, nullable=False),
        sa.Column("is_done", sa.Boolean(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_search_builds")),
    )
