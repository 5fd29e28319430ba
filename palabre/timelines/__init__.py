"""Floor 6: what reaches a local person: home, public and tag timelines, notifications, live streams."""
