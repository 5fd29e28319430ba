"""Fresh databases with the whole schema, made quickly: the schema is built once, and copied for each test."""

import shutil
from itertools import count
from pathlib import Path

from palabre.statuses.search.index import SEARCH_DDL
from palabre.store.migrate import migrate
from tests.harness.postgres import PostgresServer

MIGRATIONS = Path(__file__).resolve().parents[2] / "palabre" / "server" / "migrations"
TEMPLATE = "palabre_template"


def build_schema(address: str) -> None:
    """Give an empty database the whole schema."""
    migrate(address, MIGRATIONS, SEARCH_DDL)


class SqliteDatabases:
    """Copies of one migrated SQLite file."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.sqlite3"
        build_schema(str(self._template))

    def fresh(self, folder: Path) -> str:
        """The path of a new database in `folder`, under the name that an instance gives it."""
        path = folder / "palabre.sqlite3"
        shutil.copyfile(self._template, path)
        return str(path)


class PostgresDatabases:
    """Copies of one migrated database of a server."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._numbers = count(1)
        build_schema(server.create(TEMPLATE))

    def fresh(self) -> str:
        """The address of a new database."""
        return self._server.create(f"test_{next(self._numbers)}", template=TEMPLATE)

    def drop(self, address: str) -> None:
        """Remove a database that `fresh` made."""
        self._server.drop(address.rpartition("/")[2])
