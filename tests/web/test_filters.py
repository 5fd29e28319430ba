"""Filters: how a member makes them, and what they do to the pages."""

import asyncio

from palabre.accounts.read import account_by_handle
from palabre.server.application import Application
from palabre.timelines.filters.read import filters
from tests.security.test_streams_end import Connection
from tests.web.people import Person, one
from tests.web.test_posts import picture, post

PLACES = ("home", "notifications", "public", "thread", "account")


async def filter_out(person: Person, word: str, action: str, places: tuple[str, ...] = PLACES, **more: str) -> str:
    await person.get("/settings/filters/new")
    wishes = {f"place-{place}": "yes" for place in places}
    fields = {"title": f"No {word}", "keyword-new-0": word, "rows": "3", "action": action, "lasting": "0"}
    return await person.submit("/settings/filters/new", {**fields, **wishes, **more})


async def follow(person: Person, name: str) -> None:
    await person.get(f"/@{name}")
    await person.submit(f"/@{name}/follow", {"on": "yes"})


async def test_what_is_hidden_is_left_out_where_the_filter_applies_and_what_warns_is_folded(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await follow(ana, "ben")
    await post(ben, "The quince jam has set")
    await post(ben, "Rhubarb again, sorry")
    number = one(r'data-post="(\d+)"', await ben.get("/@ben"))
    assert "No quince" in await filter_out(ana, "quince", "hide", ("home", "public"))
    await filter_out(ana, "rhubarb", "warn")
    for path in ("/home", "/local"):
        page = await ana.get(path)
        assert "quince jam" not in page, path
        assert one(r'<details class="fold sift"><summary>.*?<span dir="auto">([^<]+)', page) == "Filtered: No rhubarb"
        assert "Rhubarb again" in page.partition("Filtered: No rhubarb")[2]
    page = await ana.get("/@ben")
    assert "quince jam" in page
    assert "Filtered: No rhubarb" in page
    assert "Filtered:" not in await ana.get(f"/@ben/{number}")
    for path in ("/home", "/local", "/@ben"):
        page = await ben.get(path)
        assert "quince jam" in page, path
        assert "Filtered:" not in page, path
    await post(ana, "I like quince myself")
    assert "I like quince" in await ana.get("/home")


async def test_pictures_are_covered_and_their_words_stay(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await ben.get("/compose")
    fields = {"text": "My heron", "visibility": "public", "language": "en", "alt": "A heron"}
    await ben.submit("/compose", fields, files={"files": picture()})
    assert '<span dir="auto">Filtered:' not in await ana.get("/local")
    await filter_out(ana, "heron", "blur")
    page = await ana.get("/local")
    assert "My heron" in page
    assert "Filtered: No heron" in page.partition("My heron")[2]


async def test_mentions_that_are_filtered_do_not_notify_on_the_page(visitor, eventually) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await filter_out(ana, "bargain", "hide", ("notifications",))
    await post(ben, "@ana what a bargain")
    await post(ben, "@ana what a day")
    page = await eventually(ana, "/notifications", "what a day")
    assert "bargain" not in page


async def test_a_filter_is_made_changed_and_removed(visitor, house) -> None:
    ana = await visitor("ana")
    assert "You see everything" in await ana.get("/settings/filters")
    page = await ana.submit("/settings/filters/new", {"rows": "3", "action": "warn", "lasting": "0"}, status=422)
    for wrong in ("Give the filter a name.", "Choose at least one place", "Name at least one word."):
        assert wrong in page
    sent = {"title": "Spoilers", "keyword-new-0": "Rosebud", "rows": "3", "more": "yes", "place-home": "yes"}
    page = await ana.submit("/settings/filters/new", sent, status=200)
    assert 'name="keyword-new-5"' in page
    assert 'value="Rosebud"' in page
    await filter_out(ana, "rosebud", "warn", ("home",), **{"whole-new-0": "yes", "lasting": "1800000"})
    address = one(r'href="(/settings/filters/\d+)"', ana.page)
    page = await ana.get(address)
    keyword = one(r'name="keyword-(\d+)"', page)
    change = {"title": "Films", "rows": "3", "action": "hide", "lasting": "keep", "place-thread": "yes"}
    change |= {f"keyword-{keyword}": "sledge", "keyword-new-0": "Kane", "whole-new-0": "yes"}
    assert "sledge · Kane" in await ana.submit(address, change)
    account = await house.store.read(account_by_handle, "ana", settings=house.settings)
    (known,) = await house.store.read(filters, account.id)
    assert (known.filter.title, known.filter.action, known.filter.places) == ("Films", "hide", ["thread"])
    assert known.filter.expires_at is not None
    assert [(each.keyword, each.whole_word) for each in known.keywords] == [("sledge", False), ("Kane", True)]
    assert "You see everything" in await ana.submit(f"{address}/remove")
    await ana.get(address, status=404)


async def test_one_post_is_filtered_and_released(visitor) -> None:
    ana, ben, eve = await visitor("ana"), await visitor("ben"), await visitor("eve")
    await post(ben, "Just this once")
    number = one(r'data-post="(\d+)"', await ben.get("/@ben"))
    page = await ana.get(f"/settings/filters/post/{number}?next=/local")
    page = await ana.submit(f"/settings/filters/post/{number}", {"filter": "new", "title": ""}, status=422)
    assert "Give the filter a name." in page
    page = await ana.submit(f"/settings/filters/post/{number}", {"filter": "new", "title": "Enough", "next": "/local"})
    assert "Filtered: Enough" in page
    assert "Filtered:" not in await eve.get("/local")
    address = one(r'href="(/settings/filters/\d+)"', await ana.get("/settings/filters"))
    await eve.get(address, status=404)
    named = one(r'name="named" value="(\d+)"', await ana.get(address))
    await ana.submit(f"{address}/release", {"named": named})
    assert "Filtered:" not in await ana.get("/local")


async def test_what_arrives_live_is_filtered_too(visitor, house) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await follow(ana, "ben")
    await filter_out(ana, "quince", "hide", ("home",))
    await filter_out(ana, "rhubarb", "warn", ("home",))
    cookie = f"palabre_session={ana.client.cookies['palabre_session']}"
    stream = Connection(Application(house), "/live/home", {"host": "localhost", "cookie": cookie})
    try:
        await stream.hears(b"retry")
        for words in ("The quince jam has set", "Rhubarb again, sorry", "Only plums today"):
            await post(ben, words)
        await stream.hears(b"Only plums today")
        assert b"Filtered: No rhubarb" in stream.told
        assert b"quince jam" not in stream.told
    finally:
        stream.task.cancel()
        await asyncio.gather(stream.task, return_exceptions=True)
