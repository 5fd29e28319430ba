"""The tables for addresses, mail domains and servers that are kept out."""

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
