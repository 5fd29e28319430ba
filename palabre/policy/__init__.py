"""Floor 2: what is not allowed: clauses with their words, severities, deadlines, sanctions and versions."""
