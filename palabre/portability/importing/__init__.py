"""Lists that a member brings along: read, shown, then carried out row by row."""
