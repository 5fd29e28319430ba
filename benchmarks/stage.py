"""The stage: an instance with its community, and the servers that are measured, each started when first asked for."""

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from time import monotonic

from benchmarks.scenarios import On
from benchmarks.seed import Community, seed
from benchmarks.serving import PALABRE, Served, free_port, palabre
from palabre.ground.settings import load_settings
from palabre.store.sqlite import FILE_NAME, connect

UNLIMITED = {"PALABRE_REQUESTS_PER_5_MINUTES": "1000000000", "PALABRE_LOG_LEVEL": "warning"}
DRAIN_PATIENCE = 60.0
SETTLING_SECONDS = 1.0


class Cores:
    """Where what runs: the server on one core and the load on another, where there are two."""

    def __init__(self) -> None:
        self.all = os.sched_getaffinity(0)
        self.server = {min(self.all)}
        self.load = {max(self.all)}


class Stage:
    """Holds the servers. Each kind has an instance of its own, a copy of the one that was seeded."""

    def __init__(self, folder: Path) -> None:
        self.cores = Cores()
        self.community = Community([], [])
        self._folder = folder
        self._seeded = folder / "seeded"
        self._served: dict[On, Served] = {}

    def build(self) -> None:
        """Makes the instance and its community."""
        palabre(self._seeded, "init", "--domain", "bench.example", "--owner", "owner")
        self.community = seed(self._seeded / FILE_NAME, load_settings(self._seeded))

    async def server(self, on: On) -> Served:
        """The server of a kind."""
        if on not in self._served:
            self._served[on] = await self._start(on)
        return self._served[on]

    async def restarted(self, on: On) -> Served:
        """The server of a kind, new, so that nothing in it is warm."""
        if on in self._served:
            self._served.pop(on).stop()
        return await self.server(on)

    async def _start(self, on: On) -> Served:
        port, log = free_port(), self._folder / f"{on}.log"
        if on is On.HELLO:
            command = [sys.executable, "-m", "benchmarks.hello", str(port)]
            return await Served(command, port=port, cores=self.cores.server, log=log).ready("/")
        data = self.copy(on)
        processes = 2 if on is On.TWO else 1
        command = [str(PALABRE), "serve", "--data", str(data), "--port", str(port), "--processes", str(processes)]
        cores = self.cores.all if on is On.TWO else self.cores.server
        served = await Served(command, port=port, cores=cores, log=log, environment=UNLIMITED).ready("/health")
        await self._all_there(served, processes)
        return served

    async def _all_there(self, served: Served, processes: int) -> None:
        while len(served.processes()) < processes:  # noqa: ASYNC110  (another process is watched)
            await asyncio.sleep(0.05)
        if processes > 1:
            await asyncio.sleep(SETTLING_SECONDS)

    def data(self, on: On) -> Path:
        """The folder of a kind's instance."""
        return self._folder / on.name.lower()

    def copy(self, on: On) -> Path:
        """The same, there for certain: a copy of what was seeded."""
        data = self.data(on)
        if not data.exists():
            shutil.copytree(self._seeded, data)
        return data

    def count(self, on: On, table: str) -> int:
        """How many rows a table of an instance has."""
        with closing(connect(self.data(on) / FILE_NAME)) as database:
            (count,) = next(database.execute(f"SELECT count(*) FROM {table}"))
            return int(count)

    async def drained(self, on: On) -> float:
        """Seconds until no job was left. Raises `TimeoutError` when that takes too long."""
        started = monotonic()
        async with asyncio.timeout(DRAIN_PATIENCE):
            while self.count(on, "jobs"):  # noqa: ASYNC110  (another process is watched)
                await asyncio.sleep(0.05)
        return monotonic() - started

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Stage"]:
        """Ends every server at the end."""
        os.sched_setaffinity(0, self.cores.load)
        try:
            yield self
        finally:
            for served in self._served.values():
                served.stop()
