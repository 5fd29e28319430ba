"""Apps get tokens with a person's leave, and only with it."""

import asyncio

import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from palabre.accounts.activity import is_note_due, note_bearer
from palabre.accounts.expire import forget_expired
from palabre.accounts.oauth.apps import app_by_client_id, register_app
from palabre.accounts.oauth.authorize import authorize
from palabre.accounts.oauth.errors import InvalidClient, NotYours, OAuthError
from palabre.accounts.oauth.exchange import client_credentials, exchange_code, issue_token
from palabre.accounts.oauth.redirects import OUT_OF_BAND
from palabre.accounts.oauth.revoke import authorized_apps, revoke, revoke_app
from palabre.accounts.read import bearer, user_of
from palabre.accounts.roles import disable_user, enable_user
from palabre.accounts.sanctions import impose, lift
from palabre.ground import clock
from palabre.ground.clock import DAY, HOUR, MINUTE
from palabre.ground.errors import Forbidden, Invalid
from palabre.store.sqlite import SqliteStore
from palabre.store.transaction import Reader
from palabre.store.work import Tick
from tests.accounts.people import account_of, join

BACK = "https://app.example/back"
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"


@pytest.fixture
async def registered(store):
    return await store.write(register_app, "Reader", [OUT_OF_BAND, BACK], "read write", "https://app.example")


@pytest.fixture
async def zoe(store):
    return await join(store, "zoe")


@pytest.fixture
def exchange(store, registered):
    """Exchanges a code, with one thing or another changed."""
    app, secret = registered

    async def do(code, **changed):
        sent = {"client_id": app.client_id, "client_secret": secret, "code": code, "redirect_uri": BACK, **changed}
        return await store.write(exchange_code, **sent)

    return do


async def test_an_app_registers(store, registered):
    app, secret = registered
    found = await store.read(app_by_client_id, app.client_id)
    assert found == app
    assert found.redirects == [OUT_OF_BAND, BACK]
    assert (found.name, found.website, found.scopes) == ("Reader", "https://app.example", "read write")
    assert secret not in repr(found)
    assert await store.read(app_by_client_id, "other") is None


async def test_an_app_that_names_no_scope_may_read(store):
    app, _secret = await store.write(register_app, "Reader", [OUT_OF_BAND], "", "")
    assert (app.scopes, app.website) == ("read", None)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_strange_app_is_refused_with_every_reason(store):
    with pytest.raises(Invalid) as refusal:
        await store.write(register_app, " ", ["javascript:alert(1)"], "everything", "javascript:alert(1)")
    assert set(refusal.value.fields) == {"client_name", "redirect_uris", "scopes", "website"}
    with pytest.raises(Invalid):
        await store.write(register_app, "Reader", [], "read", None)


async def test_a_code_gives_a_token_for_the_person(store, registered, zoe, exchange):
    app, _secret = registered
    code = await store.write(authorize, app, zoe.id, BACK, "read:statuses write")
    issued = await exchange(code)
    assert issued.scopes == "read:statuses write"
    who = await store.read(bearer, issued.token)
    assert (who.app, who.user, who.account) == (app, zoe, await account_of(store, zoe))
    assert who.scopes == {"read:statuses", "write"}


async def test_a_code_presented_twice_revokes_what_it_gave(store, registered, zoe, exchange):
    app, _secret = registered
    code = await store.write(authorize, app, zoe.id, BACK, "read")
    issued = await exchange(code)
    refusal = await exchange(code)
    assert isinstance(refusal, OAuthError)
    assert refusal.error == "invalid_grant"
    assert await store.read(bearer, issued.token) is None


async def test_of_many_exchanges_at_once_none_keeps_its_token(store, registered, zoe, exchange):
    app, _secret = registered
    code = await store.write(authorize, app, zoe.id, BACK, "read")
    outcomes = await asyncio.gather(*(exchange(code) for _ in range(5)))
    issued = [outcome for outcome in outcomes if not isinstance(outcome, OAuthError)]
    assert len(issued) == 1
    assert await store.read(bearer, issued[0].token) is None


async def test_what_does_not_fit_the_code_is_refused_and_leaves_it(store, registered, zoe, exchange):
    app, _secret = registered
    other, other_secret = await store.write(register_app, "Other", [BACK], "read write", None)
    challenge = create_s256_code_challenge(VERIFIER)
    code = await store.write(authorize, app, zoe.id, BACK, "read", challenge=challenge, challenge_method="S256")
    for changed in (
        {"redirect_uri": OUT_OF_BAND},
        {"client_id": other.client_id, "client_secret": other_secret},
        {"verifier": ""},
        {"verifier": "x" * 43},
    ):
        with pytest.raises(OAuthError) as refusal:
            await exchange(code, **{"verifier": VERIFIER, **changed})
        assert refusal.value.error == "invalid_grant"
    for changed in ({"client_secret": "wrong"}, {"client_id": "unknown"}):
        with pytest.raises(InvalidClient):
            await exchange(code, **{"verifier": VERIFIER, **changed})
    assert (await exchange(code, verifier=VERIFIER)).scopes == "read"


async def test_a_code_ends_after_ten_minutes(store, registered, zoe, exchange, monkeypatch):
    app, _secret = registered
    code = await store.write(authorize, app, zoe.id, BACK, "read")
    later = clock.now() + 10 * MINUTE
    monkeypatch.setattr(clock, "now", lambda: later)
    with pytest.raises(OAuthError) as refusal:
        await exchange(code)
    assert refusal.value.error == "invalid_grant"


