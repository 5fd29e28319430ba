"""Floor 3: what the owner offers to everyone: announcements, custom emoji, terms."""
