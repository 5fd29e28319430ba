"""Signals: small readers of one thing each, with a name and a cost. `lexicon/` holds those that are frames over words."""
