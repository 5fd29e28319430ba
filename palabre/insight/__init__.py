"""The community in figures, for its owner."""
