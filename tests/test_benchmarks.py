"""The benchmarks run; what they measure is no matter of a test."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_hello_world_is_measured():
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--only", "hello"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    row = next(line for line in done.stdout.splitlines() if "hello-world" in line)
    rate = row.split("│")[2].strip().replace(",", "")
    assert float(rate) > 0


def test_an_unknown_measurement_is_refused_with_what_there_is():
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--only", "nothing"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "home" in done.stderr
