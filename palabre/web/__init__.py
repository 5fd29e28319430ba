"""Floor 8: the pages: members, the moderators' desk, the owner's bridge, public statements."""
