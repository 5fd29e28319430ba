"""Screening: facts in, verdict out, naming signals and rules. Pure: no database, no network."""
