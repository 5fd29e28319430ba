"""Notifications: told in groups, read, dismissed, and held back until their receiver has said a word."""

import re
from datetime import UTC, datetime

import pytest

from palabre.accounts.model import Role
from palabre.accounts.profile import ProfileChange, update_profile
from palabre.accounts.read import account_by_handle
from palabre.ground import clock
from tests.web.people import Person, one
from tests.web.test_every_page import check
from tests.web.test_posts import post


async def post_of(person: Person, text: str) -> str:
    """Posts, and returns the id."""
    await post(person, text)
    return one(r'data-post="(\d+)"', await person.get("/home"))


async def told(person: Person) -> str:
    """The page without what stands around it, spaces made one."""
    page = await person.get("/notifications")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", one(r"(?s)<main(.*)</main>", page)))


async def favour(visitor, names: str, post_id: str) -> None:
    for name in names.split():
        person = await visitor(name)
        await person.get("/local")
        await person.submit(f"/posts/{post_id}/favourite", {"on": "yes", "next": "/local"})


async def test_what_several_did_is_told_in_one_sentence(visitor, eventually) -> None:
    ana = await visitor("ana")
    post_id = await post_of(ana, "Rain at last")
    await favour(visitor, "ben", post_id)
    await eventually(ana, "/notifications", "favourited your post")
    assert "ben favourited your post" in await told(ana)
    await favour(visitor, "cleo", post_id)
    await eventually(ana, "/notifications", "cleo")
    assert "cleo and ben favourited your post" in await told(ana)
    await favour(visitor, "dora", post_id)
    await eventually(ana, "/notifications", "dora")
    assert "dora, cleo and ben favourited your post" in await told(ana)
    await favour(visitor, "eli", post_id)
    await eventually(ana, "/notifications", "eli")
    assert "eli, dora and 2 others favourited your post" in await told(ana)
    group = one(r'href="(/notifications/group\?key=[^"]+)"', ana.page)
    everyone = await ana.get(group)
    for name in ("ben", "cleo", "dora", "eli"):
        assert f'href="/@{name}"' in everyone


async def test_french_counts_people_too(visitor, eventually) -> None:
    ana = await visitor("ana", language="fr")
    post_id = await post_of(ana, "Enfin la pluie")
    await favour(visitor, "ben cleo dora eli", post_id)
    await eventually(ana, "/notifications", "2 autres")
    assert "ont ajouté votre publication à leurs favoris" in await told(ana)


async def test_a_mention_is_unread_until_it_is_shown_and_stays_marked_then(visitor, eventually) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await post_of(ben, "@ana have you seen the nest?")
    await eventually(ana, "/home", 'id="unread">1')
    first = await ana.get("/notifications")
    assert 'class="told mention unread' in first
    assert "have you seen the nest?" in first
    second = await ana.get("/notifications")
    assert 'class="told mention unread' not in second
    assert 'id="unread"></span>' in second
    await post_of(ben, "@ana it is empty now")
    await eventually(ana, "/home", 'id="unread">1')
    third = await ana.get("/notifications")
    assert third.index("it is empty now") < third.index('id="read-from"') < third.index("have you seen the nest?")


async def test_a_tab_shows_its_kinds_alone_and_leaves_the_others_unread(visitor, eventually) -> None:
    ana = await visitor("ana")
    post_id = await post_of(ana, "Rain at last")
    await favour(visitor, "ben", post_id)
    await eventually(ana, "/home", 'id="unread">1')
    assert "Nobody has spoken to you yet." in await ana.get("/notifications?only=mentions")
    page = await ana.get("/notifications?only=favourites")
    assert "Rain at last" in page
    assert 'id="unread">1' in page
    await ana.submit("/notifications/read", {"next": "/home"})
    assert 'id="unread"></span>' in ana.page


async def test_one_is_dismissed_and_then_all(visitor, eventually) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await post_of(ben, "@ana the first word")
    await post_of(ben, "@ana the second word")
    await eventually(ana, "/home", 'id="unread">2')
    page = await ana.get("/notifications")
    key = re.findall(r'name="key" value="([^"]+)"', page)[0]
    page = await ana.submit("/notifications/dismiss", {"key": key, "next": "/notifications"})
    assert "the second word" not in page
    assert "the first word" in page
    page = await ana.submit("/notifications/clear")
    assert "Nothing yet." in page


