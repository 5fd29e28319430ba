"""An index of the followers who want to hear of every status, who are few among many."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates it."""
    op.create_index(
        "ix_follows_target_id_notify",
        "follows",
        ["target_id"],
        unique=False,
        sqlite_where=sa.text("notify = 1"),
        postgresql_where=sa.text("notify"),
    )
