"""The SQL of the room."""
