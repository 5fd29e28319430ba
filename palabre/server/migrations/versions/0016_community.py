"""The tables for announcements, custom emoji, terms and mail."""

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
