"""People join: names and addresses are theirs alone, and the team can look first."""

import asyncio

import pytest

from palabre.accounts.approve import approve_user, reject_user
from palabre.accounts.model import Role
from palabre.accounts.oauth.apps import register_app
from palabre.accounts.oauth.exchange import issue_token
from palabre.accounts.oauth.redirects import OUT_OF_BAND
from palabre.accounts.read import (
    account_by_handle,
    account_by_id,
    bearer,
    members,
    pending_users,
    search_accounts,
    user_of,
)
from palabre.accounts.sign_up import sign_up
from palabre.ground.errors import Conflict, Forbidden, Invalid, NotFound
from palabre.ground.settings import Settings
from palabre.store.events import LAST_EVENT
from palabre.store.paging import Page
from tests.accounts.people import BY_APPROVAL, SETTINGS, form, join


async def test_someone_joins(store):
    user = await store.write(sign_up, form("Zoe_B", email=" Zoe@Mail.Example "), settings=SETTINGS)
    account = await store.read(account_by_id, user.account_id)
    assert account is not None
    assert (account.username, account.handle, account.name, account.state) == ("Zoe_B", "Zoe_B", "Zoe_B", "active")
    assert account.url == "https://palabre.example/@Zoe_B"
    assert account.uri == "https://palabre.example/users/Zoe_B"
    assert (user.role, user.state, user.email) == ("member", "active", "Zoe@mail.example")
    assert await store.read(user_of, account.id) == user
    event = await store.read(lambda db: db.one(LAST_EVENT))
    assert (event.kind, event.payload) == ("AccountCreated", f'{{"account_id":{account.id}}}')


async def test_an_instance_at_home_has_addresses_at_home(store):
    at_home = Settings(domain="localhost:8000")
    user = await store.write(sign_up, form("zoe", email="Zoe@localhost"), settings=at_home)
    assert user.email == "Zoe@localhost"
    with pytest.raises(Invalid):
        await store.write(sign_up, form("max", email="max@localhost"), settings=SETTINGS)


async def codes_of(store, sent):
    with pytest.raises(Invalid) as refusal:
        await store.write(sign_up, sent, settings=SETTINGS)
    return {field: problems[0][0] for field, problems in refusal.value.fields.items()}


async def test_every_problem_is_named_at_once(store):
    await join(store, "zoe")
    assert await codes_of(store, form("ZOE", email="ZOE@mail.example")) == {
        "username": "ERR_TAKEN",
        "email": "ERR_TAKEN",
    }
    assert await codes_of(store, form("", email="")) == {"username": "ERR_BLANK", "email": "ERR_BLANK"}
    assert await codes_of(store, form("admin", email="nowhere", reason="x" * 501)) == {
        "username": "ERR_RESERVED",
        "email": "ERR_INVALID",
        "reason": "ERR_TOO_LONG",
    }


async def test_of_two_at_the_same_moment_one_gets_the_name(store):
    outcomes = await asyncio.gather(
        *(
            store.write(sign_up, form("zoe", email=f"zoe{number}@mail.example"), settings=SETTINGS)
            for number in range(4)
        ),
        return_exceptions=True,
    )
    refusals = [outcome for outcome in outcomes if isinstance(outcome, Invalid)]
    assert len(refusals) == 3
    assert all(refusal.fields["username"][0][0] == "ERR_TAKEN" for refusal in refusals)
    assert len(await store.read(members, Page())) == 1


async def test_a_closed_house_opens_for_the_team_alone(store):
    closed = Settings(domain="palabre.example", registrations="closed")
    with pytest.raises(Forbidden):
        await store.write(sign_up, form("zoe"), settings=closed)
    owner = await store.write(sign_up, form("admin"), settings=closed, role=Role.OWNER, approved=True)
    assert (owner.role, owner.state) == ("owner", "active")


async def test_whoever_waits_is_not_seen_and_cannot_act(store):
    user = await store.write(sign_up, form("zoe", reason="I write about trains."), settings=BY_APPROVAL)
    app, _secret = await store.write(register_app, "Reader", [OUT_OF_BAND], "read", None)
    issued = await store.write(issue_token, app.id, user.id, "read")
    assert await store.read(account_by_id, user.account_id) is None
    assert await store.read(account_by_handle, "zoe", settings=SETTINGS) is None
    assert await store.read(search_accounts, "zoe") == []
    with pytest.raises(Forbidden, match="Your login is currently pending approval"):
        await store.read(bearer, issued.token)
    [waiting] = await store.read(pending_users, Page())
    assert (waiting.account.username, waiting.user.sign_up_reason) == ("zoe", "I write about trains.")

    await store.write(approve_user, user.account_id)
    assert await store.read(pending_users, Page()) == []
    assert await store.read(account_by_handle, "zoe", settings=SETTINGS) is not None
    let_in = await store.read(bearer, issued.token)
    assert let_in.user.state == "active"
    with pytest.raises(Conflict):
        await store.write(approve_user, user.account_id)
    with pytest.raises(Conflict):
        await store.write(reject_user, user.account_id)


async def test_a_refused_sign_up_leaves_nothing(store):
    user = await store.write(sign_up, form("zoe"), settings=BY_APPROVAL)
    app, _secret = await store.write(register_app, "Reader", [OUT_OF_BAND], "read", None)
    issued = await store.write(issue_token, app.id, user.id, "read")
    await store.write(reject_user, user.account_id)
    assert await store.read(bearer, issued.token) is None
    assert await store.read(members, Page()) == []
    await store.write(sign_up, form("zoe"), settings=BY_APPROVAL)
    with pytest.raises(NotFound):
        await store.write(reject_user, user.account_id)
