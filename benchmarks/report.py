"""What is shown of a run: the table, and the sentences that the table has no place for."""

import statistics
from collections.abc import Sequence

from benchmarks.figures import Figure, Run, shares
from benchmarks.measure import Measured
from benchmarks.scenarios import COLD, Scenario

HELLO = "hello"
MEGABYTE = 1e6
BUSY = 0.85
RESTLESS = 1.5


def figures_of(measured: Measured, known: Sequence[Scenario]) -> list[Figure]:
    """A row for each scenario that ran, in their order."""
    base = [run.rate for run in measured.runs.get(HELLO, ())]
    cpu = [run.cpu for run in measured.runs.get(HELLO, ())]
    rows = [
        Figure(each.title, runs, _share(runs, base), _cpu_share(runs, cpu))
        for each in known
        if (runs := measured.runs.get(each.key)) is not None
    ]
    if (cold := measured.runs.get(COLD)) is not None:
        rows.append(Figure("first home after a start", cold))
    if measured.screening:
        rows.append(Figure("screening, one thread", [_screened(each) for each in measured.screening]))
    return rows


def _screened(seen: dict[str, float]) -> Run:
    rate = seen["posts_per_second"]
    return Run(rate=rate, p50=seen["p50_us"] / 1000, p99=seen["p99_us"] / 1000, cpu=1e6 / rate)


def _share(runs: Sequence[Run], base: Sequence[float]) -> float | None:
    return shares([run.rate for run in runs], base) if len(base) == len(runs) else None


def _cpu_share(runs: Sequence[Run], base: Sequence[float]) -> float | None:
    return shares(base, [run.cpu for run in runs]) if len(base) == len(runs) else None


def notes_of(measured: Measured) -> list[str]:
    """Sentences about what is not a rate."""
    notes = [
        f"Memory {when}: {held.resident / MEGABYTE:.0f} MB resident, of which {held.own / MEGABYTE:.0f} MB are its own "
        "and the rest files mapped from the disk."
        for when, held in measured.memory.items()
    ]
    for key, what in (("home", "home timeline"), ("post", "post")):
        one, two = measured.runs.get("post-64" if key == "post" else key), measured.runs.get(f"{key}-two")
        if one and two:
            ratio = shares([run.rate for run in two], [run.rate for run in one])
            notes.append(f"Two processes against one, {what}: {ratio:.2f} times.")
    if measured.first:
        notes.append(f"The very first answer after a start took {statistics.median(measured.first):.0f} ms.")
    if measured.drains:
        notes.append(f"After each run of posts, every reaction had run within {max(measured.drains):.1f} s at most.")
    if measured.screening:
        rate = statistics.median(each["first_pass_per_second"] for each in measured.screening)
        notes.append(f"Screening's first pass, which each post costs: {rate:,.0f} posts a second.")
    rates = [run.rate for run in measured.runs.get(HELLO, ())]
    if rates and max(rates) > RESTLESS * min(rates):
        notes.append("The machine was busy with other things: trust the ratio of CPU more than that of rates.")
    if "home" in measured.runs:
        notes.append(
            f"A home timeline is {statistics.median(run.bytes for run in measured.runs['home']) / 1000:.0f} kB."
        )
    notes += [
        f"The load generator itself was busy for {run.busy:.0%} of the time in {key}: take that rate as a lower bound."
        for key, runs in measured.runs.items()
        if (run := max(runs, key=lambda each: each.busy)).busy > BUSY
    ]
    return notes
