"""The search index of statuses. It starts empty: it is derived, and `rebuild_index` fills it."""

from alembic import op

from palabre.statuses.search_index import SEARCH_DDL

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates it."""
    for statement in SEARCH_DDL[op.get_bind().dialect.name]:
        op.execute(statement)
