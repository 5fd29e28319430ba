"""The SQL of the room `discovery`."""
