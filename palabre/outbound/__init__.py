"""Floor 1: requests and mail to the outside: guarded, bounded, timed."""
