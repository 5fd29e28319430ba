"""Which version of the schema a database has, and which the program needs, without loading alembic."""

from pathlib import Path

from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import OperationalError

from palabre.ground.errors import Unavailable
from palabre.ground.language import _


def engine_for(address: str) -> Engine:
    """A plain SQLAlchemy engine for tools: `postgresql://…`, or the path of a SQLite file."""
    if address.startswith("postgresql://"):
        return create_engine(address.replace("postgresql://", "postgresql+psycopg://", 1))
    return create_engine(f"sqlite:///{address}")


def is_current(address: str, scripts: Path) -> bool:
    """Whether the schema is at the newest version, which is the highest number in `scripts/versions`.

    Raises `Unavailable` when the database cannot be reached.
    """
    engine = engine_for(address)
    try:
        with engine.connect() as connection:
            known = inspect(connection).has_table("alembic_version")
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if known else None
    except OperationalError as error:
        raise Unavailable(_("The database cannot be reached."), cause=str(error)) from error
    finally:
        engine.dispose()
    return version == max(path.stem.partition("_")[0] for path in (scripts / "versions").glob("[0-9]*.py"))
