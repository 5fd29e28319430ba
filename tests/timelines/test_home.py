"""The home timeline, as the database answers it."""

import pytest

from palabre.ground import clock
from palabre.ground.clock import DAY, HOUR
from palabre.store.paging import Page
from palabre.store.store import Store
from palabre.timelines import rules
from palabre.timelines.home import home
from tests.timelines.world import World


async def see(world: World, viewer: int, **page: int) -> list[int]:
    return await world.store.read(home, viewer, Page(**page))


async def test_shows_own_words_and_those_of_followed_people_newest_first(world: World):
    viewer, friend, stranger = [await world.account() for _ in range(3)]
    await world.follow(viewer, friend)
    expected = [
        await world.post(friend),
        await world.post(viewer, visibility="direct"),
        await world.post(friend, visibility="private"),
        await world.post(viewer),
    ]
    await world.post(stranger)
    await world.post(friend, visibility="direct", mentioning=(viewer,))
    await world.post(friend, state="held")
    await world.post(friend, state="withdrawn")
    await world.post(viewer, state="held")
    assert await see(world, viewer) == expected[::-1]


async def test_shows_replies_only_to_known_people(world: World):
    viewer, friend, other_friend, stranger = [await world.account() for _ in range(4)]
    await world.follow(viewer, friend)
    await world.follow(viewer, other_friend)
    to_stranger = await world.post(friend, reply_to=1, reply_to_account=stranger)
    shown = [
        await world.post(friend, reply_to=1, reply_to_account=friend),
        await world.post(friend, reply_to=1, reply_to_account=viewer),
        await world.post(friend, reply_to=1, reply_to_account=other_friend),
        await world.post(viewer, reply_to=1, reply_to_account=stranger),
    ]
    assert await see(world, viewer) == shown[::-1]
    await world.mute(viewer, other_friend)
    assert await see(world, viewer) == [shown[3], shown[1], shown[0]]
    await world.follow(viewer, stranger)
    assert to_stranger in await see(world, viewer)


async def test_shows_boosts_unless_the_viewer_does_not_want_them(world: World):
    viewer, friend, stranger = [await world.account() for _ in range(3)]
    await world.follow(viewer, friend)
    original = await world.post(stranger)
    boost = await world.post(friend, boost_of=original, boosted_account=stranger)
    assert await see(world, viewer) == [boost]
    await world.follow(viewer, friend, reblogs=False)
    assert await see(world, viewer) == []
    await world.follow(viewer, friend, reblogs=True)
    await world.block(stranger, viewer)
    assert await see(world, viewer) == []
    await world.unblock(stranger, viewer)
    await world.withdraw(original, stranger)
    assert await see(world, viewer) == []


async def test_shows_a_status_once_on_a_page(world: World):
    viewer, friend, other_friend = [await world.account() for _ in range(3)]
    await world.follow(viewer, friend)
    await world.follow(viewer, other_friend)
    original = await world.post(friend)
    between = await world.post(viewer)
    await world.post(other_friend, boost_of=original, boosted_account=friend)
    assert await see(world, viewer) == [between, original]


async def test_boosts_of_a_private_status_reach_only_its_authors_followers(world: World):
    viewer, friend = await world.account(), await world.account()
    await world.follow(viewer, friend)
    original = await world.post(friend, visibility="private", at=clock.now() - DAY)
    own_boost = await world.post(friend, visibility="private", boost_of=original, boosted_account=friend)
    assert await see(world, viewer, min_id=original) == [own_boost]
    await world.unfollow(viewer, friend)
    assert await see(world, viewer) == []


async def test_leaves_out_muted_people_for_as_long_as_the_mute_lasts(world: World, monkeypatch: pytest.MonkeyPatch):
    viewer, friend = await world.account(), await world.account()
    await world.follow(viewer, friend)
    posted = await world.post(friend)
    await world.mute(viewer, friend, seconds=60)
    assert await see(world, viewer) == []
    later = clock.now() + 61_000
    monkeypatch.setattr(clock, "now", lambda: later)
    assert await see(world, viewer) == [posted]


async def test_leaves_out_muted_conversations_unwanted_languages_and_suspended_authors(world: World):
    viewer, friend, polyglot = [await world.account() for _ in range(3)]
    await world.follow(viewer, friend)
    await world.follow(viewer, polyglot, languages=("fr",))
    start = await world.post(friend)
    answer = await world.post(friend, thread=start, reply_to=start, reply_to_account=friend)
    french = await world.post(polyglot, language="fr")
    silent = await world.post(polyglot)
    await world.post(polyglot, language="en")
    assert await see(world, viewer) == [silent, french, answer, start]
    await world.mute_thread(viewer, start)
    assert await see(world, viewer) == [silent, french]
    await world.set_state(polyglot, "suspended")
    assert await see(world, viewer) == []


@pytest.mark.parametrize("few", [400, 0], ids=["merge", "walk"])
async def test_pages_meet_without_gap_or_overlap(world: World, few: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("palabre.timelines.home.FEW_FOLLOWS", few)
    monkeypatch.setattr("palabre.timelines.merge.FEW_FOLLOWS", few)
    monkeypatch.setattr(rules, "FEW_FOLLOWS", few)
    viewer, friend = await world.account(), await world.account()
    await world.follow(viewer, friend)
    now = clock.now()
    ages = [400 * DAY, 399 * DAY, 30 * DAY, 5 * DAY, 4 * DAY, 2 * HOUR, 1, 0]
    posts = [await world.post(friend, at=now - age) for age in ages][::-1]

    assert await see(world, viewer, limit=3) == posts[:3]
    assert await see(world, viewer, max_id=posts[2], limit=3) == posts[3:6]
    assert await see(world, viewer, max_id=posts[5], limit=3) == posts[6:]
    assert await see(world, viewer, max_id=posts[7]) == []
    assert await see(world, viewer, since_id=posts[3], limit=2) == posts[:2]
    assert await see(world, viewer, since_id=posts[1]) == posts[:1]
    assert await see(world, viewer, min_id=posts[7], limit=3) == posts[4:7]
    assert await see(world, viewer, min_id=posts[1], limit=3) == posts[:1]
    assert await see(world, viewer, min_id=posts[0]) == []
    assert await see(world, viewer, min_id=posts[6], max_id=posts[3], limit=5) == posts[4:6]


async def test_finds_what_lies_far_behind_a_silence(world: World, store: Store):
    viewer, friend = await world.account(), await world.account()
    await world.follow(viewer, friend)
    ancient = await world.post(friend, at=clock.now() - 4_000 * DAY)
    assert await see(world, viewer) == [ancient]
    assert await see(world, viewer, min_id=1) == [ancient]


async def test_finds_what_is_newer_than_an_id_of_this_millisecond(world: World):
    viewer, friend = await world.account(), await world.account()
    await world.follow(viewer, friend)
    ahead = clock.now() + 1_000
    older, newer = await world.post(friend, at=ahead), await world.post(friend, at=ahead + 1)
    assert await world.store.read(home, viewer, Page(since_id=older)) == [newer]
    assert await world.store.read(home, viewer, Page()) == [newer, older]
