"""Promises around the code: every table archived or derived, migrations as declared, commands and errors documented."""

import importlib
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Table

from palabre.server.exits import Exit
from palabre.store.schema import metadata
from palabre.store.version import engine_for

ROOT = Path(__file__).parents[1]
ROOMS = sorted(path.parent.name for path in (ROOT / "palabre").glob("*/__init__.py"))


def modules(name: str) -> list[object]:
    """The modules of this name that rooms have."""
    paths = [ROOT / "palabre" / room / f"{name}.py" for room in ROOMS]
    return [importlib.import_module(f"palabre.{path.parent.name}.{name}") for path in paths if path.exists()]


def archived() -> list[Table]:
    return [table for module in modules("archive") for table in module.RECORDS]  # type: ignore[attr-defined]


def test_every_table_is_archived_or_derived() -> None:
    modules("tables")
    names = [table.name for table in archived()]
    assert len(names) == len(set(names)), "a table is archived twice"
    derived = {name for name, table in metadata.tables.items() if table.info.get("derived")}
    forgotten = set(metadata.tables) - set(names) - derived
    assert not forgotten, f"archive.py of some room must name {forgotten}, or the table be declared derived"
    assert not set(names) & derived


def test_journalled_tables_have_a_primary_key() -> None:
    """SQLite's session extension records no table without one."""
    modules("tables")
    for table in archived():
        assert list(table.primary_key), table.name
        assert not any(column.nullable for column in table.primary_key), table.name


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
def test_migrations_make_what_the_rooms_declare(address: str) -> None:
    modules("tables")
    opened = engine_for(address)

    def declared(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or not (name or "").startswith(("status_search", "alembic_version"))

    with opened.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": declared})
        assert compare_metadata(context, metadata) == []
    opened.dispose()


def test_exit_codes_are_documented() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    for code in Exit:
        assert f"| {code.value} | {code.name.lower().replace('_', ' ')} |" in page