async def test_pages_hold_each_group_once(visitor, eventually) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    post_id = await post_of(ana, "Rain at last")
    await favour(visitor, "cleo", post_id)
    await eventually(ana, "/notifications", "favourited your post")
    for number in range(20):
        await post_of(ben, f"@ana word number {number}")
    await favour(visitor, "dora", post_id)
    await eventually(ana, "/notifications", "dora")
    await eventually(ana, "/notifications", "word number 19")
    assert ana.page.count("favourited your post") == 1
    rest = await ana.get(one(r'class="button load-more" href="([^"]+)"', ana.page).replace("&amp;", "&"))
    assert "word number 0" in rest
    assert "favourited your post" not in rest


async def stranger_writes(visitor, eventually) -> tuple[Person, Person]:
    """Ana, and Ben whose private message waits for her word."""
    ana, ben = await visitor("ana"), await visitor("ben")
    await ben.get("/messages/new?to=ana")
    await ben.submit("/messages/new", {"to": "ana", "text": "You do not know me"})
    await eventually(ana, "/notifications", "1 person wrote to you and waits for your word")
    return ana, ben


async def test_a_stranger_waits_and_is_let_through(visitor, eventually) -> None:
    ana, _ben = await stranger_writes(visitor, eventually)
    assert "You do not know me" not in ana.page
    assert "You do not know me" not in await ana.get("/messages")
    assert 'id="unread-messages"></span>' in ana.page
    page = await ana.get("/notifications/requests")
    assert "You do not know me" in page
    page = await ana.get(one(r'href="(/notifications/requests/\d+)"', page))
    assert "You do not know me" in page
    await ana.submit("/notifications/requests", {"one": one(r'name="one" value="(\d+)"', page), "answer": "accept"})
    assert "Nobody waits for your word." in ana.page
    await eventually(ana, "/notifications", "You do not know me")
    assert "You do not know me" in await ana.get("/messages")


async def test_a_stranger_is_forgotten_with_what_they_wrote(visitor, eventually) -> None:
    ana, _ben = await stranger_writes(visitor, eventually)
    page = await ana.get("/notifications/requests")
    chosen = one(r'type="checkbox" name="id" value="(\d+)"', page)
    page = await ana.submit("/notifications/requests", {"id": chosen, "answer": "dismiss"})
    assert "Nobody waits for your word." in page
    assert "You do not know me" not in await ana.get("/messages")
    assert "You do not know me" not in await ana.get("/notifications")


async def test_everyone_on_the_page_is_answered_at_once(visitor, eventually) -> None:
    ana, _ben = await stranger_writes(visitor, eventually)
    page = await ana.get("/notifications/requests")
    everyone = re.findall(r'name="all" value="(\d+)"', page)
    page = await ana.submit("/notifications/requests", {"all": everyone, "everyone": "accept"})
    assert "Nobody waits for your word." in page


async def test_the_policy_is_kept(visitor, eventually) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    page = await ana.get("/notifications/policy")
    asked = dict.fromkeys(re.findall(r'<select id="(for_\w+)"', page), "accept")
    assert len(asked) == 5
    page = await ana.submit("/notifications/policy", asked | {"for_not_following": "drop"})
    assert "Saved." in page
    assert re.search(r'(?s)id="for_not_following".*?value="drop" selected', page)
    await post_of(ben, "@ana hello there")
    cleo = await visitor("cleo")
    await ana.get("/@cleo")
    await ana.submit("/@cleo/follow", {"on": "yes"})
    await post_of(cleo, "@ana good evening")
    await eventually(ana, "/notifications", "good evening")
    assert "hello there" not in ana.page


async def test_the_policy_takes_no_other_word(visitor) -> None:
    ana = await visitor("ana")
    await ana.get("/notifications/policy")
    await ana.submit("/notifications/policy", {"for_not_following": "perhaps"}, status=422)
    assert "Choose one of the three answers" in ana.page


