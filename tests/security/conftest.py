"""A house on each engine, which is asked for what nobody should ask for: through the API, and through the pages."""

from tests.api.conftest import aline, bruno, lodge
from tests.web.conftest import house, overrides, visitor

__all__ = ["aline", "bruno", "house", "lodge", "overrides", "visitor"]
