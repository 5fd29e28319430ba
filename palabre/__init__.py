"""Palabre: a social network that a community runs for itself."""

__version__ = "0.1.0"
