"""People say who they are; others find them."""

import pytest

from palabre.accounts.counts import adjust_counts
from palabre.accounts.model import ProfileField
from palabre.accounts.profile import ProfileChange, update_profile
from palabre.accounts.read import (
    account_by_handle,
    accounts_by_handles,
    accounts_by_ids,
    local_counts,
    search_accounts,
    user_of,
)
from palabre.accounts.sanctions import impose
from palabre.ground.errors import Invalid, NotFound
from palabre.store.events import LAST_EVENT
from tests.accounts.people import SETTINGS, account_of, join


async def change(store, user, **changed):
    return await store.write(update_profile, user.account_id, ProfileChange(**changed), settings=SETTINGS)


async def test_a_profile_changes_and_its_html_is_safe(store):
    zoe = await join(store, "zoe")
    fields = (ProfileField("Site", "https://zoe.example/", value_html="<script>"), ProfileField(" ", ""))
    returned = await change(
        store, zoe, display_name=" Zoé \u202e B. ", note="Hi <b>\n\n#Jazz", fields=fields, locked=True, avatar_key="k"
    )
    account = await account_of(store, zoe)
    assert account == returned
    assert (account.display_name, account.locked, account.avatar_key, account.version) == ("Zoé  B.", True, "k", 1)
    assert account.note == "Hi <b>\n\n#Jazz"
    assert "<b>" not in account.note_html
    assert 'href="https://palabre.example/tags/Jazz"' in account.note_html
    [field] = account.profile_fields
    assert (field.name, field.value, field.verified_at) == ("Site", "https://zoe.example/", None)
    assert 'rel="me nofollow noopener noreferrer"' in field.value_html
    event = await store.read(lambda db: db.one(LAST_EVENT))
    assert event.kind == "AccountUpdated"


async def test_what_is_not_named_stays(store):
    zoe = await join(store, "zoe")
    await change(store, zoe, display_name="Zoé", note="Hello", avatar_key="k", bot=True)
    before = await account_of(store, zoe)
    assert await change(store, zoe, display_name="Zoé") == before
    await change(store, zoe, avatar_key="", bot=False)
    after = await account_of(store, zoe)
    assert (after.display_name, after.note_html, after.avatar_key, after.bot) == ("Zoé", "<p>Hello</p>", "", False)
    assert after.version == before.version + 1


async def test_preferences_are_the_persons_own(store):
    zoe = await join(store, "zoe")
    before = await account_of(store, zoe)
    await change(store, zoe, default_visibility="private", default_sensitive=True, default_language="fr", locale="fr")
    user = await store.read(user_of, zoe.account_id)
    assert (user.default_visibility, user.default_sensitive, user.default_language, user.locale) == (
        "private",
        True,
        "fr",
        "fr",
    )
    assert await account_of(store, zoe) == before


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("display_name", "x" * 61),
        ("note", "x" * 501),
        ("fields", (ProfileField("a", "b"),) * 5),
        ("fields", (ProfileField("a", "x" * 256),)),
        ("fields", (ProfileField("", "b"),)),
        ("avatar_description", "x" * 1_501),
        ("default_visibility", "everyone"),
        ("default_language", "tlhingan"),
        ("default_language", "fr-" + "x" * 40),
        ("locale", "tlh"),
    ],
)
async def test_limits_are_named(store, field, value):
    zoe = await join(store, "zoe")
    with pytest.raises(Invalid) as refusal:
        await change(store, zoe, **{field: value})
    assert list(refusal.value.fields) == [field]


async def test_nobody_has_no_profile(store):
    with pytest.raises(NotFound):
        await store.write(update_profile, 404, ProfileChange(note="x"), settings=SETTINGS)


async def test_handles_are_found(store):
    zoe, _max = await join(store, "Zoe"), await join(store, "max")
    account = await account_of(store, zoe)
    for handle in ("zoe", "@ZOE", "zoe@palabre.example", "@Zoe@PALABRE.example"):
        assert await store.read(account_by_handle, handle, settings=SETTINGS) == account
    assert await store.read(account_by_handle, "zoe@other.example", settings=SETTINGS) is None
    handles = ["zoe", "Max@palabre.example", "nobody", "max@other.example"]
    found = await store.read(accounts_by_handles, handles, settings=SETTINGS)
    assert {handle: each.username for handle, each in found.items()} == {"zoe": "Zoe", "Max@palabre.example": "max"}
    assert await store.read(accounts_by_handles, [], settings=SETTINGS) == {}
    assert await store.read(accounts_by_ids, [account.id, account.id, 404]) == {account.id: account}
    assert await store.read(accounts_by_ids, []) == {}


async def names(store, words, **more):
    return [account.username for account in await store.read(search_accounts, words, **more)]


async def test_accounts_are_searched_by_name(store):
    for name in ("ann", "anna", "annabel_x", "bert", "zed"):
        await join(store, name)
    bert = await store.read(account_by_handle, "bert", settings=SETTINGS)
    zed = await store.read(account_by_handle, "zed", settings=SETTINGS)
    await store.write(update_profile, bert.id, ProfileChange(display_name="Bert & Annabel"), settings=SETTINGS)
    await store.write(update_profile, zed.id, ProfileChange(display_name="100% zed"), settings=SETTINGS)
    await store.write(adjust_counts, bert.id, followers=3)
    assert await names(store, "@ann") == ["ann", "bert", "anna", "annabel_x"]
    assert await names(store, "ANNA") == ["anna", "bert", "annabel_x"]
    assert await names(store, "ann", limit=2, offset=1) == ["bert", "anna"]
    assert await names(store, "annabel_") == ["annabel_x"]
    assert await names(store, "0%") == ["zed"]
    assert await names(store, "%") == ["zed"]
    assert await names(store, " ") == []
    await store.write(impose, bert.id, "suspend", clause_id="threat", decision_id=1)
    assert await names(store, "bert") == []


async def test_counts_never_fall_below_zero(store):
    zoe = await join(store, "zoe")
    await store.write(adjust_counts, zoe.account_id, statuses=2, followers=1, last_status_at=5)
    await store.write(adjust_counts, zoe.account_id, statuses=-1, followers=-3, following=1)
    account = await account_of(store, zoe)
    assert (account.statuses_count, account.followers_count, account.following_count) == (1, 0, 1)
    assert (account.last_status_at, account.version) == (5, 2)


async def test_the_community_is_counted(store):
    zoe, max_ = await join(store, "zoe"), await join(store, "max")
    await store.write(adjust_counts, zoe.account_id, statuses=2)
    await store.write(impose, max_.account_id, "suspend", clause_id="threat", decision_id=1)
    counts = await store.read(local_counts)
    assert (counts.users, counts.statuses, counts.active_month) == (1, 2, 0)
