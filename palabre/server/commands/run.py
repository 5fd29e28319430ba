"""`palabre run`: an example community to look at, made when it is new and then served."""

import secrets
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from palabre.accounts.passwords import hash_password
from palabre.ground import log
from palabre.ground.settings import FILE_NAME, Settings, load_settings
from palabre.server import serve as serving
from palabre.server.commands.init import write_settings
from palabre.server.commands.options import DEFAULT_DATA, Data, wait_for
from palabre.server.example.content import Community, read_community
from palabre.server.example.fill import fill
from palabre.server.instance import opened_house
from palabre.store.worker import Worker

PASSWORD_FILE = "example-password.txt"  # noqa: S105  (the name of the file, not the password)
SIGN_INS = ("member", "moderator", "owner")
HOST = "127.0.0.1"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("run")(run)


def run(
    data: Data = DEFAULT_DATA,
    port: Annotated[int, typer.Option(help="Port to listen on, on this machine only.")] = 8000,
) -> None:
    """Try Palabre: serve an example community on this machine, made anew when the folder is empty.

    It prints how to sign in as member, moderator and owner. The passwords are made up for this folder.
    """
    serving.ensure_free(HOST, port)
    console = Console()
    community = read_community()
    if not (data / FILE_NAME).exists():
        console.print(f"Making an example community in {data} …")
        make(data, port, community)
    settings = load_settings(data)
    log.configure("warning")
    _introduce(console, data, port, community)
    wait_for(serving.serve(settings, HOST, port, with_worker=True))


def make(data: Path, port: int, community: Community) -> None:
    """Makes the instance and fills it."""
    values = {
        "domain": f"localhost:{port}",
        "public_url": f"http://localhost:{port}",
        "title": "Under the tree",
        "description": "An example community, in English and French, to try Palabre with.",
        "contact_email": "baobab@palabre.example",
        "log_level": "warning",
    }
    settings = write_settings(data, values)
    log.configure("warning")
    password = secrets.token_urlsafe(9)
    try:
        wait_for(_fill(settings, community, password))
    except BaseException:
        (data / FILE_NAME).unlink()
        raise
    path = data / PASSWORD_FILE
    path.touch(mode=0o600)
    path.write_text(password + "\n", encoding="utf-8")


async def _fill(settings: Settings, community: Community, password: str) -> None:
    async with opened_house(settings) as house:
        await fill(house, community, await hash_password(password))
        await Worker(house.store).run_all()


def _introduce(console: Console, data: Path, port: int, community: Community) -> None:
    password = (data / PASSWORD_FILE).read_text(encoding="utf-8").strip() if (data / PASSWORD_FILE).exists() else "?"
    table = Table("As", "Name", "Password", title=f"Open http://localhost:{port} and sign in")
    for role in SIGN_INS:
        name = next(member.name for member in community.members if member.role == role)
        table.add_row(role, name, password)
    console.print(table)
    console.print("Ctrl-C stops it; the same command starts it again with everything kept.", highlight=False)
