"""`palabre token`: an access token for scripts."""

from typing import Annotated

import typer

from palabre.accounts.oauth.apps import register_app
from palabre.accounts.oauth.exchange import issue_token
from palabre.accounts.read import account_by_handle, user_of
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.server.commands.options import DEFAULT_DATA, Data, settings_and_log, wait_for
from palabre.server.instance import opened_store
from palabre.store.transaction import Transaction

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("token")(token)


def token(
    account: Annotated[str, typer.Option(help="Name of the account the token acts for.")],
    data: Data = DEFAULT_DATA,
    scopes: Annotated[
        str, typer.Option(help="Scopes, separated by spaces, such as 'read write follow push'.")
    ] = "read write follow push",
    name: Annotated[str, typer.Option(help="What the token is for, as its owner sees it.")] = "Command line",
) -> None:
    """Print an access token for scripts, on a line of its own.

    Example: `curl -H "Authorization: Bearer $(palabre token --account awa)" http://localhost:8000/api/v1/timelines/home`

    A token with the scopes 'admin:read admin:write' does what the role of its account allows under /api/v1/admin:
    `palabre accounts create ada --role admin`, then `palabre token --account ada --scopes 'admin:read admin:write'`
    """
    settings = settings_and_log(data)
    typer.echo(wait_for(_token(settings, account, scopes, name)))


async def _token(settings: Settings, account: str, scopes: str, name: str) -> str:
    async with opened_store(settings) as (store, _blobs):
        return await store.write(issue_for, settings, account, scopes, name)


async def issue_for(tx: Transaction, settings: Settings, name: str, scopes: str, app_name: str) -> str:
    """Registers an app of this name and issues a token of it for an account. Raises `NotFound`, `OAuthError`."""
    account = await account_by_handle(tx, name, settings=settings)
    user = await user_of(tx, account.id) if account else None
    if user is None:
        raise NotFound(_("There is no account called {name} here."), name=name)
    app, _secret = await register_app(tx, app_name, [OUT_OF_BAND], scopes, None)
    issued = await issue_token(tx, app.id, user.id, scopes)
    return issued.token
