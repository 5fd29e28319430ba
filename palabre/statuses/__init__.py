"""Floor 4: write, edit, react to, withdraw, find, and read statuses as a viewer."""
