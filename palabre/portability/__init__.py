"""A member's data, out and in: lists as files, a whole copy, lists from elsewhere; and how a member leaves."""
