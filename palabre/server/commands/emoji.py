"""`palabre emoji`: the pictures that stand for `:shortcodes:` in what people write."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from palabre.community.emoji import remove_emoji, set_emoji
from palabre.community.model import Emoji
from palabre.community.read import custom_emojis
from palabre.community.rules import check_shortcode
from palabre.ground.settings import Settings
from palabre.media.emoji import prepare_emoji
from palabre.server.commands.options import DEFAULT_DATA, Data, settings_and_log, wait_for
from palabre.server.instance import opened_store

app = typer.Typer(
    help="Custom emoji: pictures that stand for `:shortcodes:` in posts, names and announcements.\n\n"
    "A picture is a PNG, GIF or WebP of at most 256 kB; a square one of 64 to 128 pixels looks best.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
Shortcode = Annotated[str, typer.Argument(help="What people write between two colons: letters, digits, underscores.")]


@app.command()
def add(
    shortcode: Shortcode,
    file: Annotated[Path, typer.Argument(help="The picture.", exists=True, dir_okay=False, readable=True)],
    data: Data = DEFAULT_DATA,
    category: Annotated[str, typer.Option(help="Heading under which pickers show it.")] = "",
    hidden: Annotated[bool, typer.Option("--hidden", help="Leave it out of pickers; whoever knows it can use it.")] = (
        False
    ),
) -> None:
    """Add an emoji, or give one another picture.

    Example: `palabre emoji add baobab baobab.png --category Trees`
    """
    check_shortcode(shortcode)
    settings = settings_and_log(data)
    wait_for(_add(settings, shortcode, file.read_bytes(), category, not hidden))
    typer.echo(f":{shortcode}: is there.")


@app.command("list")
def list_emojis(data: Data = DEFAULT_DATA) -> None:
    """List the emoji by category."""
    table = Table("Shortcode", "Category", "In pickers")
    for each in wait_for(_list(settings_and_log(data))):
        table.add_row(f":{each.shortcode}:", each.category, "yes" if each.visible_in_picker else "no")
    Console().print(table)


@app.command()
def remove(shortcode: Shortcode, data: Data = DEFAULT_DATA) -> None:
    """Remove an emoji, and the reactions made with it. Texts keep the shortcode as plain words."""
    wait_for(_remove(settings_and_log(data), shortcode.strip(":")))
    typer.echo(f":{shortcode.strip(':')}: is gone.")


async def _add(settings: Settings, shortcode: str, picture: bytes, category: str, visible: bool) -> None:
    async with opened_store(settings) as (store, blobs):
        prepared = await prepare_emoji(picture, blobs, settings, store)
        await store.write(set_emoji, shortcode, prepared, category=category, visible_in_picker=visible)


async def _list(settings: Settings) -> list[Emoji]:
    async with opened_store(settings) as (store, _blobs):
        return await store.read(custom_emojis)


async def _remove(settings: Settings, shortcode: str) -> None:
    async with opened_store(settings) as (store, _blobs):
        await store.write(remove_emoji, shortcode)
