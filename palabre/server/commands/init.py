"""`palabre init`: makes an instance."""

import secrets
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from palabre.accounts.model import Role, User
from palabre.accounts.passwords import hash_password
from palabre.accounts.sign_up import SignUp, sign_up
from palabre.ground.errors import Conflict
from palabre.ground.language import _
from palabre.ground.settings import FILE_NAME, Settings, load_settings
from palabre.server.commands.options import DEFAULT_DATA, Data, wait_for
from palabre.server.instance import opened_store

PASSWORD_BYTES = 12


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("init")(init)


def init(
    *,
    domain: Annotated[str, typer.Option(help="Domain in handles and addresses, such as palabre.example.")],
    owner: Annotated[str, typer.Option(help="Name of the owner's account.")],
    data: Data = DEFAULT_DATA,
    email: Annotated[str, typer.Option(help="The owner's e-mail address.")] = "",
    password: Annotated[str, typer.Option(help="The owner's password; left out, one is made up and shown.")] = "",
    title: Annotated[str, typer.Option(help="Name of the community.")] = "Palabre",
    public_url: Annotated[str, typer.Option(help="Address of the site, when it is not https:// and the domain.")] = "",
    registrations: Annotated[str, typer.Option(help="Who may sign up: open, approval or closed.")] = "open",
    database: Annotated[str, typer.Option(help="postgresql://… ; left out, SQLite in the folder.")] = "",
) -> None:
    """Make a new instance: its folder, settings, database and the owner's account.

    Example: `palabre init --data ./instance --domain palabre.example --owner awa`
    """
    given = {
        "domain": domain,
        "title": title,
        "public_url": public_url,
        "registrations": registrations,
        "database": database,
    }
    settings = write_settings(data, {name: value for name, value in given.items() if value})
    chosen = password or secrets.token_urlsafe(PASSWORD_BYTES)
    wait_for(make_owner(settings, owner, email or f"{owner}@{domain.partition(':')[0]}", chosen))
    typer.echo(f"Made an instance of {domain} in {data}.")
    typer.echo(f"Owner: {owner}")
    if not password:
        typer.echo(f"Password: {chosen}   (shown only now)")
    typer.echo(f"Next: palabre serve --data {data}")


def write_settings(data: Path, values: dict[str, str]) -> Settings:
    """Writes `palabre.toml` into a new folder.

    Raises `Conflict` when there is one already, `Invalid` for a wrong value.
    """
    path = data / FILE_NAME
    if path.exists():
        raise Conflict(_("There is already an instance in {folder}."), folder=str(data))
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    lines = ["# Settings of this instance; docs/settings.md explains each of them."]
    lines += [f"{name} = {msgspec.json.encode(value).decode()}" for name, value in values.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    try:
        return load_settings(data)
    except Exception:
        path.unlink()
        raise


async def make_owner(settings: Settings, name: str, email: str, password: str) -> User:
    """Creates the database and the owner's account in it."""
    try:
        async with opened_store(settings) as (store, _blobs):
            form = SignUp(username=name, email=email, password_hash=await hash_password(password))
            return await store.write(sign_up, form, settings=settings, role=Role.OWNER, approved=True)
    except Exception:
        (settings.folder / FILE_NAME).unlink()
        raise
