"""Holds the size budgets of ARCHITECTURE.md: small files, short functions. Run by `make lint`.

usage: python tools/budget.py [FOLDER]     FOLDER holds the packages to measure; the repository by default
"""

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

MEDIAN_LINES = 90
P95_LINES = 300
MOST_LINES = 500
LONG_FUNCTION = 60
LONG_SHARE = 0.01


def main() -> int:
    """Print every budget that is broken and how to mend it; return 1 if one is."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent)
    problems = list(broken_budgets(sorted((root / "palabre").rglob("*.py"))))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def broken_budgets(files: list[Path]) -> Iterator[str]:
    """Each budget that these files break, as a sentence that says what to do."""
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    counted = sorted(size for size in sizes.values() if size > 1)
    if not counted:
        return
    for path, size in sizes.items():
        if size > MOST_LINES:
            yield f"{path}: {size} lines, {MOST_LINES} allowed. Split it by verb, never by layer."
    if (median := statistics.median(counted)) > MEDIAN_LINES:
        yield f"The median file has {median:g} lines, {MEDIAN_LINES} allowed. Give each verb its own file."
    if (p95 := counted[int(len(counted) * 0.95)]) > P95_LINES and len(counted) >= 20:
        longest = ", ".join(f"{path.name} {size}" for path, size in _largest(sizes))
        yield f"The 95th percentile is {p95} lines, {P95_LINES} allowed. The longest files: {longest}."
    yield from _long_functions(files)


def _largest(sizes: dict[Path, int]) -> list[tuple[Path, int]]:
    return sorted(sizes.items(), key=lambda item: -item[1])[:5]


def _long_functions(files: list[Path]) -> Iterator[str]:
    functions = [(path, function) for path in files for function in _functions(path)]
    long = [(path, function) for path, function in functions if _lines(function) > LONG_FUNCTION]
    if len(long) > len(functions) * LONG_SHARE:
        names = "\n".join(f"  {path}: {each.name} has {_lines(each)} lines" for path, each in long)
        yield (
            f"{len(long)} of {len(functions)} functions have more than {LONG_FUNCTION} lines; "
            f"{LONG_SHARE:.0%} may. Name the steps, and order them as they are called:\n{names}"
        )


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


if __name__ == "__main__":
    sys.exit(main())
