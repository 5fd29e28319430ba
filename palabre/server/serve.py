"""Serves an instance: one process for each core asked for, each with its event loop; the first also works the jobs.

Granian runs inside our own loop, so that a process is one process: killing it leaves nothing behind.
"""

import asyncio
import ctypes
import gc
import os
import signal
import socket
import subprocess
import sys
from contextlib import closing

from granian.constants import Interfaces
from granian.server.embed import Server

from palabre.ground.errors import Unavailable
from palabre.ground.language import _
from palabre.ground.log import logger
from palabre.ground.settings import Settings
from palabre.server.application import Application
from palabre.server.instance import opened_house, opened_store
from palabre.store.worker import Worker

BACKLOG = 1024
RESTART_SECONDS = 1.0
PR_SET_PDEATHSIG = 1
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
KEPT_FREE, LARGE = 4 << 20, 1 << 20
"""Bytes of free memory that are kept for the next answers, and from which on a block is not kept: else glibc asks the
system for the memory of each page of statuses, and gives it back (mallopt(3))."""
log = logger("server")


async def serve(settings: Settings, host: str, port: int, *, with_worker: bool) -> None:
    """Serves in this process until a SIGINT or SIGTERM, and then finishes what is in hand."""
    stopped = _stop_event()
    async with opened_house(settings) as house:
        server = Server(
            Application(house),
            host,
            port,
            interface=Interfaces.ASGINL,
            backlog=BACKLOG,
            log_enabled=False,
        )
        settle_memory()
        serving = asyncio.create_task(server.serve())
        worker = Worker(house.store, tasks=settings.worker_tasks)
        working = asyncio.create_task(worker.run()) if with_worker else None
        log.info("serving", address=f"http://{host}:{port}", site=settings.base_url, worker=with_worker)
        await asyncio.wait({serving, asyncio.create_task(stopped.wait())}, return_when=asyncio.FIRST_COMPLETED)
        server.stop()  # type: ignore[no-untyped-call]
        worker.stop()
        if working is not None:
            await working
        await serving


async def work(settings: Settings) -> None:
    """Works the jobs in this process until a SIGINT or SIGTERM."""
    stopped = _stop_event()
    async with opened_store(settings) as (store, _blobs):
        settle_memory()
        worker = Worker(store, tasks=settings.worker_tasks)
        working = asyncio.create_task(worker.run())
        log.info("working", tasks=settings.worker_tasks)
        await asyncio.wait({working, asyncio.create_task(stopped.wait())}, return_when=asyncio.FIRST_COMPLETED)
        worker.stop()
        await working


def settle_memory() -> None:
    """Gives back what only the start needed, and spares the garbage collector what stays for good.

    It would else walk through every module again and again, for tens of milliseconds each time.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "malloc_trim"):
        libc.malloc_trim(0)
        libc.mallopt(M_TRIM_THRESHOLD, KEPT_FREE)
        libc.mallopt(M_MMAP_THRESHOLD, LARGE)


def _stop_event() -> asyncio.Event:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    return stopped


def ensure_free(host: str, port: int) -> None:
    """Raises `Unavailable` when another program has the port: sharing it would go unnoticed."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Unavailable(
                _("Port {port} of {host} cannot be used ({reason}). Choose another with --port."),
                port=port,
                host=host,
                reason=error.strerror,
                cause=str(error),
            ) from error


def supervise(command: list[str], processes: int) -> None:
    """Runs `processes` copies of a command that share the port, and starts one again when it ends by itself."""
    children = [_start(command, first=number == 0) for number in range(processes)]

    def stop(_number: int, _frame: object) -> None:
        for child in children:
            child.terminate()
        for child in children:
            child.wait()
        sys.exit(0)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while True:
        signal.sigtimedwait({signal.SIGCHLD}, RESTART_SECONDS)
        for number, child in enumerate(children):
            if child.poll() is not None:
                log.warning("process_ended", process=number, code=child.returncode)
                children[number] = _start(command, first=number == 0)


def _start(command: list[str], *, first: bool) -> subprocess.Popen[bytes]:
    extra = [] if first else ["--no-worker"]
    return subprocess.Popen([*command, *extra], preexec_fn=_end_with_parent)  # noqa: S603, PLW1509  (no threads yet)


def _end_with_parent() -> None:
    """Linux ends a child when its parent is killed, so that no orphan keeps the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    os.setsid()
