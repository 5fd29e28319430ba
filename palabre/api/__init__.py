"""Floor 8: the Mastodon-compatible face."""
