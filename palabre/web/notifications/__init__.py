"""Pages about what others did that concerns a member, and about what the owner announces."""
