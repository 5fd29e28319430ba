"""The real server: `palabre serve` in its own process, with its own data folder."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import httpx

from tests.harness.process import free_port, spawn, stop, wait_for

PALABRE = Path(sys.executable).parent / "palabre"
HEALTH = "/health"
PATIENCE = 90.0


class Server:
    """An instance made with `palabre init` and served on a free port. `start` it, `kill` it, start it again."""

    def __init__(self, data: Path, *, database: str = "", settings: Mapping[str, str] | None = None) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.database = database
        self.environment = {
            "PALABRE_DATABASE": database,
            "PALABRE_PUBLIC_URL": self.url,
            **{f"PALABRE_{name.upper()}": value for name, value in (settings or {}).items()},
        }
        self.log = data.parent / f"{data.name}.log"
        self.process: subprocess.Popen[bytes] | None = None
        self.workers: list[subprocess.Popen[bytes]] = []

    def init(self, owner: str = "owner") -> str:
        """Create the instance and return what the command printed."""
        return self.command("init", "--domain", f"127.0.0.1:{self.port}", "--owner", owner)

    def start(self) -> "Server":
        """Serve, and return when the health page answers."""
        self.process = self._spawn("serve", "--port", str(self.port))
        wait_for(self.healthy, self.process, self.log, patience=PATIENCE)
        return self

    def start_worker(self) -> subprocess.Popen[bytes]:
        """Run a worker process beside the server."""
        worker = self._spawn("worker")
        self.workers.append(worker)
        return worker

    def kill(self) -> None:
        """kill -9: the process gets no chance to say goodbye."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """End the server as an operator would, and return its exit code."""
        assert self.process is not None
        return stop(self.process)

    def restart(self) -> None:
        """Stop, and start again on the same port and data."""
        self.stop()
        self.start()

    def close(self) -> None:
        """End everything that was started."""
        for process in (*self.workers, self.process):
            if process is not None:
                stop(process, by=signal.SIGTERM)

    def command(self, name: str, *arguments: str) -> str:
        """Run a `palabre` command (such as `accounts create`) here; return its output, or raise `RuntimeError`."""
        done = subprocess.run(
            [str(PALABRE), *name.split(), "--data", str(self.data), *arguments],
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        if done.returncode != 0:
            raise RuntimeError(f"palabre {name} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def token(self, account: str, scopes: str = "read write follow push") -> str:
        """An access token for an account of this instance."""
        return self.command("token", "--account", account, "--scopes", scopes).strip().splitlines()[-1]

    def client(self, account: str | None = None, *, scopes: str = "read write follow push") -> httpx.Client:
        """An HTTP client of this server, signed in as `account` when one is named."""
        headers = {} if account is None else {"Authorization": f"Bearer {self.token(account, scopes)}"}
        return httpx.Client(base_url=self.url, headers=headers, timeout=30)

    def healthy(self) -> bool:
        """Whether the health page answers. It is asked often while a server starts, so it costs next to nothing."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", HEALTH)
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def _spawn(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        command: list[str | Path] = [PALABRE, name, "--data", self.data, *arguments]
        return spawn(command, log=self.log, environment=self.environment)
