"""What people without an account see: the landing, rules, previews, feeds, and what robots are told."""
