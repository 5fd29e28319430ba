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

ROLES = ("member", "administrator")


def main() -> int:
    """Compare, and return 0 when nothing was found."""
    wanted = _arguments()
    console = Console()
    if not is_there():
        console.print(ABSENT)
        return 2
    there, whole = counted()
    console.print(f"Operations: {there} of {whole}.")
    for method, path in missing():
        console.print(f"  missing: {method} {path}", markup=False)
    _show_differences(console)
    plan = Plan(examples=wanted.examples, only=wanted.only, seed=wanted.seed, phases=wanted.phases)
    found = {role: _fuzz(console, role, plan, wanted.reports) for role in wanted.roles}
    for role, code in found.items():
        console.print(f"As {role}: {'nothing found' if code == 0 else 'see above'}.")
    return int(any(found.values()) or there < whole)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make conformance ARGS=", description=__doc__)
    parser.add_argument(
        "--examples", type=int, default=Plan().examples, help="most requests for an operation and phase"
    )
    parser.add_argument("--phases", default=Plan().phases, help="phases of schemathesis, separated by commas")
    parser.add_argument("--only", default="", help="a regular expression: only paths that match")
    parser.add_argument("--seed", type=int, default=1, help="the same seed asks the same")
    parser.add_argument("--roles", nargs="*", choices=ROLES, default=ROLES, help="as whom")
    parser.add_argument("--reports", type=Path, default=None, help="folder for reports; by default they are not kept")
    return parser.parse_args()


def _show_differences(console: Console) -> None:
    table = Table("In the description", "Mastodon really", "Source", title=f"{len(differences())} known differences")
    for each in differences():
        table.add_row(each.at, each.why, each.source)
    console.print(table)


def _fuzz(console: Console, role: str, plan: Plan, reports: Path | None) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = reports or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        with community(Path(name)) as server:
            console.print(f"Asking as {role} …")
            code = fuzz(server, role, plan, folder)
            console.print(server.log.read_text(encoding="utf-8", errors="replace")[-4000:], markup=False)
            return code


if __name__ == "__main__":
    sys.exit(main())
