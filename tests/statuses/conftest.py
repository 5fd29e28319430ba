"""A town on each engine."""

from collections.abc import Callable

import pytest

from palabre.ground import clock
from palabre.media.forget import FORGET_BLOBS, ForgetBlobs
from palabre.previews.fetch import FETCH_CARD, FetchCard
from palabre.store.store import Store
from palabre.store.work import Works, errand
from tests.statuses.town import Town


async def leave_be(_store: Store, _payload: ForgetBlobs | FetchCard) -> None:
    """Blobs, and pages elsewhere, are no matter of this room."""


@pytest.fixture
def works() -> Works:
    """The errands that deleting attachments and posting links send."""
    return Works([errand(FORGET_BLOBS, ForgetBlobs, leave_be), errand(FETCH_CARD, FetchCard, leave_be)])


@pytest.fixture
def town(store: Store) -> Town:
    """A town without people."""
    return Town(store)


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Sets the clock to a moment."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)
