"""`make lighthouse`: performance, accessibility, best practices and SEO of four pages, as a slow phone sees them."""

import argparse
import asyncio
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import httpx
from rich.console import Console
from rich.table import Table

from tests.harness.browser import open_chromium, why_no_browser
from tests.harness.pages import Example, People, places
from tests.lighthouse.node import HERE, Asked, Judged, fetch, judge

LEAST = 95
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
PAGES = {"landing": "/", "home": "/home", "thread": "{thread}", "profile": "{profile}"}
SIGNED_IN = ("home",)
DOCUMENT = HERE.parents[1] / "docs" / "lighthouse.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
Found = Mapping[str, Sequence[Judged]]


def main() -> int:
    """Judge, print, and return 1 where a page lost more than five points."""
    wanted, console = _arguments(), Console(width=max(120, Console().width))
    if reason := why_no_browser():
        console.print(f"Lighthouse needs a browser: {reason}")
        return 1
    fetch()
    with tempfile.TemporaryDirectory() as folder, Example(Path(folder)) as example:
        pages = asyncio.run(_asked(example))
        _warm(pages)
        found: dict[str, list[Judged]] = defaultdict(list)
        for each in judge(pages, wanted.runs):
            found[each.name].append(each)
    _show(console, found)
    console.print(
        f"This machine's speed meanwhile: {median(each.speed for runs in found.values() for each in runs):,.0f}."
    )
    if wanted.write:
        _write(found)
    return 0 if all(points(found[name], category) >= LEAST for name in found for category in CATEGORIES) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make lighthouse ARGS=", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how often each page is judged; the median counts")
    parser.add_argument("--write", action="store_true", help=f"put the figures into {DOCUMENT.name}")
    return parser.parse_args()


async def _asked(example: Example) -> list[Asked]:
    """The pages, home with the cookies of a member."""
    async with open_chromium() as browser:
        people = People(browser, example)
        known = await places(people)
        cookies = await (await people.context("member")).cookies()
        await people.close()
    signed_in = "; ".join(f"{each['name']}={each['value']}" for each in cookies if "name" in each and "value" in each)
    return [
        Asked(name, example.url + path.format(**known), signed_in if name in SIGNED_IN else "")
        for name, path in PAGES.items()
    ]


def _warm(pages: Sequence[Asked]) -> None:
    """The first answer of a process reads templates; nobody measures that."""
    for each in pages:
        for _turn in range(3):
            httpx.get(each.url, headers={"Cookie": each.cookie} if each.cookie else {}).raise_for_status()


def points(runs: Sequence[Judged], category: str) -> int:
    """The median of the runs, from 0 to 100."""
    return round(100 * median(each.scores[category] for each in runs))


def _figure(runs: Sequence[Judged], name: str) -> float:
    return median(each.figures[name] for each in runs)


def _row(name: str, runs: Sequence[Judged]) -> list[str]:
    return [
        name,
        *(str(points(runs, category)) for category in CATEGORIES),
        f"{_figure(runs, 'fcp') / 1000:.1f} s",
        f"{_figure(runs, 'lcp') / 1000:.1f} s",
        f"{_figure(runs, 'tbt'):.0f} ms",
        f"{_figure(runs, 'cls'):.3f}",
        f"{_figure(runs, 'bytes') / 1000:.0f} kB",
    ]


HEADS = ("page", *CATEGORIES.values(), "first paint", "largest paint", "blocked", "shift", "weight")


def _show(console: Console, found: Found) -> None:
    table = Table(*HEADS)
    for name, runs in found.items():
        table.add_row(*_row(name, runs))
    console.print(table)
    for name, runs in found.items():
        for problem in {each.problem for each in runs if each.problem}:
            console.print(f"{name}: {problem}", markup=False)
        for lost in {each.id: each for run in runs for each in run.lost}.values():
            console.print(f"{name}: {lost.title} {lost.shown}", markup=False)
            for item in lost.items:
                console.print(f"    {item}", markup=False)


def _write(found: Found) -> None:
    """Puts the figures into the page of documentation."""
    text = DOCUMENT.read_text(encoding="utf-8")
    head, _begin, rest = text.partition(BEGIN)
    runs = len(next(iter(found.values())))
    lines = [
        f"Measured: {datetime.now(UTC):%Y-%m-%d}; medians of {runs} {'run' if runs == 1 else 'runs'}; speed of the "
        f"machine by Lighthouse's own measure: {median(each.speed for one in found.values() for each in one):,.0f}.",
        "",
        "| " + " | ".join(HEADS) + " |",
        "|---" + "|---:" * (len(HEADS) - 1) + "|",
        *("| " + " | ".join(_row(name, each)) + " |" for name, each in found.items()),
    ]
    figures = "\n".join(lines)
    DOCUMENT.write_text(f"{head}{BEGIN}\n\n{figures}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