async def test_a_used_code_is_remembered_for_a_day(store, registered, zoe, exchange, monkeypatch):
    app, _secret = registered
    code = await store.write(authorize, app, zoe.id, BACK, "read")
    issued = await exchange(code)
    soon, late = clock.now() + HOUR, clock.now() + 2 * DAY
    monkeypatch.setattr(clock, "now", lambda: soon)
    await store.write(forget_expired, Tick())
    assert isinstance(await exchange(code), OAuthError)
    assert await store.read(bearer, issued.token) is None
    monkeypatch.setattr(clock, "now", lambda: late)
    await store.write(forget_expired, Tick())
    with pytest.raises(OAuthError):
        await exchange(code)


async def test_authorizing_checks_address_and_scopes(store, registered, zoe):
    app, _secret = registered
    for uri, scopes, error in (
        ("https://evil.example/", "read", "invalid_request"),
        (BACK, "read push", "invalid_scope"),
        (BACK, "admin:read", "invalid_scope"),
    ):
        with pytest.raises(OAuthError) as refusal:
            await store.write(authorize, app, zoe.id, uri, scopes)
        assert refusal.value.error == error


async def test_an_app_acts_for_itself(store, registered):
    app, secret = registered
    issued = await store.write(client_credentials, app.client_id, secret, "read")
    who = await store.read(bearer, issued.token)
    assert (who.app, who.user, who.account, who.scopes) == (app, None, None, {"read"})
    with pytest.raises(OAuthError) as refusal:
        await store.write(client_credentials, app.client_id, secret, "push")
    assert refusal.value.error == "invalid_scope"
    with pytest.raises(InvalidClient) as stranger:
        await store.write(client_credentials, app.client_id, "wrong", "read")
    assert stranger.value.status == 401


async def test_an_app_revokes_its_own_tokens_only(store, registered, zoe):
    app, secret = registered
    other, other_secret = await store.write(register_app, "Other", [BACK], "read", None)
    issued = await store.write(issue_token, app.id, zoe.id, "read")
    with pytest.raises(NotYours):
        await store.write(revoke, other.client_id, other_secret, issued.token)
    with pytest.raises(InvalidClient):
        await store.write(revoke, app.client_id, "wrong", issued.token)
    assert await store.read(bearer, issued.token) is not None
    await store.write(revoke, app.client_id, secret, issued.token)
    await store.write(revoke, app.client_id, secret, issued.token)
    assert await store.read(bearer, issued.token) is None


async def test_a_person_takes_access_away(store, registered, zoe):
    app, _secret = registered
    other, _other_secret = await store.write(register_app, "Other", [BACK], "read", None)
    taken = await store.write(issue_token, app.id, zoe.id, "read")
    left = await store.write(issue_token, other.id, zoe.id, "read")
    assert {each.name for each in await store.read(authorized_apps, zoe.id)} == {"Reader", "Other"}
    await store.write(revoke_app, zoe.id, app.id)
    assert [each.name for each in await store.read(authorized_apps, zoe.id)] == ["Other"]
    assert await store.read(bearer, taken.token) is None
    assert await store.read(bearer, left.token) is not None


async def test_suspended_people_cannot_act_and_can_again_once_restored(store, registered, zoe):
    app, _secret = registered
    issued = await store.write(issue_token, app.id, zoe.id, "read")
    await store.write(impose, zoe.account_id, "suspend", clause_id="threat", decision_id=7)
    with pytest.raises(Forbidden, match="Your login is currently disabled") as refusal:
        await store.read(bearer, issued.token)
    assert refusal.value.status == 403
    await store.write(lift, 7)
    assert (await store.read(bearer, issued.token)).user == zoe
    await store.write(impose, zoe.account_id, "limit", clause_id="spam", decision_id=8)
    assert (await store.read(bearer, issued.token)).account.state == "limited"


async def test_a_disabled_login_cannot_act_until_it_is_open_again(store, registered, zoe):
    app, _secret = registered
    issued = await store.write(issue_token, app.id, zoe.id, "read")
    await store.write(disable_user, zoe.account_id)
    with pytest.raises(Forbidden, match="Your login is currently disabled"):
        await store.read(bearer, issued.token)
    await store.write(enable_user, zoe.account_id)
    assert (await store.read(bearer, issued.token)).user == zoe


async def test_use_is_noted_once_an_hour(store, registered, zoe, monkeypatch):
    app, _secret = registered
    issued = await store.write(issue_token, app.id, zoe.id, "read")
    who = await store.read(bearer, issued.token)
    assert is_note_due(who)
    start = clock.now()
    for moment in (start, start + HOUR // 2):
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        await store.write(note_bearer, who)
    who = await store.read(bearer, issued.token)
    assert who.last_used_at == start
    assert not is_note_due(who)
    assert (await store.read(user_of, zoe.account_id)).last_active_at == start


class Counting(Reader):
    """Counts the statements that a read runs."""

    def __init__(self, db):
        self.db, self.statements = db, []

    async def all(self, query, **parameters):
        self.statements.append(query)
        return await self.db.all(query, **parameters)


async def test_a_bearer_costs_one_statement_by_keys_alone(store, registered, zoe):
    app, _secret = registered
    issued = await store.write(issue_token, app.id, zoe.id, "read")

    async def count(db):
        counting = Counting(db)
        assert await bearer(counting, issued.token) is not None
        return counting.statements

    [query] = await store.read(count)
    if isinstance(store, SqliteStore):
        explained = store._reader.execute(f"EXPLAIN QUERY PLAN {query.sqlite.sql}", ["x"]).fetchall()
        steps = [str(row[3]) for row in explained]
        assert len(steps) >= 4
        assert [step for step in steps if "SCAN" in step] == []
