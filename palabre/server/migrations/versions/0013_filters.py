"""The tables for filters, followed and featured tags, notification policy and requests."""

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
