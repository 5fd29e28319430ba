"""The public timelines and those of tags."""

from typing import Any

from palabre.store.paging import Page
from palabre.timelines.public import public
from palabre.timelines.tag import tagged
from tests.timelines.world import World


async def see(world: World, viewer: int | None = None, *, limit: int = 20, **wish: Any) -> list[int]:
    return await world.store.read(public, viewer, Page(limit=limit), **wish)


async def test_shows_what_is_meant_for_everyone(world: World):
    author, other = await world.account(), await world.account()
    first = await world.post(author)
    for visibility in ("unlisted", "private", "direct"):
        await world.post(author, visibility=visibility)
    await world.post(author, state="held")
    await world.post(author, state="withdrawn")
    await world.post(author, boost_of=first, boosted_account=author)
    await world.post(author, reply_to=first, reply_to_account=other)
    thread = await world.post(author, reply_to=first, reply_to_account=author)
    assert await see(world) == [thread, first]


async def test_limited_and_suspended_accounts_are_not_found_here(world: World):
    author = await world.account()
    posted = await world.post(author, tagged=("harbour",))
    for state, expected in (("limited", []), ("suspended", []), ("active", [posted])):
        await world.set_state(author, state)
        assert await see(world) == expected
        assert await world.store.read(tagged, None, "harbour", Page()) == expected


async def test_narrows_to_here_to_elsewhere_and_to_pictures(world: World):
    here, there = await world.account(), await world.account(domain="elsewhere.example")
    ours, theirs = await world.post(here), await world.post(there, with_picture=True)
    assert await see(world) == [theirs, ours]
    assert await see(world, local=True) == [ours]
    assert await see(world, remote=True) == [theirs]
    assert await see(world, only_media=True) == [theirs]
    assert await see(world, only_media=True, local=True) == []


async def test_leaves_out_whom_the_viewer_does_not_hear(world: World):
    viewer, muted, blocked, blocking = [await world.account() for _ in range(4)]
    for author in (muted, blocked, blocking):
        await world.post(author, tagged=("harbour",))
    await world.mute(viewer, muted)
    await world.block(viewer, blocked)
    await world.block(blocking, viewer)
    assert await see(world, viewer) == []
    assert await world.store.read(tagged, viewer, "harbour", Page()) == []
    assert len(await see(world)) == 3


async def test_pages_of_public_and_tag_timelines_meet(world: World):
    author = await world.account()
    posts = [await world.post(author, tagged=("harbour",)) for _ in range(7)][::-1]
    for page, expected in (
        (Page(limit=3), posts[:3]),
        (Page(max_id=posts[2], limit=3), posts[3:6]),
        (Page(since_id=posts[4], limit=2), posts[:2]),
        (Page(min_id=posts[6], limit=2), posts[4:6]),
    ):
        assert await world.store.read(public, None, page) == expected
        assert await world.store.read(tagged, None, "harbour", page) == expected
        assert await world.store.read(tagged, None, "harbour", page, any_of=["harbour", "none"]) == expected


async def test_tags_combine(world: World):
    author = await world.account()
    harbour = await world.post(author, tagged=("harbour",))
    both = await world.post(author, tagged=("harbour", "fete"))
    fete = await world.post(author, tagged=("fete",), reply_to=1, reply_to_account=1)

    async def see_tag(name: str, **wish: Any) -> list[int]:
        return await world.store.read(tagged, None, name, Page(), **wish)

    assert await see_tag("#Harbour") == [both, harbour]
    assert await see_tag("fête") == [fete, both]
    assert await see_tag("harbour", any_of=["fete"]) == [fete, both, harbour]
    assert await see_tag("harbour", all_of=["fete"]) == [both]
    assert await see_tag("harbour", none_of=["fete"]) == [harbour]
    assert await see_tag("harbour", all_of=["unheard"]) == []
    assert await see_tag("unheard") == []
    assert await see_tag("unheard", any_of=["fete"], none_of=["harbour"]) == [fete]
