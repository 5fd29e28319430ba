"""Browsers hold push subscriptions by the session they are signed in with."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds whose session it is; a subscription without a token is a browser's."""
    with op.batch_alter_table("push_subscriptions") as batch:
        batch.add_column(sa.Column("session_hash", sa.Text(), nullable=True))
        batch.alter_column("token_id", existing_type=Id, nullable=True)
        batch.create_unique_constraint(op.f("uq_push_subscriptions_session_hash"), ["session_hash"])
