"""The only SQL of the room `statuses`, by what it is for."""
