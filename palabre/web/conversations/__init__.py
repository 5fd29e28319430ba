"""Direct messages, as conversations."""
