"""People sign in, with sessions that end."""

import statistics
import time

import pytest

from palabre.accounts import session as sessions
from palabre.accounts.activity import is_note_due, note_signed_in
from palabre.accounts.credentials import renew_hash, set_password
from palabre.accounts.expire import forget_expired
from palabre.accounts.oauth.apps import register_app
from palabre.accounts.oauth.exchange import issue_token
from palabre.accounts.oauth.redirects import OUT_OF_BAND
from palabre.accounts.passwords import hash_password, is_outdated, verify_password
from palabre.accounts.read import bearer, signed_in, user_of
from palabre.accounts.roles import disable_user, enable_user
from palabre.accounts.sanctions import impose
from palabre.accounts.session import close_session, open_session, sessions_of
from palabre.accounts.sign_in import check_sign_in, user_for_login
from palabre.accounts.sign_up import sign_up
from palabre.ground import clock
from palabre.ground.clock import DAY, HOUR
from palabre.ground.errors import Forbidden, Unauthenticated
from palabre.store.work import Tick
from tests.accounts.people import BY_APPROVAL, form, join


async def test_passwords_are_proved():
    kept = await hash_password("cerf volant orange")
    assert kept.startswith("$argon2id$")
    assert await verify_password(kept, "cerf volant orange")
    assert not await verify_password(kept, "cerf volant")
    assert not await verify_password("", "cerf volant orange")
    assert not await verify_password("none", "none")
    assert not is_outdated(kept)
    assert is_outdated("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$Kyz4Oh0C1dRlFGM5TW7Ppq1dK0qYPjNXgRhjv0zM8Zk")


async def test_an_unknown_login_takes_as_long_as_a_wrong_password():
    kept = await hash_password("cerf volant orange")
    taken: dict[str, list[float]] = {kept: [], "": []}
    for _round in range(5):
        for each, times in taken.items():
            begun = time.process_time()
            await verify_password(each, "something else")
            times.append(time.process_time() - begun)
    known, unknown = statistics.median(taken[kept]), statistics.median(taken[""])
    assert 0.6 < unknown / known < 1.6


async def test_signing_in_by_name_or_address(store):
    user = await store.write(
        sign_up,
        form("Zoe", password_hash=await hash_password("cerf volant orange")),
        settings=BY_APPROVAL,
        approved=True,
    )
    for login in ("zoe", "ZOE", "@zoe", " Zoe@Mail.example "):
        assert await store.read(user_for_login, login) == user
    assert await check_sign_in(user, "cerf volant orange") == user
    with pytest.raises(Unauthenticated) as wrong:
        await check_sign_in(user, "cerf")
    unknown_user = await store.read(user_for_login, "nobody@mail.example")
    with pytest.raises(Unauthenticated) as unknown:
        await check_sign_in(unknown_user, "cerf")
    assert wrong.value.public_text() == unknown.value.public_text()


async def test_who_waits_is_told_only_after_the_password(store):
    kept = await hash_password("cerf volant orange")
    user = await store.write(sign_up, form("zoe", password_hash=kept), settings=BY_APPROVAL)
    with pytest.raises(Unauthenticated):
        await check_sign_in(user, "wrong")
    with pytest.raises(Forbidden, match="pending approval"):
        await check_sign_in(user, "cerf volant orange")


async def test_a_session_opens_and_closes(store):
    user = await join(store, "zoe")
    token = await store.write(open_session, user.id, "Browser " + "x" * 1_000)
    here = await store.read(signed_in, token)
    assert (here.user, here.account.username, here.may_act) == (user, "zoe", True)
    [listed] = await store.read(sessions_of, user.id)
    assert listed.token_hash == here.session_hash != token
    assert len(listed.user_agent) == 300
    assert await store.read(signed_in, token + "x") is None
    await store.write(close_session, here.session_hash)
    assert await store.read(signed_in, token) is None


async def test_an_unused_session_ends_and_a_used_one_lives_on(store, monkeypatch):
    user = await join(store, "zoe")
    unused = await store.write(open_session, user.id, "one")
    used = await store.write(open_session, user.id, "two")
    start = clock.now()
    here = await store.read(signed_in, used)
    assert not is_note_due(here)
    await store.write(note_signed_in, here)
    assert (await store.read(user_of, user.account_id)).last_active_at >= start

    monkeypatch.setattr(clock, "now", lambda: start + 40 * DAY)
    assert is_note_due(here)
    await store.write(note_signed_in, here)
    monkeypatch.setattr(clock, "now", lambda: start + 61 * DAY)
    assert await store.read(signed_in, unused) is None
    assert (await store.read(signed_in, used)).user.last_active_at == start + 40 * DAY
    await store.write(forget_expired, Tick())
    monkeypatch.setattr(clock, "now", lambda: start)
    assert [each.user_agent for each in await store.read(sessions_of, user.id)] == ["two"]


async def test_activity_is_noted_once_an_hour(store, monkeypatch):
    user = await join(store, "zoe")
    token = await store.write(open_session, user.id, "one")
    here = await store.read(signed_in, token)
    start = clock.now()
    for moment in (start, start + HOUR // 2, start + HOUR):
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        await store.write(note_signed_in, here)
    assert (await store.read(user_of, user.account_id)).last_active_at == start


async def test_a_suspended_person_still_signs_in_to_read_and_appeal(store):
    user = await join(store, "zoe")
    token = await store.write(open_session, user.id, "one")
    await store.write(impose, user.account_id, "suspend", clause_id="threat", decision_id=1)
    here = await store.read(signed_in, token)
    assert here.account.is_suspended
    assert not here.may_act


async def test_a_new_password_ends_every_other_way_in(store):
    user = await join(store, "zoe")
    app, _secret = await store.write(register_app, "Reader", [OUT_OF_BAND], "read", None)
    issued = await store.write(issue_token, app.id, user.id, "read")
    kept, other = [await store.write(open_session, user.id, name) for name in ("kept", "other")]
    here = await store.read(signed_in, kept)
    await store.write(set_password, user.account_id, "new hash", kept_session=here.session_hash)
    assert (await store.read(user_of, user.account_id)).password_hash == "new hash"
    assert await store.read(signed_in, kept) is not None
    assert await store.read(signed_in, other) is None
    assert await store.read(bearer, issued.token) is None


async def test_a_renewed_hash_ends_nothing(store):
    user = await join(store, "zoe")
    token = await store.write(open_session, user.id, "one")
    await store.write(renew_hash, user.account_id, "stronger")
    assert (await store.read(signed_in, token)).user.password_hash == "stronger"


async def test_a_disabled_login_is_closed_until_enabled(store):
    user = await join(store, "zoe")
    token = await store.write(open_session, user.id, "one")
    disabled = await store.write(disable_user, user.account_id)
    assert await store.read(signed_in, token) is None
    assert disabled.state == "disabled"
    assert (await store.write(enable_user, user.account_id)).state == "active"
    await store.write(sessions.close_other_sessions, user.id)
