"""Live streams: what happens, told to those who listen."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager

from palabre.store.store import Store
from palabre.timelines.follower import Follower
from palabre.timelines.model import StreamItem


class Streams:
    """Gives each subscriber what concerns it: `async with streams.user(id) as items: async for item in items`.

    The items end when the subscriber is too slow or the process stops; `after` takes the cursor of the last one seen.
    """

    def __init__(self, store: Store, follower: Follower) -> None:
        self._store = store
        self._follower = follower

    def user(
        self, account_id: int, *, only_notifications: bool = False, after: str = ""
    ) -> AbstractAsyncContextManager[AsyncIterator[StreamItem]]:
        """What comes into the account's home, and its notifications."""
        raise NotImplementedError

    def public(
        self,
        *,
        local: bool = False,
        remote: bool = False,
        only_media: bool = False,
        viewer_id: int | None = None,
        after: str = "",
    ) -> AbstractAsyncContextManager[AsyncIterator[StreamItem]]:
        """What comes into a public timeline."""
        raise NotImplementedError

    def tag(
        self, name: str, *, local: bool = False, viewer_id: int | None = None, after: str = ""
    ) -> AbstractAsyncContextManager[AsyncIterator[StreamItem]]:
        """What comes into the timeline of a tag."""
        raise NotImplementedError
