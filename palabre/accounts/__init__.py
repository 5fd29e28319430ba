"""Floor 2: who someone is: accounts, users, sessions, OAuth, roles, sanctions in force."""
