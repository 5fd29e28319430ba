"""Migrations: alembic's, run by the command line and by the tests, never by a request."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import apsw
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from palabre.store.version import engine_for


def migrate(address: str, scripts: Path, derived: Mapping[str, Sequence[str]]) -> None:
    """Brings the schema of a database to the newest version. `scripts` is the folder of alembic's `env.py`.

    `derived` holds each engine's statements for derived tables. On SQLite apsw runs them: its SQLite is the one that
    will use them, and Python's own may be too old to know their options.
    """
    engine = engine_for(address)
    config = Config()
    config.set_main_option("script_location", str(scripts))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.dialect.name == "postgresql":
            for statement in derived["postgresql"]:
                connection.execute(text(statement))
    engine.dispose()
    if engine.dialect.name == "sqlite":
        with closing(apsw.Connection(address)) as database:
            for statement in derived["sqlite"]:
                database.execute(statement)
