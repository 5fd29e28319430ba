"""What is kept is what would be made anew: for every viewer, before and after every change."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import pytest
from starlette.requests import HTTPConnection

from palabre.accounts.model import App, Bearer
from palabre.api.call import Call
from palabre.api.kept import Kept
from palabre.api.viewing import rendered, show_all
from palabre.statuses.read import views
from palabre.store.postgres import PostgresReader
from palabre.store.sqlite import SqliteReader
from tests.api.lodge import THREAT, Guest, Lodge

APP = App(1, "", "", "", None, "", "", 0)


def call_of(lodge: Lodge, kept: Kept, viewer: Guest | None) -> Call:
    """A call by someone, with a shelf of kept parts."""
    bearer = Bearer(1, APP, frozenset(), None, viewer.account) if viewer else None
    request = HTTPConnection({"type": "http", "path": "/", "query_string": b"", "headers": []})
    return Call(house=lodge.house, kept=kept, request=request, locale="en", bearer=bearer)


async def set_policy(guest: Guest, status_id: str, policy: str) -> Any:
    """Say who may quote a status."""
    path = f"/api/v1/statuses/{status_id}/interaction_policy"
    return await guest.call("PUT", path, json={"quote_approval_policy": policy})


async def test_kept_and_fresh_answers_are_equal(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    kept = Kept()
    shown: list[str] = []

    async def check() -> None:
        ids = [int(each) for each in shown]
        for viewer in (aline, bruno, None):
            call = call_of(lodge, kept, viewer)
            quick = await show_all(call, ids)
            fresh = call_of(lodge, Kept(), viewer)
            assert quick == rendered(fresh, await lodge.house.store.read(views, fresh.viewer_id, ids))
            assert quick == await show_all(call, ids), "and again, now from the shelf"
            assert all(msgspec.json.decode(each) for each in quick)

    async def say(who: Guest, text: str, **more: Any) -> str:
        posted: str = (await who.say(text, **more))["id"]
        shown.append(posted)
        return posted

    first = await say(aline, "one #tag @bruno")
    second = await say(aline, "two", visibility="private")
    await say(bruno, THREAT)
    shown.append((await bruno.post(f"/api/v1/statuses/{first}/reblog"))["id"])
    await check()
    assert len(kept) == 3, "what is held is not kept"
    steps: list[Callable[[], Awaitable[Any]]] = [
        lambda: bruno.post(f"/api/v1/statuses/{first}/favourite"),
        lambda: aline.post(f"/api/v1/statuses/{first}/bookmark"),
        lambda: aline.post(f"/api/v1/statuses/{first}/pin"),
        lambda: aline.post(f"/api/v1/statuses/{first}/unpin"),
        lambda: bruno.post(f"/api/v1/accounts/{aline.id}/follow"),
        lambda: aline.call("PUT", f"/api/v1/statuses/{first}", json={"status": "one, edited"}),
        lambda: aline.call("PATCH", "/api/v1/accounts/update_credentials", json={"display_name": "Aline!"}),
        lambda: say(bruno, "answer", in_reply_to_id=first),
        lambda: bruno.post(f"/api/v1/statuses/{first}/mute"),
        lambda: set_policy(aline, first, "followers"),
        lambda: bruno.post(f"/api/palabre/v1/statuses/{first}/vote", direction="down"),
        lambda: aline.call("PUT", f"/api/palabre/v1/statuses/{first}/reply_policy", json={"reply_policy": "nobody"}),
        lambda: say(bruno, "as I said", quoted_status_id=first),
        lambda: set_policy(aline, first, "nobody"),
        lambda: aline.post(f"/api/v1/accounts/{bruno.id}/block"),
        lambda: aline.post(f"/api/v1/accounts/{bruno.id}/unblock"),
        lambda: aline.call("DELETE", f"/api/v1/statuses/{second}"),
        lambda: bruno.post(f"/api/v1/statuses/{first}/unreblog"),
    ]
    for step in steps:
        await step()
        await check()


async def test_the_shelf_is_bounded(aline: Guest, lodge: Lodge) -> None:
    kept = Kept(most=2)
    ids = [int((await aline.say(f"number {number}"))["id"]) for number in range(4)]
    assert len(await show_all(call_of(lodge, kept, aline), ids)) == 4
    assert len(kept) == 2


async def test_a_page_of_plain_posts_takes_three_questions(
    aline: Guest, bruno: Guest, lodge: Lodge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose they are and what changed, who blocks whom, and what the reader did. Quotes cost only where they are."""
    plain = [int((await aline.say(text))["id"]) for text in ("one", "two", "three")]
    careful = int((await aline.say("four", quote_approval_policy="followers"))["id"])
    quoting = int((await bruno.say("five", quoted_status_id=str(plain[0])))["id"])
    kept, asked = Kept(), 0

    def tick() -> None:
        nonlocal asked
        asked += 1

    for reader in (SqliteReader, PostgresReader):
        monkeypatch.setattr(reader, "all", counted(reader.all, tick))

    async def questions(ids: list[int]) -> int:
        nonlocal asked
        await show_all(call_of(lodge, kept, bruno), ids)
        asked = 0
        assert len(await show_all(call_of(lodge, kept, bruno), ids)) == len(ids)
        return asked

    assert await questions(plain) == 3
    assert await questions([*plain, careful]) == 4
    assert await questions([*plain, quoting]) > 4


def counted(read: Callable[..., Awaitable[Any]], tick: Callable[[], None]) -> Callable[..., Awaitable[Any]]:
    """The same, and a tick for each call."""

    async def ask(*about: Any, **parameters: Any) -> Any:
        tick()
        return await read(*about, **parameters)

    return ask
