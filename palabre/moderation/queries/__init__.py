"""The SQL of the room `moderation`."""
