"""Notifications that wait for a word, or never come."""

from palabre.accounts.model import Role
from tests.api.description import problems
from tests.api.lodge import Guest, Lodge

POLICY = "/api/v2/notifications/policy"
REQUESTS = "/api/v1/notifications/requests"


async def set_policy(guest: Guest, **choices: str) -> None:
    """Changes a policy."""
    changed = await guest.call("PATCH", POLICY, json=choices)
    assert {name: changed[name] for name in choices} == choices


async def test_strangers_wait_until_they_are_let_through(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    usual = await aline.get(POLICY)
    assert (usual["for_not_following"], usual["for_private_mentions"]) == ("accept", "filter")
    await set_policy(aline, for_not_following="filter")
    mine = await aline.say("news")
    await bruno.say("@aline one")
    last = await bruno.say("@aline two")
    await bruno.post(f"/api/v1/statuses/{mine['id']}/favourite")
    await lodge.settle()
    assert await aline.get("/api/v1/notifications") == []
    assert await aline.get("/api/v1/notifications/unread_count") == {"count": 0}
    assert (await aline.get("/api/v2/notifications"))["notification_groups"] == []
    assert len(await aline.get("/api/v1/notifications", include_filtered=True)) == 3
    assert len(await aline.get("/api/v1/notifications", account_id=bruno.id)) == 3
    assert (await aline.get(POLICY))["summary"] == {"pending_requests_count": 1, "pending_notifications_count": 3}
    (waiting,) = await aline.get(REQUESTS)
    assert (waiting["account"]["id"], waiting["last_status"]["id"]) == (bruno.id, last["id"])
    assert waiting["notifications_count"] == "3"
    assert await aline.get(f"{REQUESTS}/{waiting['id']}") == waiting
    await bruno.get(f"{REQUESTS}/{waiting['id']}", 404)
    assert await aline.get(f"{REQUESTS}/merged") == {"merged": True}
    await aline.post(f"{REQUESTS}/{waiting['id']}/accept")
    assert await aline.get(REQUESTS) == []
    assert await aline.get(f"{REQUESTS}/merged") == {"merged": False}
    await lodge.settle()
    assert await aline.get(f"{REQUESTS}/merged") == {"merged": True}
    assert len(await aline.get("/api/v1/notifications")) == 3
    await bruno.say("@aline three")
    await lodge.settle()
    assert len(await aline.get("/api/v1/notifications")) == 4, "who was let through stays so"


async def test_requests_are_dismissed_together(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    cora = await lodge.guest("cora")
    await set_policy(aline, for_new_accounts="filter")
    for each in (bruno, cora):
        await each.say("@aline hello")
        await lodge.settle()
    found = await aline.get(REQUESTS, limit=1)
    assert [each["account"]["id"] for each in found] == [cora.id]
    rest = await aline.get(aline.link("next") or "")
    assert [each["account"]["id"] for each in rest] == [bruno.id]
    await bruno.post(f"{REQUESTS}/dismiss", id=[found[0]["id"]])
    await aline.post(f"{REQUESTS}/dismiss", id=[found[0]["id"], "1"])
    assert await aline.get(REQUESTS) == rest
    assert len(await aline.get("/api/v1/notifications", include_filtered=True)) == 1
    await aline.post(f"{REQUESTS}/accept", id=[rest[0]["id"]])
    await aline.post(f"{REQUESTS}/accept")
    await aline.post(f"{REQUESTS}/{rest[0]['id']}/accept", 404)
    await lodge.settle()
    assert len(await aline.get("/api/v1/notifications")) == 1


async def test_what_is_dropped_never_was(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    await set_policy(aline, for_not_followers="drop")
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    await bruno.say("@aline hello")
    await lodge.settle()
    assert await aline.get("/api/v1/notifications", include_filtered=True) == [], "a follower of today is none yet"
    await aline.call("PATCH", POLICY, 422, json={"for_not_followers": "perhaps"})


async def test_a_direct_message_waits_unless_it_is_an_answer(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    await bruno.say("@aline psst", visibility="direct")
    await lodge.settle()
    assert await aline.get("/api/v1/notifications") == []
    asked = await aline.say("@bruno a question", visibility="direct")
    answer = await bruno.say("@aline an answer", visibility="direct", in_reply_to_id=asked["id"])
    await lodge.settle()
    assert [each["status"]["id"] for each in await aline.get("/api/v1/notifications")] == [answer["id"]]
    await aline.post(f"/api/v1/accounts/{bruno.id}/follow")
    await bruno.say("@aline psst again", visibility="direct")
    await lodge.settle()
    assert len(await aline.get("/api/v1/notifications")) == 2, "whom one follows may speak"


async def test_the_team_hears_of_new_members(aline: Guest, lodge: Lodge) -> None:
    await lodge.settle()
    moderator = await lodge.guest("mona", role=Role.MODERATOR)
    await lodge.settle()
    cora = await lodge.guest("cora")
    await lodge.settle()
    (told,) = await moderator.get("/api/v1/notifications", **{"types[]": "admin.sign_up"})
    assert told["account"]["id"] == cora.id
    assert await aline.get("/api/v1/notifications") == []


async def test_older_apps_filter_or_do_not(aline: Guest) -> None:
    old = "/api/v1/notifications/policy"
    await set_policy(aline, for_not_following="drop")
    changed = await aline.call("PUT", old, json={"filter_not_following": True, "filter_new_accounts": "1"})
    schema = {"$ref": "#/components/schemas/V1NotificationPolicy"}
    assert problems(changed, schema) == []
    assert changed == await aline.get(old)
    assert (changed["filter_new_accounts"], changed["filter_not_followers"]) == (True, False)
    now = await aline.get(POLICY)
    assert (now["for_not_following"], now["for_new_accounts"]) == ("drop", "filter")
    await aline.call("PUT", old, json={"filter_not_following": False})
    assert (await aline.get(POLICY))["for_not_following"] == "accept"
