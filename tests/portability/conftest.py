"""A lodge with guests, on each engine."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.api.lodge import Guest, Lodge, opened_lodge


@pytest.fixture
async def lodge(address: str, tmp_path: Path) -> AsyncIterator[Lodge]:
    """A lodge on each engine in turn."""
    async with opened_lodge(address, tmp_path) as opened:
        yield opened


@pytest.fixture
async def aline(lodge: Lodge) -> Guest:
    """A member."""
    return await lodge.guest("aline")


@pytest.fixture
async def bruno(lodge: Lodge) -> Guest:
    """Another."""
    return await lodge.guest("bruno")
