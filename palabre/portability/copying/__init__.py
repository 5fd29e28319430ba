"""The whole copy of what a member has here, as one file that a browser and other servers can read."""
