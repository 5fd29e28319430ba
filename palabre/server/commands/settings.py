"""`palabre settings`: every setting, what it means and its default, as the page `docs/settings.md`."""

import typing

import msgspec
import typer

from palabre.ground.settings import Settings

HEAD = """# Settings

Settings stand in `palabre.toml` in the data folder; the environment variable `PALABRE_` and the name in capitals wins
over the file. This page is what `palabre settings` prints.

| setting | default | what it does |
|---|---|---|"""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("settings")(settings)


def settings() -> None:
    """Print every setting with its default and meaning, as Markdown."""
    typer.echo(page())


def page() -> str:
    """The page of settings."""
    hints = typing.get_type_hints(Settings, include_extras=True)
    rows = [HEAD]
    for field in msgspec.structs.fields(Settings):
        meaning = next(part.description for part in hints[field.name].__metadata__ if isinstance(part, msgspec.Meta))
        rows.append(f"| `{field.name}` | `{msgspec.json.encode(field.default).decode()}` | {meaning} |")
    return "\n".join(rows)
