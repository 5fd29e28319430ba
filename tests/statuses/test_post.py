"""Posting: what is kept, what is refused, what is held."""

import asyncio
from collections.abc import Callable

import msgspec
import pytest

from palabre.accounts.profile import ProfileChange, update_profile
from palabre.graph.block import block
from palabre.graph.follow import follow
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.errors import Forbidden, Invalid, NotFound
from palabre.statuses.boost import boost
from palabre.statuses.model import Status, StatusHeld, StatusPosted
from palabre.statuses.post import forget_keys
from palabre.statuses.read import held, search_statuses, view, views
from palabre.store.events import EVENTS_AFTER, StoredEvent
from palabre.store.paging import Page
from palabre.store.store import Store
from palabre.store.transaction import Reader
from palabre.store.work import Tick
from tests.statuses.town import CLAUSE, POLICY, SETTINGS, Town


async def told(store: Store, *kinds: str) -> list[StoredEvent]:
    """The events of some kinds, oldest first."""

    async def after(db: Reader) -> list[StoredEvent]:
        return await db.all(EVENTS_AFTER, transaction=-1, seq=0, limit=1000)

    return [event for event in await store.read(after) if event.kind in kinds]


async def test_a_status_is_kept_whole(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    picture = await town.picture(ada, "A drawing")
    status = await town.say(
        ada,
        "  Hello @Ben, see https://example.org/a and #Été\r\n\r\nBye  ",
        "unlisted",
        spoiler_text=" Greetings ",
        language="en",
        attachment_ids=(picture.id,),
        app_name="Teapot",
    )
    seen = await town.store.read(view, ben.id, status.id)
    assert seen.status == status
    assert status.text == "Hello @Ben, see https://example.org/a and #Été\n\nBye"
    assert (status.spoiler_text, status.sensitive, status.app_name) == ("Greetings", True, "Teapot")
    assert f'<a href="{ben.url}" class="u-url mention">@<span>ben</span></a>' in status.html
    assert 'href="https://palabre.example/tags/ete" class="mention hashtag" rel="tag">#<span>Été</span>' in status.html
    assert [(each.account_id, each.handle) for each in seen.mentions] == [(ben.id, "ben")]
    assert seen.tags == ("Été",)
    assert [each.description for each in seen.attachments] == ["A drawing"]
    assert seen.account.username == "ada"
    assert seen.account.statuses_count == 1
    assert seen.account.last_status_at == status.created_at
    assert status.url == f"https://palabre.example/@ada/{status.id}"
    assert status.uri == f"https://palabre.example/users/ada/statuses/{status.id}"
    (event,) = await told(town.store, "StatusPosted")
    assert event.read(StatusPosted) == StatusPosted(status.id, ada.id)


@pytest.mark.parametrize(
    ("draft", "field", "words"),
    [
        ({"text": "  "}, "text", "Write something"),
        ({"text": "x" * 501}, "text", "501 characters and 500 are allowed. Shorten it by 1"),
        ({"text": "x" * 400, "spoiler_text": "y" * 101}, "text", "Shorten it by 1"),
        ({"text": "x", "visibility": "secret"}, "visibility", "secret"),
        ({"text": "x", "language": "zz-none"}, "language", "zz-none"),
        ({"text": "x", "attachment_ids": (1, 2, 3, 4, 5)}, "media_ids", "at most 4"),
    ],
)
async def test_what_cannot_be_posted_says_why(town: Town, draft: dict[str, object], field: str, words: str) -> None:
    (ada,) = await town.join("ada")
    with pytest.raises(Invalid) as refused:
        await town.say(ada, **draft)  # type: ignore[arg-type]  # fields by name
    assert list(refused.value.fields) == [field]
    assert words in refused.value.public_text()
    assert (await town.account(ada.id)).statuses_count == 0


async def test_a_warning_alone_becomes_the_text_and_a_picture_needs_no_words(town: Town) -> None:
    (ada,) = await town.join("ada")
    status = await town.say(ada, "", spoiler_text="only this")
    assert (status.text, status.spoiler_text) == ("only this", "")
    picture = await town.picture(ada)
    assert (await town.say(ada, "", attachment_ids=(picture.id,))).html == ""


async def test_links_and_domains_of_mentions_count_as_in_mastodon(town: Town) -> None:
    (ada,) = await town.join("ada")
    await town.say(ada, "x" * 476 + " https://example.org/" + "long" * 100)
    await town.say(ada, "x" * 494 + " @zoe@palabre.example")


async def test_another_persons_picture_is_refused(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    picture = await town.picture(ben)
    with pytest.raises(Invalid):
        await town.say(ada, "mine now", attachment_ids=(picture.id,))
    assert (await town.account(ada.id)).statuses_count == 0


async def test_a_reply_joins_the_conversation_and_is_counted(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    first = await town.say(ada, "first")
    second = await town.say(ben, "second", in_reply_to_id=first.id)
    third = await town.say(ada, "third", "private", in_reply_to_id=second.id)
    assert (second.thread_id, second.in_reply_to_account_id) == (first.id, ada.id)
    assert third.thread_id == first.id
    assert (await town.store.read(view, None, first.id)).status.replies_count == 1
    assert (await town.store.read(view, None, second.id)).status.replies_count == 0, "a private reply is not counted"
    boosted = await town.store.write(boost, ben, first.id)
    fourth = await town.say(ben, "to the boost", in_reply_to_id=boosted.id)
    assert fourth.in_reply_to_id == first.id


async def test_one_can_answer_only_what_one_may_read(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    hidden = await town.say(ada, "for my followers", "private")
    with pytest.raises(NotFound):
        await town.say(ben, "hm", in_reply_to_id=hidden.id)
    with pytest.raises(NotFound):
        await town.say(ben, "hm", in_reply_to_id=99)
    await town.store.write(follow, ben, ada)
    assert (await town.say(ben, "hm", "direct", in_reply_to_id=hidden.id)).in_reply_to_id == hidden.id


async def test_whom_a_block_keeps_apart_is_not_mentioned(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    await town.store.write(block, ben.id, ada.id)
    status = await town.say(ada, "hey @ben and @nobody and @ada@elsewhere.example")
    assert status.html == "<p>hey @ben and @nobody and @ada@elsewhere.example</p>"
    assert (await town.store.read(view, ada.id, status.id)).mentions == ()


async def test_an_idempotency_key_posts_once_within_a_day(town: Town, travel: Callable[[int], None]) -> None:
    ada, ben = await town.join("ada", "ben")
    first = await town.say(ada, "once", idempotency_key="k")
    assert await town.say(ada, "once", idempotency_key="k") == first
    assert (await town.say(ben, "once", idempotency_key="k")).id != first.id
    assert (await town.say(ada, "once", idempotency_key="l")).id != first.id
    assert (await town.account(ada.id)).statuses_count == 2
    travel(clock.now() + DAY + 1)
    assert (await town.say(ada, "once", idempotency_key="k")).id != first.id
    await town.store.write(forget_keys, Tick())
    assert (await town.say(ada, "twice", idempotency_key="l")).id != first.id


async def test_the_same_key_at_the_same_moment_posts_once(town: Town) -> None:
    (ada,) = await town.join("ada")
    posted = await asyncio.gather(*(town.say(ada, "once", idempotency_key="k") for _ in range(5)))
    assert len({status.id for status in posted}) == 1
    assert (await town.account(ada.id)).statuses_count == 1


async def test_a_held_status_exists_for_its_author_alone(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    await town.store.write(follow, ben, ada)
    first = await town.say(ben, "first")
    status = await town.say(ada, "hold this @ben #tagged", in_reply_to_id=first.id)
    assert status.state == "held"
    mine = await town.store.read(view, ada.id, status.id)
    assert mine.hold is not None
    assert (mine.hold.state, mine.hold.clause_id, mine.hold.policy_version) == ("held", CLAUSE, POLICY.version)
    assert mine.hold.reasons == ("word: hold",)
    assert [each.status.id for each in await town.store.read(held, ada.id, Page())] == [status.id]
    assert await town.store.read(held, ben.id, Page()) == []
    for viewer in (ben.id, None):
        assert await town.store.read(views, viewer, [status.id]) == []
        assert await town.store.read(search_statuses, viewer, "tagged", Page(), settings=SETTINGS) == []
    assert (await town.account(ada.id)).statuses_count == 0
    assert (await town.store.read(view, ben.id, first.id)).status.replies_count == 0
    assert len(await told(town.store, "StatusPosted")) == 1
    (event,) = await told(town.store, "StatusHeld")
    heard = event.read(StatusHeld)
    assert (heard.status_id, heard.account_id, heard.is_live) == (status.id, ada.id, False)


async def test_a_refusal_names_the_clause_and_leaves_nothing(town: Town) -> None:
    (ada,) = await town.join("ada")
    with pytest.raises(Invalid) as refused:
        await town.say(ada, "refuse this")
    assert POLICY.clause(CLAUSE).title("en") in refused.value.public_text()
    assert refused.value.values["clause_id"] == CLAUSE
    assert (await town.account(ada.id)).statuses_count == 0


async def test_a_label_marks_and_a_limit_takes_out_of_public_timelines(town: Town) -> None:
    (ada,) = await town.join("ada")
    labelled, limited = await town.say(ada, "label me"), await town.say(ada, "limit me")
    assert (labelled.state, labelled.sensitive, labelled.visibility) == ("live", True, "public")
    assert (limited.state, limited.sensitive, limited.visibility) == ("live", False, "unlisted")
    assert (await town.say(ada, "limit me", "private")).visibility == "private"


async def test_a_flagged_status_is_live_and_asks_for_a_look(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    status = await town.say(ada, "flag this")
    assert (await town.store.read(view, ben.id, status.id)).hold is None
    (event,) = await told(town.store, "StatusHeld")
    assert event.read(StatusHeld).is_live
    assert len(await told(town.store, "StatusPosted")) == 1


async def test_accounts_under_sanction(town: Town) -> None:
    (ada,) = await town.join("ada")
    assert (await town.say(msgspec.structs.replace(ada, state="limited"), "hello")).visibility == "unlisted"
    with pytest.raises(Forbidden):
        await town.say(msgspec.structs.replace(ada, state="suspended"), "hello")


async def test_screening_is_told_what_the_house_knows(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    chain = "buy cheap gold rings at my shop today"
    parent = await town.say(ada, f"@ben {chain} https://shop.example")
    await town.say(ben, f"@ada {chain}!", "unlisted", in_reply_to_id=parent.id, spoiler_text="ad", language="en")
    first, second = town.engine.facts
    assert (first.mentions, first.links, first.is_reply) == (1, ("https://shop.example",), False)
    assert (first.same_text_1h, first.recent_posts_1h, first.author_status_count) == (0, 0, 0)
    assert (second.content_warning, second.language, second.is_reply) == ("ad", "en", True)
    assert second.same_text_1h == 1
    assert second.author_age_ms is not None
    assert second.author_age_ms >= 0
    assert not second.author_is_staff
    await town.say(ben, "and more")
    assert town.engine.facts[-1].recent_posts_1h == 1


async def test_direct_statuses_are_not_counted(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    await town.say(ada, "@ben psst", "direct")
    assert (await town.account(ada.id)).statuses_count == 0
    await town.store.write(update_profile, ada.id, ProfileChange(display_name="Ada"), settings=SETTINGS)
    found: list[Status] = [
        each.status for each in await town.store.read(search_statuses, ben.id, "psst", Page(), settings=SETTINGS)
    ]
    assert [status.visibility for status in found] == ["direct"]
