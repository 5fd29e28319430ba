"""Notifications pushed to telephones and browsers (RFC 8030), encrypted for each of them (RFC 8291)."""
