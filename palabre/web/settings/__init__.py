"""What a member may change about themselves."""
