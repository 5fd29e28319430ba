"""Profiles, following, notifications, settings and the bridge."""

import re

from palabre.accounts.model import Role
from tests.web.people import PASSWORD, one
from tests.web.test_posts import picture, post


async def test_following_a_locked_account_takes_its_consent(visitor, eventually) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await ana.get("/settings/privacy")
    wishes = {"locked": "yes", "default_visibility": "public", "replies": "everyone"}
    wishes["default_quote_policy"] = "public"
    assert "Saved." in await ana.submit("/settings/privacy", wishes)
    assert "Ask to follow" in await ben.get("/@ana")
    assert "Requested: take it back" in await ben.submit("/@ana/follow", {"on": "yes", "next": "/@ana"})
    await eventually(ana, "/notifications", "asks to follow you")
    page = await ana.get("/follow-requests")
    answer = one(r"(/follow-requests/\d+)", page)
    assert "Nobody is asking to follow you" in await ana.submit(answer, {"answer": "accept"})
    assert "Press to unfollow" in await ben.get("/@ana")
    assert "@ben" in await ana.get("/@ana/followers")


async def test_blocking_closes_the_door_both_ways(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await post(ana, "Peace and quiet")
    await ana.get("/@ben")
    assert "You block this account" in await ana.submit("/@ben/block", {"on": "yes", "next": "/@ben"})
    await ben.get("/@ana", status=404)
    assert "Peace and quiet" not in await ben.get("/local")
    assert "@ben" in await ana.get("/settings/hidden/blocked")
    await ana.submit("/@ben/block", {"on": "", "next": "/@ben"})
    assert "Peace and quiet" in await ben.get("/@ana")


async def test_notifications_count_until_they_are_read(visitor, eventually) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await ben.get("/@ana")
    await ben.submit("/@ana/follow", {"on": "yes"})
    await eventually(ana, "/local", 'id="unread">1<')
    page = await ana.get("/notifications")
    assert 'href="/@ben"><bdi>ben</bdi></a> follows you' in page
    assert "told follow unread" in page
    assert 'id="unread"></span>' in await ana.get("/local")
    await ana.submit("/notifications/clear")
    assert "Nothing yet" in ana.page


async def test_a_profile_is_what_its_owner_says(visitor) -> None:
    ana, guest = await visitor("ana"), await visitor()
    await ana.get("/settings/profile")
    fields = {
        "display_name": "Ana of the <hill>",
        "note": "Bees. https://example.org",
        "field-name-0": "Town",
        "field-value-0": "Kaolack",
        "show_media": "yes",
    }
    page = await ana.submit("/settings/profile", fields, files={"avatar": picture("red")})
    assert "Saved." in page
    page = await guest.get("/@ana")
    assert "Ana of the &lt;hill&gt;" in page
    assert "Kaolack" in page
    assert 'src="/media/profile/' in page
    page = await ana.submit("/settings/profile", {"display_name": "x" * 61}, status=422)
    assert "at most 60 characters" in page
    assert "x" * 61 in page


async def test_the_language_of_the_pages_is_the_readers_choice(visitor) -> None:
    ana = await visitor("ana", language="de, fr;q=0.8")
    guest = await visitor(language="de, fr;q=0.8, en;q=0.5")
    assert '<html lang="fr"' in await guest.get("/about")
    assert '<html lang="en"' in await guest.get("/about?lang=en")
    assert '<html lang="en"' in await guest.get("/about")
    assert "Réglages" in await ana.get("/settings/posting?lang=fr")
    await ana.submit("/settings/posting", {"locale": "en", "default_language": "wo"})
    assert "Language of the pages" in ana.page
    page = await ana.get("/compose")
    assert '<option value="wo" lang="wo" selected>' in page


async def test_a_new_password_ends_other_sessions(visitor) -> None:
    ana, elsewhere = await visitor("ana"), await visitor()
    await elsewhere.sign_in("ana")
    await ana.get("/settings/security")
    page = await ana.submit("/settings/password", {"current": "wrong", "password": "another fine sentence"}, status=422)
    assert "not your current password" in page
    page = await ana.submit("/settings/password", {"current": PASSWORD, "password": "another fine sentence"})
    assert "this one" in page
    assert "Sign out everywhere else" not in page
    assert "<h1>Sign in</h1>" in await elsewhere.get("/home")


async def test_sessions_can_be_ended_but_only_ones_own(visitor) -> None:
    ana, elsewhere, ben = await visitor("ana"), await visitor(), await visitor("ben")
    await elsewhere.sign_in("ana")
    page = await ana.get("/settings/security")
    session = one(r'name="session" value="([^"]+)"', page)
    await ben.get("/settings/security")
    await ben.submit("/settings/sessions/end", {"session": session})
    assert "Your home" in await elsewhere.get("/home")
    await ana.submit("/settings/sessions/end", {"session": session})
    assert "<h1>Sign in</h1>" in await elsewhere.get("/home")


async def test_the_bridge_is_for_admins_and_roles_for_the_owner(visitor) -> None:
    owner, admin, ana = await visitor("olu", Role.OWNER), await visitor("ada", Role.ADMIN), await visitor("ana")
    await ana.get("/bridge", status=403)
    page = await admin.get("/bridge")
    assert "ana@example.org" in page
    assert "Change the role" not in page
    page = await owner.get("/bridge")
    action = re.search(r'/bridge/members/\d+(?=">.{0,400}Role of ana)', page, re.DOTALL)
    path = re.findall(r"/bridge/members/\d+", page[: page.index("Role of ana")])[-1]
    assert action is not None
    assert "Only the owner gives roles" in await admin.submit(path, {"role": "owner"}, status=403)
    await owner.submit(path, {"role": "moderator"})
    assert "Moderators’ desk" in await ana.get("/desk")
    assert "All work is done" in await owner.get("/bridge/jobs") or "Waiting and failed" in owner.page
