"""Migrations: alembic's, run by the command line and by the tests, never by a request."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine


def engine_for(address: str) -> Engine:
    """A plain SQLAlchemy engine for tools: `postgresql://…`, or the path of a SQLite file."""
    if address.startswith("postgresql://"):
        return create_engine(address.replace("postgresql://", "postgresql+psycopg://", 1))
    return create_engine(f"sqlite:///{address}")


def migrate(address: str, scripts: Path) -> None:
    """Brings the schema of a database to the newest version. `scripts` is the folder of alembic's `env.py`."""
    engine = engine_for(address)
    config = Config()
    config.set_main_option("script_location", str(scripts))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()


def is_current(address: str, scripts: Path) -> bool:
    """Whether the schema is at the newest version."""
    config = Config()
    config.set_main_option("script_location", str(scripts))
    engine = engine_for(address)
    with engine.connect() as connection:
        version = MigrationContext.configure(connection).get_current_revision()
    engine.dispose()
    return version == ScriptDirectory.from_config(config).get_current_head()
