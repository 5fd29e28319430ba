"""Answers have the form that the public description of Mastodon's API gives them."""

import pytest

from palabre.accounts.model import Role
from palabre.accounts.read import user_of
from palabre.api.routes import OPERATIONS
from palabre.moderation.decide import decide
from palabre.moderation.model import Action, DecisionForm
from palabre.moderation.read.desk import queue
from tests.api.description import Inspector, description
from tests.api.lodge import Guest, Lodge
from tests.api.test_accounts import picture

# GET /api/v1/filters is described as one filter; Mastodon answers a list, as its own documentation says.
EMPTY = (
    *("custom_emojis", "lists", "announcements", "scheduled_statuses", "suggestions", "domain_blocks"),
    *("trends/tags", "trends/statuses", "trends/links", "followed_tags", "featured_tags", "endorsements"),
)
ABOUT = (
    *("instance", "instance/rules", "instance/peers", "instance/extended_description", "instance/domain_blocks"),
    "preferences",
)


on_sqlite = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
"""The engine below makes no difference to these."""


@pytest.fixture
def inspector() -> Inspector:
    """Asks and insists."""
    return Inspector()


@on_sqlite
async def test_statuses(inspector: Inspector, aline: Guest, bruno: Guest) -> None:
    media = await inspector.ask(aline, "POST", "/api/v2/media", files={"file": ("p.png", picture(), "image/png")})
    at = f"/api/v1/media/{media['id']}"
    await inspector.get(aline, "/api/v1/media/{id}", at)
    await inspector.ask(aline, "PUT", "/api/v1/media/{id}", at, json={"description": "x", "focus": "0,0"})
    words = {"status": "Hello #tag @bruno", "media_ids": [media["id"]], "language": "en"}
    status = await inspector.post(aline, "/api/v1/statuses", **words)
    at = f"/api/v1/statuses/{status['id']}"
    await inspector.ask(aline, "PUT", "/api/v1/statuses/{id}", at, json={**words, "status": "Hello #tag @bruno!"})
    await inspector.post(bruno, "/api/v1/statuses", status="@aline yes", in_reply_to_id=status["id"])
    for name in ("favourite", "reblog", "bookmark", "mute"):
        await inspector.post(bruno, "/api/v1/statuses/{id}/" + name, f"{at}/{name}")
    await inspector.post(aline, "/api/v1/statuses/{id}/pin", f"{at}/pin")
    for name in ("", "/context", "/history", "/source", "/favourited_by", "/reblogged_by"):
        assert await inspector.get(aline, "/api/v1/statuses/{id}" + name, at + name)
    await inspector.get(bruno, "/api/v1/statuses", **{"id[]": status["id"]})
    for name in ("favourites", "bookmarks", "timelines/public", "timelines/home"):
        assert await inspector.get(bruno, f"/api/v1/{name}")
    assert await inspector.get(bruno, "/api/v1/timelines/tag/{hashtag}", "/api/v1/timelines/tag/tag")
    assert await inspector.get(bruno, "/api/v1/tags/{name}", "/api/v1/tags/tag")
    for query in ("hello", "tag", "aline"):
        await inspector.get(bruno, "/api/v2/search", q=query)
    await inspector.ask(aline, "DELETE", "/api/v1/statuses/{id}", at)


