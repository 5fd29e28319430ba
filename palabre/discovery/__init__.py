"""Trends, reviewed before they show; suggestions; the directory."""
