"""Reading and writing, as a browser without scripts does it."""

import re
from io import BytesIO

from PIL import Image

from tests.web.people import Person, one

THREAT = "@ben I know where you live. Tonight I will come to your house and kill you with my knife."


def picture(colour: str = "green") -> tuple[str, bytes, str]:
    file = BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, "PNG")
    return "leaf.png", file.getvalue(), "image/png"


async def post(person: Person, text: str, **fields: str) -> str:
    await person.get("/compose")
    return await person.submit("/compose", {"text": text, "visibility": "public", "language": "en", **fields})


async def id_of(person: Person, words: str) -> str:
    page = await person.get(f"/search?q={words}")
    return one(r'data-post="(\d+)"', page)


async def test_a_post_is_read_by_everyone_and_is_only_text(visitor) -> None:
    ana, guest = await visitor("ana"), await visitor(language="fr")
    page = await post(ana, "The <script>alert(1)</script> weaver birds are back #Birds", language="en")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; weaver" in page
    for path in ("/", "/local", "/@ana", "/tags/birds"):
        page = await guest.get(path)
        assert "weaver birds" in page, path
        assert "<script>alert" not in page, path
    number = one(r'data-post="(\d+)"', page)
    page = await guest.get(f"/@ana/{number}")
    assert 'lang="en" dir="auto"' in page
    assert '<html lang="fr"' in page
    assert "Connectez-vous pour répondre" in page


async def test_posts_are_shown_to_those_they_are_for(visitor) -> None:
    ana, ben, guest = await visitor("ana"), await visitor("ben"), await visitor()
    await post(ana, "Only for followers", visibility="private")
    number = one(r'data-post="(\d+)"', await ana.get("/@ana"))
    await guest.get(f"/@ana/{number}", status=404)
    await ben.get(f"/@ana/{number}", status=404)
    await ben.get("/@ana")
    await ben.submit("/@ana/follow", {"on": "yes", "next": "/@ana"})
    assert "Only for followers" in await ben.get("/home")
    assert "Only for followers" in await ben.get(f"/@ana/{number}")
    assert "Only for followers" not in await ben.get("/local")


async def test_a_refused_post_keeps_its_words_and_pictures(visitor) -> None:
    ana = await visitor("ana")
    await ana.get("/compose")
    page = await ana.submit(
        "/compose",
        {"text": "x" * 1_001, "warning": "Long", "visibility": "unlisted", "language": "fr", "alt": "A green leaf"},
        files={"files": picture()},
        status=422,
    )
    assert "Shorten it by 5" in page
    assert "x" * 1_001 in page
    assert 'value="Long"' in page
    assert '<input type="radio" name="visibility" value="unlisted" checked>' in page
    media = one(r'name="media" value="(\d+)"', page)
    assert "A green leaf" in page
    page = await ana.submit(
        "/compose",
        {
            "text": "Shorter",
            "visibility": "public",
            "language": "fr",
            "media": media,
            f"alt-{media}": "A very green leaf",
        },
    )
    assert 'alt="A very green leaf"' in page
    source = one(r'src="(/media/[^"]+)"', page)
    assert (await ana.client.get(source)).headers["content-type"].startswith("image/")


async def test_what_is_no_picture_is_refused_and_the_words_stay(visitor) -> None:
    ana = await visitor("ana")
    await ana.get("/compose")
    files = {"files": ("notes.txt", b"not a picture", "text/plain")}
    page = await ana.submit("/compose", {"text": "Look", "visibility": "public"}, files=files, status=422)
    assert "neither a picture nor a video nor a sound" in page
    assert "Look</textarea>" in page


