"""A house with guests, spoken to over HTTP through the real application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import msgspec

from palabre.accounts.model import Account, Role
from palabre.accounts.oauth.apps import register_app
from palabre.accounts.oauth.exchange import issue_token
from palabre.accounts.read import account_by_id, user_of
from palabre.accounts.sign_up import SignUp, sign_up
from palabre.door.emojis import Emojis
from palabre.door.house import House
from palabre.door.limits import Limits
from palabre.ground.settings import Settings
from palabre.policy.load import load_policy
from palabre.policy.publish import publish_policy
from palabre.screening.engine import Engine
from palabre.server.application import Application
from palabre.server.instance import opened_store
from palabre.statuses.screen import Screen
from palabre.store.transaction import Transaction
from palabre.store.worker import Worker
from palabre.timelines.follower import Follower
from palabre.timelines.live.streams import Streams
from palabre.timelines.ring import Ring

BASE = "http://palabre.example"
SCOPES = "read write follow push profile"
THREAT = "I am going to kill you tonight, I know where you live."


class Guest:
    """Someone who calls with a token. Each method returns the answer's JSON, and insists on its status."""

    def __init__(self, client: httpx.AsyncClient, account: Account | None = None, token: str = "") -> None:
        self.client = client
        self.account = account
        self.token = token
        self.last: httpx.Response | None = None

    @property
    def id(self) -> str:
        """The account's id, as the API writes it."""
        assert self.account is not None
        return str(self.account.id)

    async def call(self, method: str, path: str, expect: int = 200, /, **options: Any) -> Any:
        """Calls and returns the JSON. The response itself is then in `last`."""
        headers = options.pop("headers", {})
        if self.token:
            headers = {"Authorization": f"Bearer {self.token}", **headers}
        self.last = await self.client.request(method, path, headers=headers, **options)
        assert self.last.status_code == expect, f"{method} {path}: {self.last.status_code} {self.last.text[:500]}"
        return msgspec.json.decode(self.last.content) if self.last.content else None

    async def get(self, path: str, expect: int = 200, /, **params: Any) -> Any:
        """GET with these parameters."""
        return await self.call("GET", path, expect, params=params or None)

    async def post(self, path: str, expect: int = 200, /, **data: Any) -> Any:
        """POST a JSON body."""
        return await self.call("POST", path, expect, json=data)

    async def say(self, text: str, **more: Any) -> Any:
        """Post a status and return it."""
        return await self.post("/api/v1/statuses", status=text, **more)

    def link(self, rel: str) -> str | None:
        """The address of the next or previous page of the last answer."""
        assert self.last is not None
        return self.last.links.get(rel, {}).get("url")


class Lodge:
    """The house, its application and its worker."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.application = Application(house)
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.application, raise_app_exceptions=True), base_url=BASE
        )
        self.stranger = Guest(self.client)
        self._worker = Worker(house.store)

    async def guest(self, name: str, *, role: Role = Role.MEMBER, scopes: str = SCOPES) -> Guest:
        """Someone with an account and a token."""
        account, token = await self.house.store.write(_move_in, name, role, scopes, self.house.settings)
        return Guest(self.client, account, token)

    async def token(self, guest: Guest, scopes: str) -> Guest:
        """The same person, with another token."""
        assert guest.account is not None
        token = await self.house.store.write(_lend, guest.account.id, scopes)
        return Guest(self.client, guest.account, token)

    async def settle(self) -> None:
        """Let the worker do all that is due."""
        await self._worker.run_all()

    async def close(self) -> None:
        """End the client."""
        await self.client.aclose()


async def _move_in(tx: Transaction, name: str, role: Role, scopes: str, settings: Settings) -> tuple[Account, str]:
    form = SignUp(username=name, email=f"{name}@mail.example", password_hash="none")
    user = await sign_up(tx, form, settings=settings, role=role, approved=True)
    app, _secret = await register_app(tx, "Lodge tests", ["urn:ietf:wg:oauth:2.0:oob"], scopes, None)
    issued = await issue_token(tx, app.id, user.id, scopes)
    account = await account_by_id(tx, user.account_id)
    assert account is not None
    return account, issued.token


async def _lend(tx: Transaction, account_id: int, scopes: str) -> str:
    user = await user_of(tx, account_id)
    assert user is not None
    app, _secret = await register_app(tx, "Another app", ["urn:ietf:wg:oauth:2.0:oob"], scopes, None)
    return (await issue_token(tx, app.id, user.id, scopes)).token


@cache
def screen() -> Screen:
    """The house's own rules, loaded once for all tests."""
    policy = load_policy(None)
    return Screen(engine=Engine.load([clause.id for clause in policy.by_severity()], None), policy=policy)


@asynccontextmanager
async def opened_lodge(address: str, folder: Path, **settings: Any) -> AsyncIterator[Lodge]:
    """A lodge on a database."""
    chosen = Settings(data=str(folder), domain="palabre.example", public_url=BASE, database=address, **settings)
    async with opened_store(chosen) as (store, blobs):
        policy = await store.write(publish_policy, screen().policy)
        follower = Follower(store)
        house = House(
            settings=chosen,
            store=store,
            blobs=blobs,
            policy=policy,
            screen=Screen(engine=screen().engine, policy=policy),
            ring=Ring(store, follower),
            streams=Streams(store, follower),
            limits=Limits(chosen),
            emojis=Emojis(store, follower),
        )
        await follower.start()
        lodge = Lodge(house)
        try:
            yield lodge
        finally:
            await lodge.close()
            await follower.stop()
