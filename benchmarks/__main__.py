"""The command: seeds an instance, starts the real server, measures it beside hello-world, and prints the figures."""

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
import uvloop
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from benchmarks.figures import Figure, as_markdown, as_table
from benchmarks.machine import machine
from benchmarks.measure import FULL, QUICK, Measured, Plan, Tell, measure
from benchmarks.report import HELLO, figures_of, notes_of
from benchmarks.scenarios import KEYS, SCREENING, scenarios
from benchmarks.stage import Stage

WIDTH = 110
DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)


def main(
    quick: Annotated[bool, typer.Option("--quick", help="One short round: under half a minute, and noisy.")] = False,
    only: Annotated[
        list[str] | None, typer.Option(help=f"Only this; may be repeated. One of: {', '.join(KEYS)}.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Put the figures into docs/performance.md.")] = False,
) -> None:
    """Measure Palabre on this machine: the real server on one core, the load on another.

    Each round measures everything once, beside hello-world on the same server program; the table shows medians of the
    rounds. Trust the ratios to hello-world: absolute figures follow the machine and whatever else it does.
    """
    keys = set(only or KEYS)
    if unknown := keys - set(KEYS):
        raise typer.BadParameter(f"there is no {', '.join(sorted(unknown))}; choose from {', '.join(KEYS)}")
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH)
    plan = QUICK if quick else FULL
    with tempfile.TemporaryDirectory(prefix="palabre-bench-") as folder, _progress(console, plan, keys) as tell:
        stage = Stage(Path(folder))
        if keys - {HELLO, SCREENING}:
            tell("seeding 1,000 accounts and 20,000 statuses")
            stage.build()
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            measured = runner.run(_measure(stage, plan, keys, tell))
    figures = figures_of(measured, scenarios(stage.community))
    notes = notes_of(measured)
    console.print(as_table(figures, machine()))
    for note in notes:
        console.print(note, highlight=False)
    if write:
        write_figures(figures, notes, plan)
        console.print(f"Written to {DOCUMENT.name}.")


async def _measure(stage: Stage, plan: Plan, keys: set[str], tell: Tell) -> Measured:
    async with stage.open():
        return await measure(stage, plan, keys, tell)


@contextmanager
def _progress(console: Console, plan: Plan, keys: set[str]) -> Iterator[Tell]:
    """Shows what is being measured. It draws only between measurements, so as not to disturb them."""
    columns = (TextColumn("{task.description:<60}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as progress:
        task = progress.add_task("", total=plan.steps(keys) + 1)
        done = -1

        def tell(what: str) -> None:
            nonlocal done
            done += 1
            progress.update(task, description=what, completed=done, refresh=True)

        yield tell


def write_figures(figures: list[Figure], notes: list[str], plan: Plan) -> None:
    """Replaces the figures in the documentation."""
    how = f"Measured: {machine()}. Medians of {plan.rounds} rounds of {plan.seconds:g} s each."
    text = "\n".join(["", how, "", as_markdown(figures), "", *(f"- {note}" for note in notes), "", ""])
    DOCUMENT.write_text(_FIGURES.sub(lambda _match: text, DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
