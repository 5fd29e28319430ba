"""`make conformance`: which operations are there, where the description errs, and what fuzzing finds."""

import argparse
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.conformance.community import community
from tests.conformance.coverage import counted, missing
from tests.conformance.description import ABSENT, differences, is_there
from tests.conformance.fuzz import Plan, fuzz
from tests.harness.process import tail

ROLES = ("member", "administrator")


def main() -> int:
    """Compare, and return 0 when nothing was found."""
    wanted = _arguments()
    console = Console()
    complete = _compare(console) if is_there() else True
    if not is_there():
        console.print(f"{ABSENT} Only what Palabre adds is asked.")
    plan = Plan(examples=wanted.examples, only=wanted.only, seed=wanted.seed, phases=wanted.phases)
    kept = {(role, name): fine for role in wanted.roles for name, fine in _fuzz(console, role, plan).items()}
    for (role, name), fine in kept.items():
        console.print(f"As {role}, by {name} description: {'nothing found' if fine else 'see above'}.")
    return 0 if complete and all(kept.values()) else 1


def _compare(console: Console) -> bool:
    there, whole = counted()
    console.print(f"Operations: {there} of {whole}.")
    for method, path in missing():
        console.print(f"  missing: {method} {path}", markup=False)
    _show_differences(console)
    return there == whole


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make conformance ARGS=", description=__doc__)
    parser.add_argument(
        "--examples", type=int, default=Plan().examples, help="most requests for an operation and phase"
    )
    parser.add_argument("--phases", default=Plan().phases, help="phases of schemathesis, separated by commas")
    parser.add_argument("--only", default="", help="a regular expression: only paths that match")
    parser.add_argument("--seed", type=int, default=1, help="the same seed asks the same")
    parser.add_argument("--roles", nargs="*", choices=ROLES, default=ROLES, help="as whom")
    return parser.parse_args()


def _show_differences(console: Console) -> None:
    table = Table("In the description", "Mastodon really", "Source", title=f"{len(differences())} known differences")
    for each in differences():
        table.add_row(each.at, each.why, each.source)
    console.print(table)


def _fuzz(console: Console, role: str, plan: Plan) -> dict[str, bool]:
    with tempfile.TemporaryDirectory() as name, community(Path(name)) as server:
        console.print(f"Asking as {role} …")
        kept = fuzz(server, role, plan, Path(name))
        if not all(kept.values()):
            console.print(tail(server.log), markup=False)
        return kept


if __name__ == "__main__":
    sys.exit(main())