@pytest.mark.parametrize(("verb", "follows"), [("accept", True), ("refuse", False)])
async def test_follow_requests_are_answered_together(house, visitor, eventually, verb, follows) -> None:
    ana = await visitor("ana")
    account = await house.store.read(account_by_handle, "ana", settings=house.settings)
    await house.store.write(update_profile, account.id, ProfileChange(locked=True), settings=house.settings)
    for name in ("ben", "cleo"):
        person = await visitor(name)
        await person.get("/@ana")
        await person.submit("/@ana/follow", {"on": "yes"})
    await eventually(ana, "/notifications", "2 people ask to follow you")
    page = await ana.get("/follow-requests")
    everyone = re.findall(r'name="all" value="(\d+)"', page)
    page = await ana.submit("/follow-requests", {"all": everyone, "answer": verb})
    assert "Nobody is asking to follow you." in page
    assert ("@ben" in await ana.get("/@ana/followers")) is follows


async def test_the_team_hears_of_reports_under_a_tab_of_its_own(visitor, eventually) -> None:
    neem, ana, ben = await visitor("neem", Role.MODERATOR), await visitor("ana"), await visitor("ben")
    post_id = await post_of(ben, "Something rude")
    page = await ana.get(f"/report?post={post_id}")
    account_id = one(r'name="account_id" value="(\d+)"', page)
    fields = {"account_id": account_id, "post": post_id, "clause": "harassment", "comment": "Look at this"}
    await ana.submit("/report", fields)
    page = await eventually(neem, "/notifications?only=team", "sent a report")
    assert "Look at this" in page
    assert "Something rude" in await neem.get(one(r'href="(/desk/cases/\d+)"', page))
    assert "only=team" not in await ana.get("/notifications")


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_every_page_with_something_on_it_keeps_the_rules(house, visitor, eventually, language) -> None:
    ana = await visitor("ana", language=language)
    post_id = await post_of(ana, "Rain at last")
    await favour(visitor, "ben cleo dora eli", post_id)
    ben, cleo = await visitor("fay"), await visitor("gus")
    await ana.get("/@gus")
    await ana.submit("/@gus/follow", {"on": "yes"})
    account = await house.store.read(account_by_handle, "ana", settings=house.settings)
    await house.store.write(update_profile, account.id, ProfileChange(locked=True), settings=house.settings)
    for person, text in ((ben, "You do not know me"), (cleo, "You do know me")):
        await person.get("/messages/new?to=ana")
        await person.submit("/messages/new", {"to": "ana", "text": text})
        await person.get("/@ana")
        await person.submit("/@ana/follow", {"on": "yes"})
    await post_of(cleo, "@ana the swifts are back")
    await eventually(ana, "/notifications", "the swifts are back")
    check(ana.page, "/notifications", language)
    group = one(r'href="(/notifications/group\?key=[^"]+)"', ana.page)
    request = one(r'href="(/notifications/requests/\d+)"', await ana.get("/notifications/requests"))
    talk = one(r'href="(/messages/\d+)#latest"', await ana.get("/messages"))
    pages = ["/notifications/requests", "/follow-requests", "/messages", group, request, talk, f"{talk}/remove"]
    for path in pages:
        check(await ana.get(path), path, language)


async def test_a_year_is_looked_back_on_in_december(visitor, eventually, monkeypatch) -> None:
    ana = await visitor("ana")
    year = clock.as_datetime(clock.now()).year
    december = clock.from_datetime(datetime(year, 12, 12, 12, tzinfo=UTC))
    monkeypatch.setattr(clock, "now", lambda: december)
    ana = await ana.sign_in("ana")
    await post(ana, "A good year")
    page = await ana.get("/notifications")
    assert f"What was your year {year} here?" in page
    await ana.submit(f"/notifications/years/{year}/make")
    page = await eventually(ana, "/notifications", f"Your year {year} in review")
    assert f"What was your year {year} here?" not in page
    await ana.get(one(rf'href="(/@ana/yearbook/{year}/[^"]+)"', page))
    await ana.get("/notifications")
    assert f"Your year {year} in review" not in await ana.submit(f"/notifications/years/{year}")
