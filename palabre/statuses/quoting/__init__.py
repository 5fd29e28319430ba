"""Quotes, and the consent that they need."""
