"""A town on each engine."""

import pytest

from palabre.media.forget import FORGET_BLOBS, ForgetBlobs
from palabre.store.store import Store
from palabre.store.work import Works, errand
from tests.statuses.town import Town


async def leave_be(_payload: ForgetBlobs) -> None:
    """Blobs are no matter of this room."""


@pytest.fixture
def works() -> Works:
    """The errand that deleting attachments sends."""
    return Works([errand(FORGET_BLOBS, ForgetBlobs, leave_be)])


@pytest.fixture
def town(store: Store) -> Town:
    """A town without people."""
    return Town(store)
