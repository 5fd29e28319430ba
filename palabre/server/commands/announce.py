"""`palabre announce`: tell every member something."""

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from palabre.community.announce import AnnouncementDraft, announce, change_announcement, remove_announcement
from palabre.community.model import Announcement
from palabre.community.read import every_announcement
from palabre.ground import clock
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.server.commands.options import DEFAULT_DATA, Data, settings_and_log, wait_for
from palabre.server.instance import opened_store

app = typer.Typer(
    help="Announcements: what every member reads above their timeline until they put it away.\n\n"
    "Moments are written as `2026-12-24`, or `2026-12-24T18:00` in UTC.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
Words = Annotated[str, typer.Argument(help="What to say. Links, #tags and @names work.")]
Starts = Annotated[str, typer.Option("--starts", help="When what it is about begins. Goes with --ends.")]
Ends = Annotated[str, typer.Option("--ends", help="When it ends; the announcement goes by itself then.")]
AllDay = Annotated[bool, typer.Option("--all-day", help="Only the days of --starts and --ends count.")]
At = Annotated[str, typer.Option("--at", help="Show it from this moment on. Left out: at once.")]
Number = Annotated[int, typer.Argument(help="Its number, as `palabre announce list` shows it.")]


@app.command()
def post(
    words: Words,
    data: Data = DEFAULT_DATA,
    *,
    starts: Starts = "",
    ends: Ends = "",
    all_day: AllDay = False,
    at: At = "",
) -> None:
    """Announce something, now or at a moment to come.

    Example: `palabre announce post "We meet under the tree." --starts 2026-12-24 --ends 2026-12-24 --all-day`
    """
    draft = _draft(words, starts, ends, all_day, at)
    made = wait_for(_post(settings_and_log(data), draft))
    typer.echo(f"Announcement {made.id} is {'shown' if made.published_at else 'waiting for its moment'}.")


@app.command()
def edit(
    number: Number,
    words: Words,
    data: Data = DEFAULT_DATA,
    *,
    starts: Starts = "",
    ends: Ends = "",
    all_day: AllDay = False,
    at: At = "",
) -> None:
    """Word an announcement anew, with its times. Who has put it away is not shown it again."""
    wait_for(_edit(settings_and_log(data), number, _draft(words, starts, ends, all_day, at)))
    typer.echo(f"Announcement {number} is changed.")


@app.command("list")
def list_announcements(data: Data = DEFAULT_DATA) -> None:
    """List all announcements, the newest first."""
    table = Table(Column("Number", no_wrap=True), "State", "Starts", "Ends", "Text")
    for each in wait_for(_list(settings_and_log(data))):
        state = "shown" if each.published_at else f"from {_said(each.scheduled_at)}"
        table.add_row(str(each.id), state, _said(each.starts_at), _said(each.ends_at), each.text)
    Console().print(table)


@app.command()
def remove(number: Number, data: Data = DEFAULT_DATA) -> None:
    """Take an announcement away for good."""
    wait_for(_remove(settings_and_log(data), number))
    typer.echo(f"Announcement {number} is gone.")


def _draft(words: str, starts: str, ends: str, all_day: bool, at: str) -> AnnouncementDraft:
    return AnnouncementDraft(
        text=words, starts_at=_moment(starts), ends_at=_moment(ends), all_day=all_day, scheduled_at=_moment(at)
    )


def _moment(written: str) -> int | None:
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise Invalid(_("{moment} is no moment. Write 2026-12-24 or 2026-12-24T18:00."), moment=written) from error
    return clock.from_datetime(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _said(at: int | None) -> str:
    return "" if at is None else f"{clock.as_datetime(at):%Y-%m-%d %H:%M}"


async def _post(settings: Settings, draft: AnnouncementDraft) -> Announcement:
    async with opened_store(settings) as (store, _blobs):
        return await store.write(announce, draft, settings=settings)


async def _edit(settings: Settings, number: int, draft: AnnouncementDraft) -> None:
    async with opened_store(settings) as (store, _blobs):
        await store.write(change_announcement, number, draft, settings=settings)


async def _list(settings: Settings) -> list[Announcement]:
    async with opened_store(settings) as (store, _blobs):
        return await store.read(every_announcement)


async def _remove(settings: Settings, number: int) -> None:
    async with opened_store(settings) as (store, _blobs):
        await store.write(remove_announcement, number)
