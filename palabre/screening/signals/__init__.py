"""Signals: small readers of one thing each, with a name and a cost. `lexicon/` holds those made of frames."""
