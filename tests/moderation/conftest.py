"""A community with its policy in force, on both engines."""

import pytest

from palabre.moderation.reactions import on_status_held
from palabre.policy.load import load_policy
from palabre.policy.publish import publish_policy
from palabre.statuses.model import StatusHeld
from palabre.store.store import Store
from palabre.store.work import Works, reaction
from tests.moderation.community import Community


@pytest.fixture
def works() -> Works:
    return Works([reaction(StatusHeld, on_status_held)])


@pytest.fixture
async def community(store: Store) -> Community:
    policy = await store.write(publish_policy, load_policy(None))
    return Community(store, policy)
