"""From runs to figures: medians, percentiles and noise, as a table for the terminal and one for the documentation."""

import statistics
from collections.abc import Iterable, Sequence

import msgspec
from rich.table import Table


class Run(msgspec.Struct, frozen=True):
    """One run of a scenario: answers a second, and latencies in ms.

    `cpu` is what an answer took of the server's cores, in µs; `busy` the share of a core that the load generator took;
    `bytes` the size of an answer.
    """

    rate: float
    p50: float
    p99: float
    cpu: float = 0.0
    busy: float = 0.0
    bytes: float = 0.0


class Figure(msgspec.Struct, frozen=True):
    """A row of the table: the median of the runs, and between what they lay."""

    title: str
    runs: Sequence[Run]
    share: float | None = None
    """The median of the rate's ratio to hello-world in the same round."""
    cpu_share: float | None = None
    """Hello-world's CPU as a share of this one's."""

    @property
    def rate(self) -> float:
        """Answers a second."""
        return statistics.median(run.rate for run in self.runs)

    def cells(self) -> list[str]:
        """The row as text."""
        rates = [run.rate for run in self.runs]
        cpu = statistics.median(run.cpu for run in self.runs)
        return [
            self.title,
            _number(self.rate) if self.rate else "",
            _share(self.share),
            _ms(run.p50 for run in self.runs),
            _ms(run.p99 for run in self.runs),
            f"{cpu:.0f} µs" if cpu else "",
            _share(self.cpu_share),
            f"{_number(min(rates))}–{_number(max(rates))}" if self.rate else "",
        ]


COLUMNS = ("", "per second", "ratio", "p50", "p99", "CPU", "ratio", "least–most")


def percentile(latencies: Sequence[float], share: float) -> float:
    """The latency that this share of all did not exceed, in ms."""
    ordered = sorted(latencies)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def shares(rates: Iterable[float], of: Iterable[float]) -> float:
    """The median of ratios within the same round, which noise of the machine touches least."""
    return statistics.median(rate / base for rate, base in zip(rates, of, strict=True))


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.2f}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def _ms(values: Iterable[float]) -> str:
    value = statistics.median(values)
    if value < 0.1:
        return f"{value * 1000:.0f} µs"
    return f"{value:.2f} ms" if value < 10 else f"{value:.0f} ms"


def as_table(figures: Sequence[Figure], title: str) -> Table:
    """The figures for the terminal."""
    table = Table(title=title, title_justify="left")
    for place, column in enumerate(COLUMNS):
        table.add_column(column, justify="right" if place else "left", no_wrap=True)
    for figure in figures:
        table.add_row(*figure.cells())
    return table


def as_markdown(figures: Sequence[Figure]) -> str:
    """The figures for the documentation."""
    lines = [f"| {' | '.join(COLUMNS)} |", f"|---{'|---:' * (len(COLUMNS) - 1)}|"]
    lines += [f"| {' | '.join(figure.cells())} |" for figure in figures]
    return "\n".join(lines)
