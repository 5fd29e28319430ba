"""The composer as a browser without scripts sees it: polls, quotes, files, a later time, and a word beforehand."""

import io
import wave

from palabre.community.emoji import set_emoji
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.media.emoji import EmojiPicture
from tests.web.people import one
from tests.web.test_posts import THREAT, id_of, picture, post

WORDS = {"visibility": "public", "language": "en"}


async def test_a_poll_is_asked_as_it_was_written(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await ana.get("/compose")
    poll = {"option-1": "Mango", "option-2": "Fig", "option-4": "Guava", "poll_lasts": "3600", "poll_multiple": "yes"}
    await ana.submit("/compose", WORDS | poll | {"text": "Which tree?", "poll_hidden": "yes"})
    page = await ben.get(f"/@ana/{await id_of(ben, 'tree')}")
    assert page.count('type="checkbox" name="choice"') == 3
    await ana.get("/compose")
    page = await ana.submit("/compose", WORDS | {"text": "One?", "option-1": "Only this"}, status=422)
    assert "A poll needs at least two options" in page
    assert 'value="Only this"' in page


async def test_an_edit_keeps_the_votes_unless_the_options_change(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await ana.get("/compose")
    poll = {"option-1": "Mango", "option-2": "Fig", "poll_lasts": "3600"}
    await ana.submit("/compose", WORDS | poll | {"text": "Which tree?"})
    number = await id_of(ben, "tree")
    vote = one(r'action="(/polls/\d+/votes)"', await ben.get(f"/@ana/{number}"))
    await ben.submit(vote, {"choice": "1"})
    page = await ana.get(f"/compose/edit/{number}")
    assert 'name="option-2"' in page
    assert 'value="Fig"' in page
    kept = {"option-1": "Mango", "option-2": "Fig", "poll_lasts": "", "text": "Which tree, then?"}
    assert "1 person voted" in await ana.submit(f"/compose/edit/{number}", WORDS | kept)
    await ana.get(f"/compose/edit/{number}")
    page = await ana.submit(f"/compose/edit/{number}", WORDS | kept | {"option-2": "Guava"})
    assert "0 people voted" in page
    history = await ben.get(f"/@ana/{number}/history")
    assert "<ins>" in history
    assert "Guava" in history


async def test_who_may_answer_and_quote_is_the_authors_choice(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await post(ana, "No answers to this hum, please", reply_policy="nobody", quote_policy="nobody")
    number = await id_of(ben, "hum")
    await ben.get(f"/compose?reply_to={number}")
    page = await ben.submit("/compose", WORDS | {"text": "But why?", "reply_to": number}, status=403)
    assert "closed this post to replies" in page
    assert "But why?</textarea>" in page
    page = await ben.submit("/compose", WORDS | {"text": "Look at this", "quote": number}, status=404)
    assert "you may not quote it" in page
    await ana.get(f"/compose/edit/{number}")
    await ana.submit(f"/compose/edit/{number}", WORDS | {"text": "Answer this hum", "reply_policy": "everyone"})
    await ben.submit("/compose", WORDS | {"text": "Gladly", "reply_to": number})
    assert "Gladly" in ben.page


async def test_a_quote_shows_what_it_quotes_before_and_after(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await post(ana, "Rain again over the market")
    number = await id_of(ben, "rain")
    page = await ben.get(f"/compose?quote={number}")
    assert "Rain again over the market" in page
    assert f'name="quote" value="{number}"' in page
    await ben.submit("/compose", WORDS | {"text": "At last", "quote": number})
    page = await ben.get(f"/@ben/{await id_of(ben, 'last')}")
    assert 'aria-label="Quoted post"' in page


async def test_what_would_be_held_is_said_first_and_nothing_is_posted(visitor) -> None:
    ana = await visitor("ana")
    await ana.get("/compose")
    page = await ana.submit("/compose", WORDS | {"text": THREAT, "warning": "Anger"}, status=422)
    assert "Threat of violence" in page
    assert "a person looks at it first" in page
    assert 'name="anyway" value="yes"' in page
    assert "come to your house" in page
    assert 'value="Anger"' in page
    assert "come to your house" not in await ana.get("/@ana")
    await ana.get("/compose")
    page = await ana.submit("/compose", WORDS | {"text": "I am cross with Ben, and I will tell him so"})
    assert "cross with Ben" in page
    await ana.get("/compose")
    page = await ana.submit("/compose", WORDS | {"text": THREAT, "anyway": "yes"})
    assert "only you can see this until a person has looked at it" in page


async def test_nobody_feels_their_way_around_the_rules(visitor) -> None:
    ana = await visitor("ana")
    page = ""
    for _turn in range(12):
        await ana.get("/compose")
        page = await ana.submit("/compose", WORDS | {"text": THREAT}, status=422)
    for hint in ("knife", "per_mille", "score"):
        assert hint not in page.split('id="foreseen"')[1].split("</div>")[0]
    await ana.get("/compose")
    page = await ana.submit("/compose", WORDS | {"text": THREAT})
    assert "only you can see this until a person has looked at it" in page


async def test_an_edit_is_foreseen_too(visitor) -> None:
    ana = await visitor("ana")
    await post(ana, "Calm water")
    number = await id_of(ana, "calm")
    await ana.get(f"/compose/edit/{number}")
    page = await ana.submit(f"/compose/edit/{number}", WORDS | {"text": THREAT}, status=422)
    assert "Threat of violence" in page
    assert "Calm water" in await ana.get(f"/@ana/{number}")


async def test_files_are_added_described_ordered_and_left_out_without_scripts(visitor) -> None:
    ana = await visitor("ana")
    await ana.get("/compose")
    files = [("files", picture("green")), ("files", picture("red")), ("files", picture("blue"))]
    page = await ana.submit("/compose", WORDS | {"text": "Three", "step": "files"}, files=files, status=200)
    assert "3 files have no description yet" in page
    first, second, third = page.split('name="media" value="')[1:]
    ids = [each.split('"')[0] for each in (first, second, third)]
    fields = {"media": ids, f"place-{ids[0]}": "2", f"place-{ids[1]}": "1", "drop": ids[2]}
    fields |= {f"alt-{ids[0]}": "Green leaf", f"alt-{ids[1]}": "Red leaf", f"focus-{ids[1]}": "0.7,-0.7"}
    await ana.submit("/compose", WORDS | fields | {"text": "Three leaves"})
    page = await ana.get(f"/@ana/{await id_of(ana, 'leaves')}")
    assert page.index("Red leaf") < page.index("Green leaf")
    edit = await ana.get(one(r'href="(/compose/edit/\d+)"', page))
    assert 'data-x="0.7" data-y="-0.7"' in edit
    assert edit.count('name="media"') == 2


async def test_a_sound_is_worked_on_and_then_posted(visitor, eventually) -> None:
    ana = await visitor("ana")
    sound = io.BytesIO()
    with wave.open(sound, "wb") as made:
        made.setparams((1, 2, 8_000, 0, "NONE", ""))
        made.writeframes(b"\0\1" * 8_000)
    await ana.get("/compose")
    files = {"files": ("birds.wav", sound.getvalue(), "audio/wav")}
    response = await ana.send("/compose/media", {}, files=files)
    number = one(r'name="media" value="(\d+)"', response.text)
    assert "Describe this sound" in response.text
    await eventually(ana, f"/compose/media/{number}", "Ready")
    await ana.get(f"/compose/media?media={number}&media=1")
    assert ana.page.count('name="media"') == 1
    await ana.get("/compose")
    await ana.submit("/compose", WORDS | {"text": "Birds", "media": number, f"alt-{number}": "Birds at dawn"})
    assert "<audio" in await ana.get(f"/@ana/{await id_of(ana, 'birds')}")


async def test_a_post_waits_for_its_time_and_can_be_changed(visitor) -> None:
    ana = await visitor("ana")
    await ana.get("/compose")
    page = await ana.submit("/compose", WORDS | {"text": "Too soon", "due": "2020-13-45T00:00"}, status=422)
    assert "This is no date with a time" in page
    due = clock.iso(clock.now() + 2 * DAY)
    page = await ana.submit(
        "/compose", WORDS | {"text": "In two days", "due_at": due, "option-1": "A", "option-2": "B"}
    )
    assert "Scheduled posts" in page
    assert "In two days" in page
    number = one(r'id="scheduled-(\d+)"', page)
    assert "In two days" not in await ana.get("/@ana")
    await ana.get("/scheduled")
    later = clock.iso(clock.now() + 3 * DAY)[:16]
    page = await ana.submit(f"/scheduled/{number}", {"due": later})
    assert f'value="{later}"' in page
    page = await ana.submit(f"/scheduled/{number}", {"due": "2020-01-01T00:00"}, status=422)
    assert "must be in the future" in page
    page = await ana.submit(f"/scheduled/{number}/rewrite", status=200)
    assert "In two days</textarea>" in page
    assert 'value="B"' in page
    assert f'value="{later}"' in page
    assert "Nothing waits to be posted" in await ana.get("/scheduled")


async def test_only_their_author_sees_what_is_scheduled(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await ana.get("/compose")
    due = clock.iso(clock.now() + DAY)
    page = await ana.submit("/compose", WORDS | {"text": "Tomorrow", "due_at": due})
    number = one(r'id="scheduled-(\d+)"', page)
    assert "Tomorrow" not in await ben.get("/scheduled")
    await ben.submit(f"/scheduled/{number}/cancel", status=404)
    await ana.submit(f"/scheduled/{number}/cancel")
    assert "Tomorrow" not in ana.page


async def test_writing_anew_brings_everything_back(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await post(ben, "What grows here?")
    parent = await id_of(ana, "grows")
    await ana.get("/compose")
    poll = {"option-1": "Mango", "option-2": "Fig", "poll_lasts": "3600"}
    await ana.submit(
        "/compose", WORDS | poll | {"text": "@ben guess the fruit", "reply_to": parent, "warning": "Fruit"}
    )
    number = await id_of(ana, "guess")
    await ana.get(f"/posts/{number}/delete")
    page = await ana.submit(f"/posts/{number}/delete", {"redraft": "yes"}, status=200)
    for kept in (
        "@ben guess the fruit</textarea>",
        'value="Fig"',
        'value="Fruit"',
        f'name="reply_to" value="{parent}"',
    ):
        assert kept in page, kept
    assert '<option value="3600" selected>' in page


async def test_completion_knows_people_tags_and_emoji(visitor, house) -> None:
    ana, ben, cora = await visitor("ana"), await visitor("benji"), await visitor("benta")
    await post(ben, "Look #Birdsong")
    await house.store.write(set_emoji, "baobab", EmojiPicture("aa/b.png", "aa/c.png"), category="Trees")
    await ana.get("/@benta")
    await ana.submit("/@benta/follow", {"on": "yes"})
    page = await ana.get("/compose/complete?q=@ben")
    assert page.index("@benta") < page.index("@benji")
    assert "#Birdsong" in await ana.get("/compose/complete?q=%23bird")
    await cora.get("/@benji")
    await cora.submit("/@benji/block", {"on": "yes"})
    assert "@benji" not in await cora.get("/compose/complete?q=@ben")
    assert 'role="option"' not in await ana.get("/compose/complete?q=@")


async def test_emoji_of_the_community_are_drawn_where_they_are_named(visitor, house, eventually) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await house.store.write(set_emoji, "baobab", EmojiPicture("aa/b.png", "aa/c.png"), category="Trees")
    await eventually(ana, "/compose/emojis", ":baobab:")
    assert "Trees" in ana.page
    await post(ana, "Under the :baobab: <b>:baobab:</b> https://example.org/:baobab: :nothing:")
    page = await ben.get(f"/@ana/{await id_of(ben, 'under')}")
    text = page.split('class="content"')[1].split("</div>")[0]
    drawn = 'src="/media/aa/b.png" alt=":baobab:"'
    assert text.count(drawn) >= 2
    assert 'srcset="/media/aa/c.png"' in text
    assert 'href="https://example.org/:baobab:"' in text
    assert "&lt;b&gt;" in text
    assert ":nothing:" in text


async def test_a_history_marks_what_changed(visitor) -> None:
    ana = await visitor("ana")
    await post(ana, "Market on Tusday at noon")
    number = await id_of(ana, "market")
    await ana.get(f"/compose/edit/{number}")
    await ana.submit(f"/compose/edit/{number}", WORDS | {"text": "Market on Tuesday at noon <sharp>"})
    page = await ana.get(f"/@ana/{number}/history")
    assert "[removed:] </span>Tusday" in page
    assert "[added:] </span>Tuesday" in page
    assert "&lt;" in page
    assert "<sharp>" not in page
