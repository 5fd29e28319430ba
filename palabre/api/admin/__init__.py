"""What the team reads and does through apps (https://docs.joinmastodon.org/methods/admin/)."""
