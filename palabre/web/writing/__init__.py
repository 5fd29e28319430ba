"""Pages to write: compose, edit, delete, react."""