@on_sqlite
async def test_accounts(inspector: Inspector, aline: Guest, bruno: Guest) -> None:
    at = f"/api/v1/accounts/{aline.id}"
    change = {"display_name": "A", "note": "#x", "fields_attributes": [{"name": "n", "value": "v"}]}
    await inspector.ask(aline, "PATCH", "/api/v1/accounts/update_credentials", json=change)
    await inspector.get(aline, "/api/v1/accounts/verify_credentials")
    await inspector.get(aline, "/api/v1/profile")
    await inspector.ask(aline, "PATCH", "/api/v1/profile", json={"note": "new"})
    for name in ("avatar", "header"):
        await inspector.ask(aline, "DELETE", f"/api/v1/profile/{name}")
    await aline.say("something")
    for name in ("follow", "mute", "unmute", "unfollow", "block", "unblock", "follow", "remove_from_followers"):
        await inspector.post(bruno, "/api/v1/accounts/{id}/" + name, f"{at}/{name}")
    await bruno.post(f"{at}/follow")
    for name in ("", "/followers", "/following", "/statuses", "/featured_tags", "/endorsements"):
        await inspector.get(bruno, "/api/v1/accounts/{id}" + name, at + name)
    await inspector.get(bruno, "/api/v1/accounts/lookup", acct="aline")
    await inspector.get(bruno, "/api/v1/accounts/search", q="aline")
    for name in ("/relationships", "/familiar_followers", ""):
        assert await inspector.get(bruno, f"/api/v1/accounts{name}", **{"id[]": aline.id})
    await bruno.post(f"{at}/mute", duration=60)
    assert await inspector.get(bruno, "/api/v1/mutes")
    await bruno.post(f"{at}/block")
    assert await inspector.get(bruno, "/api/v1/blocks")
    await inspector.get(bruno, "/api/v1/follow_requests")


@on_sqlite
async def test_notifications_and_reports(inspector: Inspector, aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    mona = await lodge.guest("mona", role=Role.MODERATOR)
    status = await aline.say("buy my things")
    for name in ("favourite", "reblog"):
        await bruno.post(f"/api/v1/statuses/{status['id']}/{name}")
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    await bruno.say("@aline no")
    reported = {"account_id": aline.id, "status_ids": [status["id"]], "comment": "x", "category": "spam"}
    await inspector.post(bruno, "/api/v1/reports", **reported)
    await lodge.settle()
    await warn(lodge, mona)
    for who, kinds in ((aline, 5), (mona, 2)):
        assert len({each["type"] for each in await inspector.get(who, "/api/v1/notifications")}) == kinds
        assert len((await inspector.get(who, "/api/v2/notifications"))["notification_groups"]) == kinds
    for version in ("v1", "v2"):
        await inspector.get(aline, f"/api/{version}/notifications/unread_count")
    await inspector.post(aline, "/api/v1/markers", home={"last_read_id": status["id"]})
    await inspector.get(aline, "/api/v1/markers", **{"timeline[]": "home"})


async def warn(lodge: Lodge, mona: Guest) -> None:
    """Let a moderator decide the case that waits."""
    assert mona.account is not None
    decider = await lodge.house.store.read(user_of, mona.account.id)
    assert decider is not None
    (row,) = await lodge.house.store.read(queue)
    form = DecisionForm(action=Action.WARN, clause_id="spam", explanation="Please do not.", withdraw_statuses=False)
    await lodge.house.store.write(decide, decider, row.case.id, form, lodge.house.policy)
    await lodge.settle()


@on_sqlite
async def test_the_rest(inspector: Inspector, aline: Guest) -> None:
    await inspector.post(
        aline, "/api/v1/apps", client_name="x", redirect_uris="urn:ietf:wg:oauth:2.0:oob", scopes="read"
    )
    await inspector.get(aline, "/api/v1/apps/verify_credentials")
    for name in (*EMPTY, *ABOUT):
        await inspector.get(aline, f"/api/v1/{name}")
    for name in ("instance", "filters", "suggestions"):
        await inspector.get(aline, f"/api/v2/{name}")
    for name in (
        "/api/v2/notifications/policy",
        "/api/v1/notifications/requests",
        "/api/v1/notifications/requests/merged",
    ):
        await inspector.get(aline, name)
    for path in ("/.well-known/oauth-authorization-server", "/oauth/userinfo"):
        await inspector.get(aline, path)


def test_most_of_what_is_described_is_there() -> None:
    described = {(method.upper(), path) for path, each in description()["paths"].items() for method in each}
    there = {(each.method, each.path) for each in OPERATIONS}
    assert len(there & described) >= 110, sorted(described - there)
