"""The tables for lists, notes, endorsements, blocked servers and collections of the room `graph`."""

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
