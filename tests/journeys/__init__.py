"""Whole journeys through the real server, with the clients and browsers that people use."""
