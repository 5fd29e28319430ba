"""`palabre accounts`: make, list and change accounts from the command line."""

import secrets
from collections.abc import Awaitable, Callable
from typing import Annotated, Concatenate, ParamSpec

import typer
from rich.console import Console
from rich.table import Table

from palabre.accounts.approve import approve_user, reject_user
from palabre.accounts.credentials import set_password
from palabre.accounts.model import Account, Member, Role
from palabre.accounts.passwords import check_password_strength, hash_password
from palabre.accounts.read import account_by_handle, members
from palabre.accounts.roles import set_role
from palabre.accounts.sign_up import SignUp, sign_up
from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.server.commands.options import DEFAULT_DATA, Data, settings_and_log, wait_for
from palabre.server.instance import opened_store
from palabre.store.paging import Page
from palabre.store.transaction import Reader, Transaction

app = typer.Typer(help="Make, list and change accounts.", no_args_is_help=True, rich_markup_mode="markdown")
PASSWORD_BYTES = 12
Given = ParamSpec("Given")
Name = Annotated[str, typer.Argument(help="Name of the account, without the domain.")]


@app.command()
def create(
    name: Name,
    data: Data = DEFAULT_DATA,
    email: Annotated[str, typer.Option(help="E-mail address; left out, the name at the instance's domain.")] = "",
    password: Annotated[str, typer.Option(help="Password; left out, one is made up and shown.")] = "",
    role: Annotated[Role, typer.Option(help="What the member may do.")] = Role.MEMBER,
) -> None:
    """Make an account, whoever may sign up.

    Example: `palabre accounts create binta --role moderator`
    """
    settings = settings_and_log(data)
    chosen = password or secrets.token_urlsafe(PASSWORD_BYTES)
    address = email or f"{name}@{settings.domain.partition(':')[0]}"
    wait_for(_create(settings, name, address, chosen, role))
    typer.echo(f"Made {name} ({role}).")
    if not password:
        typer.echo(f"Password: {chosen}   (shown only now)")


@app.command("list")
def list_members(
    data: Data = DEFAULT_DATA,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many, the newest first.")] = 40,
) -> None:
    """List the members, the newest first."""
    settings = settings_and_log(data)
    table = Table("Name", "Role", "State", "Since", "Posts", "Followers")
    for member in wait_for(_members(settings, limit)):
        account, user = member.account, member.user
        since = f"{clock.as_datetime(account.created_at):%Y-%m-%d}"
        state = user.state if user.state != "active" else account.state
        counts = (str(account.statuses_count), str(account.followers_count))
        table.add_row(account.username, user.role, state, since, *counts)
    Console().print(table)


@app.command()
def role(
    name: Name, new_role: Annotated[Role, typer.Argument(help="The new role.")], data: Data = DEFAULT_DATA
) -> None:
    """Give a member a role. There is always an owner."""
    settings = settings_and_log(data)
    wait_for(_change(settings, name, set_role, new_role))
    typer.echo(f"{name} is now {new_role}.")


@app.command()
def approve(name: Name, data: Data = DEFAULT_DATA) -> None:
    """Let someone in who waits for approval."""
    wait_for(_change(settings_and_log(data), name, approve_user))
    typer.echo(f"{name} may sign in.")


@app.command()
def reject(name: Name, data: Data = DEFAULT_DATA) -> None:
    """Remove a sign-up that waits for approval."""
    wait_for(_change(settings_and_log(data), name, reject_user))
    typer.echo(f"The sign-up of {name} is removed.")


@app.command()
def password(
    name: Name,
    data: Data = DEFAULT_DATA,
    new_password: Annotated[str, typer.Option("--password", help="Left out, one is made up and shown.")] = "",
) -> None:
    """Give an account a new password; its sessions and tokens end."""
    chosen = new_password or secrets.token_urlsafe(PASSWORD_BYTES)
    check_password_strength(chosen)
    hashed = wait_for(hash_password(chosen))
    wait_for(_change(settings_and_log(data), name, set_password, hashed))
    typer.echo(f"{name} has a new password.")
    if not new_password:
        typer.echo(f"Password: {chosen}   (shown only now)")


async def _create(settings: Settings, name: str, email: str, password: str, role: Role) -> None:
    check_password_strength(password)
    form = SignUp(username=name, email=email, password_hash=await hash_password(password))
    async with opened_store(settings) as (store, _blobs):
        await store.write(sign_up, form, settings=settings, role=role, approved=True)


async def _members(settings: Settings, limit: int) -> list[Member]:
    async with opened_store(settings) as (store, _blobs):
        return await store.read(members, Page(limit=limit))


async def _change(
    settings: Settings,
    name: str,
    verb: Callable[Concatenate[Transaction, int, Given], Awaitable[object]],
    *args: Given.args,
    **kwargs: Given.kwargs,
) -> None:
    """Calls a verb that takes an account's id on the account of this name."""
    async with opened_store(settings) as (store, _blobs):
        account = await store.read(_named, settings, name)
        await store.write(verb, account.id, *args, **kwargs)


async def _named(db: Reader, settings: Settings, name: str) -> Account:
    account = await account_by_handle(db, name, settings=settings)
    if account is None:
        raise NotFound(_("There is no account called {name} here."), name=name)
    return account
