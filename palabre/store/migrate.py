"""Migrations: alembic's, run by the command line and by the tests, never by a request."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import apsw
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, text


def engine_for(address: str) -> Engine:
    """A plain SQLAlchemy engine for tools: `postgresql://…`, or the path of a SQLite file."""
    if address.startswith("postgresql://"):
        return create_engine(address.replace("postgresql://", "postgresql+psycopg://", 1))
    return create_engine(f"sqlite:///{address}")


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


def is_current(address: str, scripts: Path) -> bool:
    """Whether the schema is at the newest version."""
    config = Config()
    config.set_main_option("script_location", str(scripts))
    engine = engine_for(address)
    with engine.connect() as connection:
        version = MigrationContext.configure(connection).get_current_revision()
    engine.dispose()
    return version == ScriptDirectory.from_config(config).get_current_head()
