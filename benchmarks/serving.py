"""The servers under measurement: real processes, each bound to its cores, that end with the benchmark."""

import asyncio
import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic

import msgspec

from benchmarks.load import WrongAnswerError, get, one_by_one

PALABRE = Path(sys.executable).parent / "palabre"
PATIENCE = 30.0
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)
_TICKS = os.sysconf("SC_CLK_TCK")


class NotServedError(Exception):
    """A server did not come up, or a command failed; the text is what it said."""


class Memory(msgspec.Struct, frozen=True):
    """Resident bytes, and those of them that are the program's own and not files of the disk."""

    resident: int
    own: int


class Served:
    """A server, and the processes that it consists of."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        port: int,
        cores: set[int],
        log: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.port = port
        self._log = log
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(environment or {})},
                preexec_fn=lambda: _bind(cores),  # noqa: PLW1509  (no threads that hold locks run yet)
            )

    async def ready(self, path: str) -> "Served":
        """Returns when the path is answered. Raises `NotServedError` with the log when that takes too long."""
        give_up_at = monotonic() + PATIENCE
        while True:
            try:
                await one_by_one(self.port, [get(path)])
            except (OSError, WrongAnswerError) as error:
                if self._process.poll() is not None or monotonic() > give_up_at:
                    raise NotServedError(self._log.read_text("utf-8", "replace")[-4000:]) from error
                await asyncio.sleep(0.02)
            else:
                return self

    def processes(self) -> list[int]:
        """Ids of its processes; only those that serve, when one merely watches over them."""
        pid = self._process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [int(child) for child in children] or [pid]

    def memory(self) -> Memory:
        """What all its processes hold."""
        each = [_memory(pid) for pid in self.processes()]
        return Memory(sum(one.resident for one in each), sum(one.own for one in each))

    def cpu(self) -> float:
        """Seconds of a core that it has used so far."""
        return sum(_cpu(pid) for pid in self.processes())

    def stop(self) -> None:
        """Ends it as an operator would."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _bind(cores: set[int]) -> None:
    """Runs in the child: keeps to the cores, and dies with its parent."""
    os.sched_setaffinity(0, cores)
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _memory(pid: int) -> Memory:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    kilobytes = {line.partition(":")[0]: int(line.split()[1]) for line in lines if line.endswith(" kB")}
    return Memory(kilobytes["VmRSS"] * 1024, kilobytes["RssAnon"] * 1024)


def _cpu(pid: int) -> float:
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[11:13]
    return (int(user) + int(system)) / _TICKS


def palabre(data: Path, *arguments: str) -> None:
    """Runs a `palabre` command on an instance. Raises `NotServedError` with what it said when it fails."""
    done = subprocess.run([PALABRE, *arguments, "--data", data], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotServedError(done.stdout + done.stderr)


def free_port() -> int:
    """A TCP port of this machine that nothing listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
