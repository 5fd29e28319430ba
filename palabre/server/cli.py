"""The `palabre` command."""

import sys
from typing import NoReturn

import typer
from rich.console import Console

from palabre import __version__
from palabre.ground.errors import (
    Conflict,
    Forbidden,
    Gone,
    Invalid,
    NotFound,
    PalabreError,
    Unavailable,
)
from palabre.server.commands import accounts, announce, doctor, emoji, init, run, serve, settings, token
from palabre.server.exits import Exit

app = typer.Typer(
    name="palabre",
    help="Palabre: a social network that a community runs for itself.\n\n"
    "Start with `palabre init --data DIR --domain D --owner NAME`, then `palabre serve --data DIR`.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
for module in (init, serve, run, token, doctor, settings):
    module.register(app)
app.add_typer(accounts.app, name="accounts")
app.add_typer(emoji.app, name="emoji")
app.add_typer(announce.app, name="announce")

_EXITS = (
    (NotFound, Exit.NOT_FOUND),
    (Gone, Exit.NOT_FOUND),
    (Unavailable, Exit.UNAVAILABLE),
    (Conflict, Exit.REFUSED),
    (Forbidden, Exit.REFUSED),
    (Invalid, Exit.REFUSED),
)


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def main() -> NoReturn:
    """Runs the command line; every error a person can mend is one message and a documented exit code."""
    try:
        app()
    except PalabreError as error:
        Console(stderr=True).print(f"[red]palabre:[/red] {_message(error)}", highlight=False)
        sys.exit(next((code for kind, code in _EXITS if isinstance(error, kind)), Exit.FAILED))
    sys.exit(Exit.OK)


def _message(error: PalabreError) -> str:
    lines = [error.public_text()]
    if isinstance(error, Invalid):
        lines += [f"  {field}: {text}" for field, problems in error.fields.items() for _code, text in problems]
    return "\n".join(lines)
