"""Trends that the team reviews before they show, suggestions, and the directory."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from palabre.accounts.model import Role
from palabre.discovery.rank import rank_accounts, rank_trends
from palabre.ground import clock
from palabre.ground.settings import Settings
from palabre.store.transaction import Transaction
from palabre.store.work import Tick
from tests.api.description import Inspector
from tests.api.lodge import Guest, Lodge, opened_lodge
from tests.api.test_admin import ADMIN
from tests.harness.outside import Outside, Page

NAMES = ("chloe", "dario", "emma", "farid")
PAGE = b"<html><head><title>The bridge opens</title></head></html>"


@pytest.fixture
async def lodge(address: str, tmp_path: Path) -> AsyncIterator[Lodge]:
    async with opened_lodge(address, tmp_path, outbound_networks="127.0.0.0/8", featured_accounts="farid") as opened:
        yield opened


@pytest.fixture
def outside() -> Iterator[Outside]:
    served = Outside()
    served.pages["/bridge"] = Page(PAGE)
    yield served
    served.close()


@pytest.fixture
async def crowd(lodge: Lodge) -> list[Guest]:
    """Four members who want to be found."""
    return [await visible(await lodge.guest(name)) for name in NAMES]


@pytest.fixture
async def moderator(lodge: Lodge) -> Guest:
    """A moderator, with an app that may administer."""
    return await lodge.guest("milo", role=Role.MODERATOR, scopes=ADMIN)


async def visible(guest: Guest) -> Guest:
    await guest.call("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    return guest


async def hidden(guest: Guest) -> Guest:
    await guest.call("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": False})
    return guest


async def rank(lodge: Lodge) -> None:
    await lodge.settle()
    await lodge.house.store.write(_rank_all, lodge.house.settings)


async def _rank_all(tx: Transaction, settings: Settings) -> None:
    await rank_trends(settings, tx, Tick())
    await rank_accounts(tx, Tick())


async def test_a_tag_shows_once_approved(lodge: Lodge, crowd: list[Guest], aline: Guest, moderator: Guest) -> None:
    inspect = Inspector()
    for guest in crowd:
        await guest.say("On the #Bridge")
    for guest in (*crowd[:2], await hidden(aline)):
        await guest.say("Two who may be found are too few for #quay")
    await rank(lodge)
    assert await lodge.stranger.get("/api/v1/trends/tags") == []
    (tag,) = await moderator.get("/api/v1/admin/trends/tags")
    assert (tag["name"], tag["requires_review"], tag["trendable"]) == ("Bridge", True, False)
    approved = await moderator.post(f"/api/v1/admin/trends/tags/{tag['id']}/approve")
    assert (approved["requires_review"], approved["trendable"]) == (False, True)
    (shown,) = await inspect.get(lodge.stranger, "/api/v1/trends/tags")
    assert shown["name"] == "Bridge"
    assert len(shown["history"]) == 7
    assert (shown["history"][0]["uses"], shown["history"][0]["accounts"]) == ("4", "4")
    assert await aline.get("/api/v1/trends") == [shown | {"following": False, "featuring": False}]
    assert await aline.get("/api/v1/trends/tags", offset=1) == []
    await moderator.post(f"/api/v1/admin/trends/tags/{tag['id']}/reject")
    assert await lodge.stranger.get("/api/v1/trends/tags") == []
    await aline.get("/api/v1/admin/trends/tags", 403)


async def test_a_status_shows_once_it_or_its_author_is_approved(
    lodge: Lodge, crowd: list[Guest], moderator: Guest
) -> None:
    inspect = Inspector()
    chloe, *others = crowd
    told = await chloe.say("The bridge is open")
    hidden = await chloe.say("Mind this", sensitive=True)
    for guest in others:
        await guest.post(f"/api/v1/statuses/{told['id']}/favourite")
        await guest.post(f"/api/v1/statuses/{hidden['id']}/favourite")
    await rank(lodge)
    assert await lodge.stranger.get("/api/v1/trends/statuses") == []
    (seen,) = await moderator.get("/api/v1/admin/trends/statuses")
    assert (seen["id"], seen["requires_review"]) == (told["id"], True)
    await moderator.post(f"/api/palabre/v1/admin/trends/authors/{chloe.id}/approve")
    (shown,) = await inspect.get(lodge.stranger, "/api/v1/trends/statuses")
    assert shown["id"] == told["id"]
    await others[0].post(f"/api/v1/accounts/{chloe.id}/mute")
    assert await others[0].get("/api/v1/trends/statuses") == []
    rejected = await moderator.post(f"/api/v1/admin/trends/statuses/{told['id']}/reject")
    assert (rejected["id"], rejected["requires_review"]) == (told["id"], False)
    assert await lodge.stranger.get("/api/v1/trends/statuses") == []
    await moderator.post(f"/api/v1/admin/trends/statuses/{told['id']}/approve")
    assert len(await lodge.stranger.get("/api/v1/trends/statuses")) == 1
    await moderator.post("/api/v1/admin/trends/statuses/1/approve", 404)
    await chloe.call("DELETE", f"/api/v1/statuses/{told['id']}")
    assert await lodge.stranger.get("/api/v1/trends/statuses") == []


async def test_a_link_shows_once_it_or_its_publisher_is_approved(
    lodge: Lodge, crowd: list[Guest], moderator: Guest, outside: Outside
) -> None:
    inspect = Inspector()
    for guest in crowd:
        await guest.say(f"Read {outside.url}/bridge")
    await rank(lodge)
    assert await lodge.stranger.get("/api/v1/trends/links") == []
    (link,) = await moderator.get("/api/v1/admin/trends/links")
    assert (link["title"], link["requires_review"]) == ("The bridge opens", True)
    (publisher,) = await moderator.get("/api/v1/admin/trends/links/publishers")
    assert (publisher["domain"], publisher["requires_review"]) == ("127.0.0.1", True)
    at = f"/api/v1/admin/trends/links/publishers/{publisher['id']}"
    assert (await moderator.post(f"{at}/approve"))["trendable"]
    (shown,) = await inspect.get(lodge.stranger, "/api/v1/trends/links")
    assert shown["history"][0]["accounts"] == "4"
    assert "requires_review" not in shown
    await moderator.post(f"{at}/reject")
    assert await lodge.stranger.get("/api/v1/trends/links") == []
    approved = await moderator.post(f"/api/v1/admin/trends/links/{link['id']}/approve")
    assert (approved["id"], approved["requires_review"]) == (link["id"], False)
    assert len(await lodge.stranger.get("/api/v1/trends/links")) == 1


async def test_nothing_trends_where_the_owner_wants_none(address: str, tmp_path: Path) -> None:
    for trends, count in (("open", 1), ("off", 0)):
        async with opened_lodge(address, tmp_path / trends, trends=trends) as lodge:
            if trends == "open":
                for name in NAMES:
                    await (await visible(await lodge.guest(name))).say("On the #Bridge")
            await rank(lodge)
            assert len(await lodge.stranger.get("/api/v1/trends/tags")) == count
        if not address:
            return


async def test_suggestions_are_new_people_who_want_to_be_found(
    lodge: Lodge, crowd: list[Guest], aline: Guest, bruno: Guest
) -> None:
    inspect = Inspector()
    chloe, dario, emma, farid = crowd
    await hidden(bruno)
    await aline.post(f"/api/v1/accounts/{bruno.id}/follow")
    for guest in (chloe, dario):
        await bruno.post(f"/api/v1/accounts/{guest.id}/follow")
    await rank(lodge)
    found = await inspect.get(aline, "/api/v2/suggestions")
    assert found[0]["account"]["id"] == farid.id
    reasons = {each["account"]["id"]: each["sources"] for each in found}
    assert list(reasons) == [farid.id, chloe.id, dario.id]
    assert reasons[farid.id] == ["featured"]
    assert reasons[chloe.id] == ["friends_of_friends", "most_followed"]
    old = await inspect.get(aline, "/api/v1/suggestions")
    assert [each["id"] for each in old] == [each["account"]["id"] for each in found]
    assert await aline.call("DELETE", f"/api/v1/suggestions/{farid.id}") == {}
    await aline.post(f"/api/v1/accounts/{chloe.id}/follow")
    await dario.post(f"/api/v1/accounts/{aline.id}/block")
    assert await aline.get("/api/v2/suggestions") == []
    await aline.call("DELETE", "/api/v1/suggestions/1", 404)
    await bruno.call("PATCH", "/api/v1/accounts/update_credentials", json={"hide_collections": True})
    assert emma.id not in [each["id"] for each in await chloe.get("/api/v1/suggestions")]


async def test_the_directory_lists_who_wants_to_be_found(
    lodge: Lodge, crowd: list[Guest], aline: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspect = Inspector()
    await hidden(aline)
    await aline.say("I am not in it")
    for number, guest in enumerate((crowd[1], crowd[0])):
        later = clock.now() + number * 10_000
        monkeypatch.setattr(clock, "now", lambda later=later: later)
        await guest.say("Hello")
    active = await inspect.get(lodge.stranger, "/api/v1/directory", local=True)
    assert [each["username"] for each in active] == ["chloe", "dario"]
    new = await inspect.get(aline, "/api/v1/directory", order="new", limit=3)
    assert [each["username"] for each in new] == ["farid", "emma", "dario"]
    assert [each["username"] for each in await aline.get("/api/v1/directory", order="new", offset=3)] == ["chloe"]
    await aline.post(f"/api/v1/accounts/{crowd[0].id}/block")
    assert [each["username"] for each in await aline.get("/api/v1/directory")] == ["dario"]
