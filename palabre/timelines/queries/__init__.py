"""The SQL of timelines, by what it is for."""
