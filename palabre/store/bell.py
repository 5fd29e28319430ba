"""The bell rings after a commit, so that workers and live streams wake without asking the database over and over."""

import asyncio


class Bell:
    """Wakes everyone who waits in this process. A ring that nobody waits for is remembered by its number."""

    def __init__(self) -> None:
        self._rings = 0
        self._waiters: set[asyncio.Future[None]] = set()

    @property
    def rings(self) -> int:
        """How often it has rung; hand it to `wait` to miss none."""
        return self._rings

    def ring(self) -> None:
        """Wakes everyone."""
        self._rings += 1
        waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def wait(self, since: int, timeout: float) -> None:
        """Returns when the bell has rung more than `since` times, or after `timeout` seconds."""
        if self._rings > since:
            return
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        try:
            async with asyncio.timeout(timeout):
                await waiter
        except TimeoutError:
            pass
        finally:
            self._waiters.discard(waiter)
