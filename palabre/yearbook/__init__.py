"""A member's year in review."""
