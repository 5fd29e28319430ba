"""The SQL of the room `graph`, by what it is for."""
