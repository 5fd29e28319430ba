"""The SQL of the room `insight`."""
