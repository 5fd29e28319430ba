"""Measures the engine on posts in a CSV file: `python -m palabre.screening.measure FILE.csv --text COLUMN`.

For each value of a label column it prints how many posts there are, and the share with each outcome and each rule.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from palabre.screening.engine import Engine
from palabre.screening.facts import Facts
from palabre.screening.language import identify
from palabre.screening.rules import RULES_FILE, clauses_of


def measure(engine: Engine, posts: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    """Counts by label: `posts`, each outcome, and each rule that fired, from pairs of label and text."""
    counts: dict[str, Counter[str]] = {}
    for label, text in posts:
        verdict = engine.judge(Facts(text=text))
        counter = counts.setdefault(label, Counter())
        counter.update(["posts", verdict.outcome, *(f"rule {name}" for name in verdict.rules)])
        counter["case"] += verdict.open_case
    return counts


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; returns 0, or 2 when the file has no such column."""
    parser = argparse.ArgumentParser(prog="python -m palabre.screening.measure", description=__doc__)
    parser.add_argument("file", type=Path, help="a CSV file with a header line")
    parser.add_argument("--text", default="text", help="the column with the text (default: text)")
    parser.add_argument("--label", default="", help="a column to count by (default: all together)")
    parser.add_argument("--by-language", action="store_true", help="count by the language of the text as well")
    parser.add_argument("--rules", type=Path, default=RULES_FILE, help="a rules file (default: the one shipped)")
    options = parser.parse_args(arguments)
    with options.file.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        missing = {options.text, options.label} - {"", *(rows.fieldnames or ())}
        if missing:
            sys.stderr.write(f"{options.file} has no column {', '.join(sorted(missing))}\n")
            return 2
        engine = Engine.load(clauses_of(options.rules), options.rules)
        counts = measure(engine, _labelled(rows, options.text, options.label, by_language=options.by_language))
    for label, counter in sorted(counts.items()):
        sys.stdout.write(f"{label}: {counter['posts']} posts\n")
        for name, count in counter.most_common():
            if name != "posts":
                sys.stdout.write(f"  {name:32} {count:6}  {count / counter['posts']:.2%}\n")
    return 0


def _labelled(rows: Iterable[dict[str, str]], text: str, label: str, *, by_language: bool) -> Iterator[tuple[str, str]]:
    for row in rows:
        parts = [row[label] if label else "all", *([identify(row[text]) or "short"] if by_language else [])]
        yield " ".join(parts), row[text]


if __name__ == "__main__":
    raise SystemExit(main())
