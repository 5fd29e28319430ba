"""Finding statuses and tags."""

from collections.abc import Callable
from datetime import UTC, datetime

from palabre.accounts.profile import ProfileChange, update_profile
from palabre.graph.follow import follow
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.statuses.model import Day
from palabre.statuses.react import bookmark, favourite
from palabre.statuses.read import search_statuses, search_tags, tag, tag_days
from palabre.statuses.withdraw import release, withdraw
from palabre.store.paging import Page
from tests.statuses.town import SETTINGS, Town


async def find(town: Town, viewer_id: int | None, words: str, **more) -> list[str]:
    """The texts that a viewer finds."""
    page = more.pop("page", Page())
    return [
        each.status.text
        for each in await town.store.read(search_statuses, viewer_id, words, page, settings=SETTINGS, **more)
    ]


async def test_words_are_found_newest_first_in_any_spelling(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    await town.say(ada, "Un café, s'il vous plaît")
    await town.say(ben, "CAFE noir")
    await town.say(ben, "thé", spoiler_text="not café")
    await town.say(ben, "東京タワーに行きました")
    assert await find(town, None, "café") == ["thé", "CAFE noir", "Un café, s'il vous plaît"]
    assert await find(town, None, "cafe noir") == ["CAFE noir"]
    assert await find(town, None, "タワー") == ["東京タワーに行きました"]
    assert await find(town, None, "ータワ") == []
    assert await find(town, None, "caf") == []
    assert await find(town, None, '" OR café* NEAR(') == []
    assert await find(town, None, "café", account_id=ada.id) == ["Un café, s'il vous plaît"]


async def test_operators_narrow_what_is_found(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    said = await town.say(ada, "tea with a picture", attachment_ids=((await town.picture(ada, "a samovar")).id,))
    await town.say(ben, "tea, see https://a.example/", language="fr")
    await town.say(ben, "tea for @ada", in_reply_to_id=said.id, sensitive=True)
    pictured, linked, answered = "tea with a picture", "tea, see https://a.example/", "tea for @ada"
    for sought, texts in (
        ("tea has:image", [pictured]),
        ("tea has:media", [pictured]),
        ("samovar", [pictured]),
        ("tea -has:media", [answered, linked]),
        ("tea has:link", [linked]),
        ("language:fr tea", [linked]),
        ("tea is:reply", [answered]),
        ("tea -is:reply -has:link", [pictured]),
        ("tea is:sensitive", [answered]),
        ("from:ada", [pictured]),
        ("from:@ben tea", [answered, linked]),
        ("from:me tea", [pictured]),
        ("-from:me tea", [answered, linked]),
        ("from:nobody tea", []),
        ('"a picture"', [pictured]),
        ('"picture a"', []),
        ("tea -picture", [answered, linked]),
        ("in:library tea", [answered, pictured]),
    ):
        assert await find(town, ada.id, sought) == texts, sought


async def test_days_bound_a_search(town: Town, travel: Callable[[int], None]) -> None:
    (ada,) = await town.join("ada")
    for number in range(3):
        travel(day_of("2099-05-01") + number * DAY + 1)
        await town.say(ada, f"tea {number}")
    assert await find(town, None, "tea before:2099-05-02") == ["tea 0"]
    assert await find(town, None, "tea after:2099-05-02") == ["tea 2"]
    assert await find(town, None, "tea during:2099-05-02") == ["tea 1"]


def day_of(text: str) -> int:
    """The first millisecond of a day."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


async def test_the_library_is_what_one_wrote_kept_or_was_named_in(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    kept = await town.say(ada, "tea kept")
    await town.say(ada, "tea passed by")
    await town.say(ben, "tea of mine", "private")
    await town.say(ada, "tea for @ben", "direct")
    await town.store.write(bookmark, ben.id, kept.id)
    assert await find(town, ben.id, "in:library tea") == ["tea for @ben", "tea of mine", "tea kept"]
    assert await find(town, ben.id, "in:library") == ["tea for @ben", "tea of mine", "tea kept"]
    assert await find(town, None, "in:library tea") == []


async def test_the_best_say_most_and_moved_most(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    loved = await town.say(ada, "tea once, in a long text about many other things that happen at four")
    await town.say(ada, "tea tea tea")
    await town.say(ada, "tea once and other things that happen at four or at any other hour of the day")
    await town.store.write(favourite, ben.id, loved.id)
    found = await find(town, ben.id, "tea sort:best")
    assert found[0] == "tea tea tea"
    assert found[1] == loved.text


async def test_pages_of_finds_go_both_ways(town: Town) -> None:
    (ada,) = await town.join("ada")
    said = [await town.say(ada, f"tea {number}") for number in range(7)]
    assert await find(town, None, "tea", page=Page(limit=3)) == ["tea 6", "tea 5", "tea 4"]
    assert await find(town, None, "tea", page=Page(limit=3, max_id=said[4].id)) == ["tea 3", "tea 2", "tea 1"]
    assert await find(town, None, "tea", page=Page(limit=2, min_id=said[1].id)) == ["tea 3", "tea 2"]
    assert await find(town, None, "tea", page=Page(since_id=said[4].id)) == ["tea 6", "tea 5"]


async def test_a_page_is_filled_past_what_may_not_be_found(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    await town.say(ada, "tea for all")
    for number in range(10):
        await town.say(ada, f"tea in secret {number}", "direct")
    assert await find(town, ben.id, "tea", page=Page(limit=1)) == ["tea for all"]
    assert await find(town, ben.id, "tea", page=Page(limit=1, min_id=1)) == ["tea for all"]


async def test_each_finds_only_their_share(town: Town) -> None:
    ada, ben, cleo = await town.join("ada", "ben", "cleo")
    await town.store.write(follow, ben, ada)
    for visibility in ("public", "unlisted", "private", "direct"):
        await town.say(ada, f"tea {visibility} @cleo" if visibility == "direct" else f"tea {visibility}", visibility)
    assert await find(town, ada.id, "tea") == ["tea direct @cleo", "tea private", "tea unlisted", "tea public"]
    assert await find(town, ben.id, "tea") == ["tea private", "tea public"]
    assert await find(town, cleo.id, "tea") == ["tea direct @cleo", "tea public"]
    assert await find(town, None, "tea") == ["tea public"]
    await town.store.write(update_profile, ada.id, ProfileChange(indexable=False), settings=SETTINGS)
    assert await find(town, ben.id, "tea") == []
    assert await find(town, cleo.id, "tea") == ["tea direct @cleo"]
    assert len(await find(town, ada.id, "tea")) == 4


async def test_tags_are_one_in_every_spelling_and_found_by_their_beginning(town: Town) -> None:
    (ada,) = await town.join("ada")
    await town.say(ada, "#Café #cafeteria #100percent #per_cent")
    await town.say(ada, "#CAFE #thé")
    known = await town.store.read(tag, "cafÉ")
    assert known is not None
    assert (known.name, known.display_name) == ("cafe", "Café")
    assert await town.store.read(tag, "unknown") is None
    assert [each.name for each in await town.store.read(search_tags, "#Cafe", 10)] == ["cafe", "cafeteria"]
    assert [each.name for each in await town.store.read(search_tags, "cafe", 1, 1)] == ["cafeteria"]
    assert [each.name for each in await town.store.read(search_tags, "per_", 10)] == ["per_cent"]
    assert await town.store.read(search_tags, "%", 10) == []
    assert await town.store.read(search_tags, " ", 10) == []


async def test_a_tags_use_is_told_by_day(town: Town, travel: Callable[[int], None]) -> None:
    ada, ben = await town.join("ada", "ben")
    today = clock.now() // DAY * DAY
    travel(today + 1000)
    for author, visibility in ((ada, "public"), (ada, "public"), (ben, "public"), (ben, "unlisted")):
        await town.say(author, f"#tea {visibility}", visibility)
    await town.say(ben, "hold #tea")
    known = await town.store.read(tag, "tea")
    assert known is not None
    travel(today + DAY)
    days = await town.store.read(tag_days, known.id, 3)
    assert days == [Day(today + DAY, 0, 0), Day(today, 3, 2), Day(today - DAY, 0, 0)]


async def test_a_tag_that_nobody_may_read_is_not_suggested(town: Town) -> None:
    ada, _ben = await town.join("ada", "ben")
    held = await town.say(ada, "hold #teatime")
    await town.say(ada, "#teapot", "private")
    assert await town.store.read(search_tags, "tea", 10) == []
    await town.store.write(release, held.id)
    assert [each.name for each in await town.store.read(search_tags, "tea", 10)] == ["teatime"]
    await town.store.write(withdraw, held.id)
    assert await town.store.read(search_tags, "tea", 10) == []
