"""Timelines, conversations, lists, tags, search and explore, as a browser without scripts reads them."""

import re
from collections.abc import Iterator

import pytest

from palabre.discovery.rank import rank_trends
from palabre.ground.settings import Settings
from palabre.store.transaction import Transaction
from palabre.store.work import Tick
from tests.harness.outside import Outside, Page
from tests.web.people import Person, one
from tests.web.test_posts import id_of, picture, post


async def reply(person: Person, to: str, text: str) -> str:
    """Answers a post, and returns the id of the answer."""
    await person.get(f"/compose?reply_to={to}")
    page = await person.submit("/compose", {"text": text, "visibility": "public", "language": "en", "reply_to": to})
    return one(rf'data-post="(\d+)"(?:(?!<article).)*{re.escape(text)}', page.replace("\n", " "))


async def first_post(person: Person, text: str, **fields: str) -> str:
    """Posts, and returns the id."""
    await post(person, text, **fields)
    return one(r'data-post="(\d+)"', await person.get(f"/search?q={text.split(maxsplit=1)[0]}&type=posts"))


def order(page: str, *texts: str) -> bool:
    """Whether the texts follow each other in what a page is about."""
    start = page.index("<main")
    places = [page.index(text, start) for text in texts]
    return places == sorted(places)


async def test_a_conversation_shows_the_authors_chain_then_the_replies(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    root = await first_post(ana, "Rootwords of the tale")
    await reply(ben, root, "What a beginning!")
    second = await reply(ana, root, "And so it went on")
    await reply(ben, second, "Go on, go on")
    page = await ben.get(f"/@ana/{root}")
    assert order(page, "Rootwords", "And so it went on", "2 replies", "What a beginning!", "Go on, go on")
    assert page.count("<article") == 4
    assert f'href="/@ana/{second}">In reply to ana</a>' in page
    page = await ben.get(f"/@ana/{second}")
    assert order(page, "Rootwords", "And so it went on", "1 reply", "Go on, go on")
    assert 'id="post-' + second in page
    assert "autofocus" in page


async def test_what_is_missing_from_a_conversation_is_said(visitor) -> None:
    ana, ben, cleo = await visitor("ana"), await visitor("ben"), await visitor("cleo")
    root = await first_post(ana, "Threadbare coats are warm")
    middle = await reply(ben, root, "Not mine")
    last = await reply(cleo, middle, "Nor mine")
    await cleo.get("/@ben")
    await cleo.submit("/@ben/mute", {"on": "yes", "next": "/@ana"})
    assert "Answers a post that is not shown here" in await cleo.get(f"/@ana/{root}")
    assert "Not mine" not in cleo.page
    assert "A post here is not shown" in await cleo.get(f"/@cleo/{last}")
    assert "is not shown" not in await ana.get(f"/@ana/{root}")


async def test_who_reacted_to_a_post_is_listed(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    number = await first_post(ana, "Starlings over the square")
    await ben.get(f"/@ana/{number}")
    await ben.submit(f"/posts/{number}/favourite", {"on": "yes"})
    await ben.submit(f"/posts/{number}/boost", {"on": "yes"})
    page = await ana.get(f"/@ana/{number}")
    assert f'href="/@ana/{number}/boosts"' in page
    assert "@ben" in await ana.get(f"/@ana/{number}/boosts")
    assert "@ben" in await ana.get(f"/@ana/{number}/favourites")
    assert "No post that you may read quotes this one." in await ana.get(f"/@ana/{number}/quotes")


async def test_a_vote_against_a_post_stays_with_whoever_gave_it(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    number = await first_post(ana, "Pineapple belongs on bread")
    await ben.get(f"/@ana/{number}")
    page = await ben.submit(f"/posts/{number}/vote-against", {"on": "yes", "next": f"/@ana/{number}"})
    assert "Take my vote against it back" in page
    assert "vote-against" not in await ana.get(f"/@ana/{number}")
    page = await ben.submit(f"/posts/{number}/vote-against", {"on": "", "next": f"/@ana/{number}"})
    assert "Vote against it" in page
    page = await ben.submit(f"/posts/{number}/mute-conversation", {"on": "yes", "next": f"/@ana/{number}"})
    assert "Hear of this conversation again" in page


async def test_long_posts_are_folded_in_timelines_and_whole_on_their_page(visitor) -> None:
    ana = await visitor("ana")
    number = await first_post(ana, "Longing. " + "The river was wide that year, and we were young. " * 18)
    assert "Read more" in await ana.get("/local")
    assert "Read more" not in await ana.get(f"/@ana/{number}")


async def test_everywhere_is_honest_while_it_is_alone(visitor) -> None:
    ana, guest = await visitor("ana"), await visitor()
    await post(ana, "Hello world")
    page = await guest.get("/public")
    assert "does not follow any other yet" in page
    assert "Hello world" in page


async def test_lists_are_made_filled_read_changed_and_deleted(visitor) -> None:
    ana, ben, cleo = await visitor("ana"), await visitor("ben"), await visitor("cleo")
    await post(ben, "Benwords for the list")
    await post(cleo, "Cleowords for nobody")
    await ana.get("/@ben")
    await ana.submit("/@ben/follow", {"on": "yes", "next": "/lists"})
    assert "You have no lists yet" in ana.page
    page = await ana.submit("/lists", {"title": ""}, status=422)
    assert "Give the list a name." in page
    page = await ana.submit("/lists", {"title": "Choir <3"})
    path = one(r'action="(/lists/\d+)"', page)
    add = one(r'name="add" value="(\d+)"', page)
    page = await ana.submit(f"{path}/members", {"add": add})
    assert 'name="remove"' in page
    page = await ana.submit(path, {"title": "Choir", "replies_policy": "none", "exclusive": "yes"})
    assert "Benwords" in page
    assert "Cleowords" not in page
    assert f'href="{path}"' in await ana.get("/home")
    assert "Benwords" not in ana.page
    page = await ana.get("/@ben/lists")
    assert re.search(r'name="list" value="\d+" checked', page)
    await ana.submit("/@ben/lists")
    assert "Nothing here yet" in await ana.get(path)
    await ben.get(path, status=404)
    await ana.get(f"{path}/delete")
    assert "You have no lists yet" in await ana.submit(f"{path}/delete")
    assert "Follow someone first" in await ana.get("/@cleo/lists")


async def test_tags_are_followed_and_put_forward(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await post(ben, "The swifts are here #Swifts")
    await ana.get("/tags/swifts")
    page = await ana.submit("/tags/swifts/follow", {"on": "yes"})
    assert "stop following #Swifts" in page
    assert "The swifts are here" in await ana.get("/home")
    assert "#Swifts" in await ana.get("/tags")
    page = await ana.submit("/tags/Swifts/feature", {"on": "yes"})
    assert "Take off my profile" in page
    assert 'href="/@ana/tagged/Swifts"' in await ben.get("/@ana")
    await post(ana, "Mine too #swifts")
    page = await ben.get("/@ana/tagged/swifts")
    assert "Mine too" in page
    assert "The swifts are here" not in page
    await ana.get("/tags")
    assert "You follow no tags yet" in await ana.submit("/tags/swifts/follow", {"on": "", "next": "/tags"})
    assert "#Herons" in await ana.submit("/tags", {"name": "#Herons"})
    page = await ana.submit("/tags", {"name": "no tag!"}, status=422)
    assert 'value="no tag!"' in page
    assert "This cannot be a tag" in page


async def test_search_has_kinds_pages_and_a_language(visitor) -> None:
    ana, ben, guest = await visitor("ana"), await visitor("ben"), await visitor()
    for number in range(22):
        await post(ben, f"Kingfisher number {number} #kingfisher")
    await post(ana, "A kingfisher of mine")
    page = await ana.get("/search?q=kingfisher")
    assert 'id="tags"' in page
    assert "Kingfisher number 21" in page
    page = await ana.get("/search?q=kingfisher&type=posts")
    assert page.count("<article") == 20
    rest = one(r'href="([^"]+max_id=\d+)"', page).replace("&amp;", "&")
    assert "type=posts" in rest
    assert "Kingfisher number 0 " in await ana.get(rest)
    page = await ana.get("/search?q=kingfisher from:me&type=posts")
    assert page.count("<article") == 1
    assert "is no day" in await ana.get("/search?q=kingfisher before:tomorrow", status=422)
    assert "How to search well" in ana.page
    assert 'href="/@ben"' in await ana.get("/search?q=@ben")
    assert "Go to @ben" in ana.page
    assert "Go to" not in await guest.get("/search?q=@nobody")
    mine = await id_of(ana, "mine")
    response = await ana.client.get("/search", params={"q": f"http://localhost/@ana/{mine}"})
    assert response.headers["location"] == f"/@ana/{mine}"
    assert "Members also find posts" in await guest.get("/search?q=kingfisher")


async def test_explore_shows_people_and_says_when_it_is_quiet(visitor, house) -> None:
    ana, ben, guest = await visitor("ana"), await visitor("ben"), await visitor()
    assert "It is quiet just now" in await guest.get("/explore")
    await ben.get("/settings")
    await ben.submit("/settings/profile", {"discoverable": "yes", "note": "I keep bees"})
    await post(ben, "Bees again")
    page = await ana.get("/explore/people")
    assert "I keep bees" in page
    assert "@ben" in await guest.get("/explore/people?order=new")
    assert "No tag is used more than usual" in await ana.get("/explore/tags")
    assert "No page is shared more than usual" in await ana.get("/explore/links")
    page = await ana.submit("/@ben/follow", {"on": "yes", "as": "face", "next": "/explore/people"})
    assert "stop following @ben" in page
    response = await ana.send("/@ben/follow", {"on": "", "as": "face"}, **{"HX-Request": "true"})
    assert response.text.strip().startswith("<form")
    assert "Ask to follow" in response.text or "Follow<" in response.text


async def test_a_profile_says_whom_one_shares_and_what_one_notes(visitor) -> None:
    ana, ben, cleo = await visitor("ana"), await visitor("ben"), await visitor("cleo")
    await ben.get("/@cleo")
    await ben.submit("/@cleo/follow", {"on": "yes"})
    await ana.get("/@ben")
    await ana.submit("/@ben/follow", {"on": "yes"})
    page = await ana.get("/@cleo")
    assert "Followed by ben" in page
    assert "@ben" in await ana.get("/@cleo/familiar")
    page = await ana.submit("/@cleo/note", {"comment": "Met at the market"})
    assert "Met at the market" in page
    assert "Met at the market" not in await ben.get("/@cleo")
    page = await ana.submit(
        "/@ben/follow", {"on": "yes", "chosen": "yes", "notify": "yes", "language": "fr", "next": "/@ben"}
    )
    assert 'name="notify" value="yes" checked' in page
    assert 'name="boosts" value="yes" checked' not in page
    assert re.search(r'<option value="fr" lang="fr" selected>', page)
    await ana.submit("/@ben/recommend", {"on": "yes"})
    page = await cleo.get("/@ana")
    assert "Recommended by ana" in page
    assert 'href="/@ben"' in page


async def test_pictures_of_a_profile_stand_in_a_grid(visitor) -> None:
    ana, guest = await visitor("ana"), await visitor()
    await ana.get("/compose")
    fields = {"text": "Look", "visibility": "public", "language": "en", "alt": "A green leaf"}
    await ana.submit("/compose", fields, files={"files": picture()})
    page = await guest.get("/@ana/media")
    assert 'class="gallery"' in page
    assert 'alt="A green leaf"' in page
    await guest.get("/@ana/mute", status=200)
    assert "<h1>Sign in</h1>" in guest.page


@pytest.mark.parametrize(
    "overrides", [{"translation_backend": "libretranslate", "translation_url": "http://127.0.0.1:9"}]
)
async def test_a_translation_is_offered_for_another_language_and_its_failure_said(visitor, overrides) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    number = await first_post(ana, "Bonjour tout le monde", language="fr")
    page = await ben.get(f"/@ana/{number}")
    assert "Translate from French" in page
    response = await ben.client.get(f"/posts/{number}/translation", headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert "does not answer" in response.text
    await ben.get(f"/posts/{number}/translation", status=503)
    assert "does not answer" in ben.page


@pytest.fixture
def outside() -> Iterator[Outside]:
    served = Outside()
    served.pages["/tide"] = Page(b'<title>x</title><meta property="og:title" content="A tide table">')
    yield served
    served.close()


@pytest.mark.parametrize("overrides", [{"outbound_networks": "127.0.0.0/8", "trends": "open"}])
async def test_what_is_much_talked_about_is_found_in_explore(visitor, house, eventually, outside, overrides) -> None:
    people = [await visitor(name) for name in ("ana", "ben", "cleo", "dan")]
    said = ("High water at noon", "Bring your boots on Sunday", "Who has read this?", "The harbour master was right")
    for person, words in zip(people, said, strict=True):
        await post(person, f"{words} {outside.url}/tide #Tides")
    ana = people[0]
    assert 'class="link-card"' in await eventually(ana, "/local", "A tide table")
    await house.store.write(rank, house.settings)
    page = await ana.get("/explore")
    assert "4 people this week" in page
    assert "shared by 4 people this week" in page
    assert page.count('class="sparkline"') == 2
    assert 'href="/tags/Tides"' in page or 'href="/tags/tides"' in page
    assert "A tide table" in await ana.get("/explore/links")
    page = await ana.get("/explore/tags")
    name = one(r'formaction="(/tags/[Tt]ides)/follow"', page)
    response = await ana.send(f"{name}/follow", {"on": "yes", "at": "1"}, **{"HX-Request": "true"})
    assert 'id="tag-follow-1"' in response.text
    assert "Who has read this?" in await ana.get("/home")


async def rank(tx: Transaction, settings: Settings) -> None:
    await rank_trends(settings, tx, Tick())
