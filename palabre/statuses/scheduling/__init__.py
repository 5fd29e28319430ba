"""Statuses that wait for their time."""
