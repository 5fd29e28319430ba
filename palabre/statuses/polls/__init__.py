"""Polls: a question with options, and who chose which."""
