"""The follower: reads the events of this and every other process as they are committed, once for all who listen."""

from palabre.store.store import Store


class Follower:
    """Follows the events table. One per process, shared by the ring and the streams."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def start(self) -> None:
        """Fills those who listen from the database and begins to follow."""

    async def stop(self) -> None:
        """Stops following and ends every stream."""
