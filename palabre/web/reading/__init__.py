"""Pages to read: timelines, conversations, profiles, search, notifications."""
