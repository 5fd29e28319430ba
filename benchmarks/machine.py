"""Facts about the machine, without which a figure says little."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path


def machine() -> str:
    """Processor, cores, system, Python and the programs that matter, and the day, as one sentence."""
    programs = ", ".join(f"{name} {version(name)}" for name in ("granian", "uvloop", "apsw"))
    return (
        f"{datetime.now(UTC):%Y-%m-%d}; {_processor()}, {os.cpu_count()} cores; "
        f"{platform.system()} {platform.release().partition('-')[0]}; "
        f"{platform.python_implementation()} {platform.python_version()}; {programs}"
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(": ")[2].strip()
    return platform.machine()
