"""Floor 5: from report to statement of reasons: cases, triage, decisions, strikes, appeals."""
