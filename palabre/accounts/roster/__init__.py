"""Everyone with an account here, as the team looks them up."""
