"""What the owner offers to everyone: announcements, custom emoji, and the community's own texts."""
