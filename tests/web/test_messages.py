"""Direct messages as conversations, and what the owner announces."""

import re

from palabre.community.announce import AnnouncementDraft, announce
from palabre.community.read import announcements
from tests.web.people import Person, one
from tests.web.test_posts import THREAT, picture


async def follow(person: Person, name: str) -> None:
    await person.get(f"/@{name}")
    await person.submit(f"/@{name}/follow", {"on": "yes"})


async def write_to(person: Person, name: str, text: str) -> str:
    """Begins a conversation, and returns its address."""
    await person.get(f"/messages/new?to={name}")
    await person.submit("/messages/new", {"to": name, "text": text})
    return one(r'action="(/messages/\d+)"', person.page)


async def test_two_people_talk(visitor, eventually) -> None:
    ana, ben, cleo = await visitor("ana"), await visitor("ben"), await visitor("cleo")
    await follow(ben, "ana")
    hers = await write_to(ana, "ben", "Could you bring the ladder?")
    assert "Could you bring the ladder?" in ana.page
    page = await eventually(ben, "/home", 'id="unread-messages">1')
    page = await ben.get("/messages")
    assert "Could you bring the ladder?" in page
    assert 'class="message-row unread"' in page
    his = one(r'href="(/messages/\d+)#latest"', page)
    page = await ben.get(his)
    assert 'id="unread-messages"></span>' in page
    await ben.submit(his, {"text": "Of course, at nine"})
    page = await ana.get(hers)
    assert page.index("bring the ladder") < page.index("Of course, at nine")
    assert 'class="message-row unread"' not in await ben.get("/messages")
    assert "You:" in ben.page
    await cleo.get(hers, status=404)
    await cleo.send(hers, {"text": "Let me in"})
    assert "Let me in" not in await ana.get(hers)
    assert "ladder" not in await cleo.get("/messages")


async def test_names_that_only_address_a_message_are_not_repeated(visitor, eventually) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await follow(ben, "ana")
    await write_to(ana, "ben", "Look behind you")
    said = one(r'(?s)<ol class="said-list".*?<div class="content"[^>]*>(.*?)</div>', ana.page)
    assert said.strip() == "<p>Look behind you</p>"
    await eventually(ben, "/notifications", "wrote to you privately")
    address = one(r'href="(/messages/of/\d+)"', ben.page)
    assert "Look behind you" in await ben.get(address)
    assert ben.page.count("<bdi>ana</bdi>") == 1


async def test_a_picture_goes_along(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await ana.get("/messages/new?to=ben")
    fields = {"to": "ben", "text": "", "alt": "A red square"}
    page = await ana.submit("/messages/new", fields, files={"files": picture("red")})
    assert 'alt="A red square"' in page
    assert "A picture" in await ana.get("/messages")
    assert "A picture" in await ben.get("/messages") or "waits for your word" in ben.page


async def test_what_would_be_held_is_said_first_and_then_shown_to_its_author_alone(visitor, eventually) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await follow(ben, "ana")
    hers = await write_to(ana, "ben", "Good morning")
    page = await ana.submit(hers, {"text": THREAT}, status=422)
    assert "Not sent yet." in page
    assert "come to your house" in one(r"(?s)<textarea[^>]*>(.*?)</textarea>", page)
    page = await ana.submit(hers, {"text": THREAT, "anyway": "yes"})
    assert "Held: only you can see this" in page
    await eventually(ben, "/messages", "Good morning")
    assert "come to your house" not in await ben.get(one(r'href="(/messages/\d+)#latest"', ben.page))


async def test_nothing_is_sent_to_nobody_and_every_word_comes_back(visitor) -> None:
    ana = await visitor("ana")
    await ana.get("/messages/new")
    page = await ana.submit("/messages/new", {"to": "nobody", "text": "Anyone there?"}, status=422)
    assert "There is nobody called @nobody here." in page
    assert "Choose whom the message is for." in page
    ben = await visitor("ben")
    page = await ben.get("/messages/new?to=ana")
    page = await ben.submit("/messages/new", {"to": "ana", "text": "x" * 6_000}, status=422)
    assert "x" * 6_000 in page


async def test_people_are_found_by_name_and_several_can_be_written_to(visitor) -> None:
    ana = await visitor("ana")
    for name in ("benedict", "cleo"):
        await visitor(name)
    page = await ana.get("/messages/new?q=bene")
    assert "to=benedict" in page
    page = await ana.get("/messages/new?to=benedict&q=cleo")
    assert "to=benedict&amp;to=cleo" in page
    await ana.get("/messages/new?to=benedict&to=cleo")
    await ana.submit("/messages/new", {"to": ["benedict", "cleo"], "text": "Shall we meet?"})
    page = await ana.get("/messages")
    assert "benedict" in page
    assert "cleo" in page
    page = await ana.get("/messages/new?to=benedict&to=cleo")
    assert "You have written to each other before." in page
    assert "written to each other" not in await ana.get("/messages/new?to=benedict")


async def test_a_conversation_is_marked_and_removed_by_oneself_alone(visitor, eventually) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await follow(ben, "ana")
    hers = await write_to(ana, "ben", "Could you bring the ladder?")
    await eventually(ben, "/messages", "ladder")
    his = one(r'href="(/messages/\d+)#latest"', ben.page)
    page = await ben.submit(f"{his}/mark", {"unread": ""})
    assert 'class="message-row unread"' not in page
    page = await ben.submit(f"{his}/mark", {"unread": "yes"})
    assert 'class="message-row unread"' in page
    page = await ben.get(f"{his}/remove")
    assert "Nothing is deleted" in page
    page = await ben.submit(f"{his}/remove")
    assert "No messages yet." in page
    assert "ladder" in await ana.get(hers)
    response = await ana.send(f"{his}/remove")
    assert response.status_code == 404


async def test_an_announcement_is_shown_answered_and_put_away(house, visitor) -> None:
    await house.store.write(announce, AnnouncementDraft(text="The well is open again"), settings=house.settings)
    shown = (await house.store.read(announcements, None))[0].announcement.id
    ana, ben = await visitor("ana"), await visitor("ben")
    assert "The well is open again" in await ana.get("/home")
    page = await ana.submit(f"/announcements/{shown}/react", {"on": "🎉", "next": "/home"})
    assert re.search(r'name="off" value="🎉" aria-pressed="true"', page)
    page = await ben.get("/announcements")
    assert re.search(r'name="on" value="🎉" aria-pressed="false"', page)
    page = await ana.submit(f"/announcements/{shown}/react", {"off": "🎉", "next": "/home"})
    assert 'value="🎉" aria-pressed' not in page
    page = await ana.submit(f"/announcements/{shown}/dismiss", {"next": "/home"})
    assert "The well is open again" not in page
    assert "The well is open again" in await ana.get("/announcements")
    assert "The well is open again" in await ben.get("/home")
    await ben.submit(f"/announcements/{shown}/react", {"on": "no emoji", "next": "/home"}, status=422)
