"""Alembic's entry: runs the migrations on the connection that `store.migrate` hands over."""

import importlib
from pathlib import Path

from alembic import context

from palabre.store.schema import metadata

for tables in sorted(Path(__file__).parents[2].glob("*/tables.py")):
    importlib.import_module(f"palabre.{tables.parent.name}.tables")

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
