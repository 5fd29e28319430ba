"""The rules of the house hold, and the tools that guard them do catch whoever breaks them."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.budget import broken_budgets

ROOT = Path(__file__).resolve().parent.parent
LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A copy of the house to break rules in."""
    for folder in ("palabre", "tools"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def lint_imports(house: Path) -> tuple[int, str]:
    """The exit code and the words of import-linter on a house."""
    done = subprocess.run(
        [str(LINT_IMPORTS), "--no-cache", "--no-logo"],
        cwd=house,
        env={"COLUMNS": "200", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def add(house: Path, module: str, text: str) -> None:
    """Write a module, and the packages above it where they are missing."""
    path = house.joinpath(*module.split(".")).with_suffix(".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    (path.parent / "__init__.py").touch()
    path.write_text(text)


def test_the_floors_hold(scratch: Path) -> None:
    code, words = lint_imports(scratch)
    assert code == 0, words


UPWARD = "from palabre.statuses import upstairs\n"
LOCAL = "def look_up() -> None:\n    from palabre.statuses import upstairs\n"
FOR_TYPES = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from palabre.statuses import upstairs\n"


@pytest.mark.parametrize("text", [UPWARD, LOCAL, FOR_TYPES], ids=["plain", "inside a function", "for types only"])
def test_an_upward_import_is_rejected(scratch: Path, text: str) -> None:
    add(scratch, "palabre.statuses.upstairs", "")
    add(scratch, "palabre.accounts.climber", text)
    code, words = lint_imports(scratch)
    assert code != 0
    assert "palabre.accounts.climber -> palabre.statuses.upstairs" in words


def test_a_sibling_import_is_rejected(scratch: Path) -> None:
    add(scratch, "palabre.media.neighbour", "")
    add(scratch, "palabre.accounts.visitor", "import palabre.media.neighbour\n")
    code, words = lint_imports(scratch)
    assert code != 0
    assert "palabre.accounts.visitor -> palabre.media.neighbour" in words


def test_another_rooms_queries_are_out_of_reach(scratch: Path) -> None:
    add(scratch, "palabre.accounts.queries", "")
    add(scratch, "palabre.statuses.borrower", "from palabre.accounts import queries\n")
    code, words = lint_imports(scratch)
    assert code != 0
    assert "palabre.statuses.borrower -> palabre.accounts.queries" in words


def test_a_face_holds_no_sql(scratch: Path) -> None:
    add(scratch, "palabre.api.shortcut", "import sqlalchemy\n")
    code, words = lint_imports(scratch)
    assert code != 0
    assert "palabre.api.shortcut -> sqlalchemy" in words


def test_a_room_without_a_floor_is_rejected(scratch: Path) -> None:
    add(scratch, "palabre.attic.__init__", "")
    code, words = lint_imports(scratch)
    assert code != 0
    assert "palabre.attic" in words


def test_every_room_is_a_package() -> None:
    modules = {path.parent for path in (ROOT / "palabre").rglob("*.py")}
    without = [
        str(folder) for folder in modules if not (folder / "__init__.py").exists() and "migrations" not in folder.parts
    ]
    assert not without, f"import-linter cannot see these without an __init__.py: {without}"


def test_no_room_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "service", "services", "misc"}
    found = [str(path) for path in (ROOT / "palabre").rglob("*") if path.stem in drawers]
    assert not found


def test_the_budgets_hold() -> None:
    assert list(broken_budgets(sorted((ROOT / "palabre").rglob("*.py")))) == []


def test_a_long_file_and_long_functions_break_the_budgets(tmp_path: Path) -> None:
    body = "".join(f"    x{number} = {number}\n" for number in range(600))
    (tmp_path / "long.py").write_text(f"def long_winded():\n{body}")
    problems = "\n".join(broken_budgets([tmp_path / "long.py"]))
    assert "601 lines, 500 allowed" in problems
    assert "The median file has 601 lines, 90 allowed" in problems
    assert "long_winded has 601 lines" in problems


def test_every_dependency_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    project = tomllib.loads(text)
    named = [
        *project["project"]["dependencies"],
        *(name for group in project["dependency-groups"].values() for name in group),
    ]
    silent = [name for name in named if not re.search(rf'^ +"{re.escape(name)}",? +# \w', text, re.MULTILINE)]
    assert not silent


def test_the_locks_name_every_dependency_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    lock = (ROOT / "requirements" / "runtime.lock").read_text()
    pinned = dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", lock, re.MULTILINE))
    missing = [name for name in project["project"]["dependencies"] if name.partition("[")[0] not in pinned]
    assert not missing, f"make lock: {missing}"
    both = dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", (ROOT / "requirements" / "dev.lock").read_text(), re.MULTILINE))
    assert {name: both.get(name) for name in pinned} == pinned, "the two locks differ; make lock"
    assert lock.count("--hash=sha256:") >= len(pinned)


def test_the_licence_is_here() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text


REGISTRIES = re.compile(
    r"https?://[^\s\"']*(?:" + "|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs")) + ")"
    r"|^(?:--)?(?:extra-)?index-url|\"resolved\":\s*\"http",
    re.MULTILINE,
)


def test_no_registry_is_named() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("the list of files: this is not a git checkout")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    texts = ((path, path.read_bytes()) for path in paths if path.is_file())
    named = [
        str(path) for path, text in texts if b"\0" not in text and REGISTRIES.search(text.decode("utf-8", "replace"))
    ]
    assert not named
