"""Floor 3: what a linked page says of itself, fetched safely and kept."""
