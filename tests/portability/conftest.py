"""A lodge with guests, on each engine, as the tests of the API have it."""

from tests.api.conftest import aline, bruno, lodge

__all__ = ["aline", "bruno", "lodge"]
