"""The moderators' desk, and what members read of its decisions."""
