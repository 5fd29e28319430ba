"""What the tests of timelines may ask for."""

import pytest

from palabre.store.store import Store
from tests.timelines.world import World


@pytest.fixture
def world(store: Store) -> World:
    """People who post, on each engine in turn."""
    return World(store)