async def test_a_reply_joins_the_conversation(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await post(ana, "Who has seen the ladder?")
    number = await id_of(ana, "ladder")
    page = await ben.get(f"/compose?reply_to={number}")
    assert "@ana </textarea>" in page
    page = await ben.submit("/compose", {"text": "@ana Behind the shed", "reply_to": number, "visibility": "public"})
    assert "Who has seen the ladder?" in page
    page = await ana.get(f"/@ana/{number}")
    assert "Behind the shed" in page
    assert "1 reply" in page
    await ben.submit("/compose", {"text": "Found", "reply_to": "1", "visibility": "public"}, status=404)


async def test_the_same_form_sent_twice_is_one_post(visitor) -> None:
    ana = await visitor("ana")
    page = await ana.get("/compose")
    key = one(r'name="key" value="([^"]+)"', page)
    for _turn in range(2):
        await ana.submit("/compose", {"text": "Once is enough", "visibility": "public", "key": key})
    assert (await ana.get("/@ana")).count("Once is enough") == 1


async def test_reactions_without_scripts_return_to_the_page(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await post(ana, "Figs are ripe")
    number = await id_of(ben, "figs")
    await ben.get("/local")
    response = await ben.send(f"/posts/{number}/favourite", {"on": "yes", "next": "/local", "outer": number})
    assert response.headers["location"] == f"/local#post-{number}"
    page = await ben.get("/local")
    assert re.search(r'class="react favourite"[^>]*aria-pressed="true"', page)
    assert "Figs are ripe" in await ben.get("/favourites")
    await ben.submit(f"/posts/{number}/bookmark", {"on": "yes"})
    assert "Figs are ripe" in await ben.get("/bookmarks")
    await ben.submit(f"/posts/{number}/boost", {"on": "yes"})
    assert "boosted" in await ben.get("/@ben")
    await ben.submit(f"/posts/{number}/boost", {"on": ""})
    assert "boosted" not in await ben.get("/@ben")
    response = await ben.send(f"/posts/{number}/favourite", {"on": "", "next": "//evil.example"})
    assert response.headers["location"].startswith(f"/@ana/{number}")


async def test_reactions_with_scripts_bring_the_buttons_back(visitor) -> None:
    ana = await visitor("ana")
    await post(ana, "Figs are ripe")
    number = await id_of(ana, "figs")
    response = await ana.send(f"/posts/{number}/favourite", {"on": "yes", "outer": "77"}, **{"HX-Request": "true"})
    assert response.text.startswith('<form class="post-actions"')
    assert 'id="favourite-77"' in response.text
    response = await ana.send("/posts/12345/favourite", {"on": "yes"}, **{"HX-Request": "true"})
    assert response.status_code == 404
    assert response.headers["hx-retarget"] == "#notices"
    assert "<html" not in response.text


async def test_a_post_is_edited_and_its_first_wording_kept(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await post(ana, "Market on Tusday")
    number = await id_of(ana, "market")
    assert "Market on Tusday</textarea>" in await ana.get(f"/compose/edit/{number}")
    page = await ana.submit(f"/compose/edit/{number}", {"text": "Market on Tuesday", "language": "en"})
    assert "Market on Tuesday" in page
    assert "edited" in page
    history = await ben.get(f"/@ana/{number}/history")
    assert "Market on Tusday" in history
    await ben.get(f"/compose/edit/{number}", status=404)
    await ben.submit(f"/compose/edit/{number}", {"text": "Mine now"}, status=404)


async def test_deleting_asks_first_and_can_give_the_words_back(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await post(ana, "Say it better")
    number = await id_of(ana, "better")
    assert "Delete this post for good?" in await ana.get(f"/posts/{number}/delete")
    await ben.get(f"/posts/{number}/delete", status=404)
    page = await ana.submit(f"/posts/{number}/delete", {"redraft": "yes"}, status=200)
    assert "Say it better</textarea>" in page
    await ben.get(f"/@ana/{number}", status=404)


async def test_a_held_post_is_seen_by_its_author_alone(visitor) -> None:
    ana, ben, guest = await visitor("ana"), await visitor("ben"), await visitor()
    page = await post(ana, THREAT, anyway="yes")
    assert "only you can see this until a person has looked at it" in page
    assert "Threat of violence" in page
    number = one(r'data-post="(\d+)"', page)
    assert "come to your house" in await ana.get("/@ana")
    for person in (ben, guest):
        for path in ("/", "/local", "/@ana", "/search?q=knife"):
            assert "come to your house" not in await person.get(path), path
        await person.get(f"/@ana/{number}", status=404)


async def test_long_timelines_go_on(visitor) -> None:
    ana = await visitor("ana")
    for number in range(23):
        await post(ana, f"Line {number:02}.")
    page = await ana.get("/@ana")
    assert page.count("<article") == 20
    more = one(r'href="(/@ana\?max_id=\d+)"', page)
    page = await ana.get(more)
    assert page.count("<article") == 3
    assert "Line 00." in page
    assert "Show older posts" not in page
