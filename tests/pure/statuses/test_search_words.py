"""How texts and searches are cut into words, and what the operators of a search mean."""

from datetime import UTC, datetime

import pytest

from palabre.ground.errors import Invalid
from palabre.ground.ids import first_id_at
from palabre.statuses.search.expression import expression, reach_of
from palabre.statuses.search.language import Sought, parse
from palabre.statuses.search.words import alike_word, words_of


def day(text: str) -> int:
    """The first id of a day."""
    return first_id_at(int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("  !?  ", ()),
        ("Café crème", ("cafe", "creme")),
        ("rain rain", ("rain",)),
        ('say "hi there" OR NOT near*', ("say", "hi there", "or", "not", "near")),
        ("東京 tower", ("東 京", "tower")),
        ("हिन्दी", ("हिन्दी",)),
        ("foo_bar", ("foo", "bar")),
        ("at 12:30", ("at", "12", "30")),
        ("has:legs", ("has", "legs")),
        ("has:image is:reply lang:fr-CA", ("has0image", "is0reply", "language0fr")),
    ],
)
def test_words_phrases_and_marks(text: str, words: tuple[str, ...]) -> None:
    assert parse(text).words == words


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("tea -milk -has:gif", Sought(words=("tea",), without=("milk", "has0video"))),
        ("from:me -from:@ben@far.example", Sought(authors=("me",), not_authors=("@ben@far.example",))),
        ("before:2026-02-01", Sought(max_id=day("2026-02-01"))),
        ("after:2026-02-01", Sought(min_id=day("2026-02-02") - 1)),
        ("during:2026-02-01", Sought(min_id=day("2026-02-01") - 1, max_id=day("2026-02-02"))),
        ("in:library sort:best", Sought(within="library", sort="best")),
        ("IN:PUBLIC tea", Sought(words=("tea",), within="public")),
    ],
)
def test_operators(text: str, sought: Sought) -> None:
    assert parse(text) == sought


@pytest.mark.parametrize("text", ["before:soon", "after:2026-13-01", "during:2026-02-30"])
def test_a_day_that_is_none_is_named(text: str) -> None:
    with pytest.raises(Invalid, match="is no day"):
        parse(text)


def test_a_search_is_bounded() -> None:
    assert len(parse(" ".join(f"word{number}" for number in range(1000))).words) == 12
    assert len(parse("x" * 10_000).words[0]) == 60


def test_both_engines_are_asked_the_same() -> None:
    asked = expression(("tea", "east wind"), ("milk",), (5, 6), (7,), reach_of(9, "all"))
    reach = '("in0public" OR "in0private" OR "author09" OR "named09")'
    assert (
        asked.fts5 == f'("tea" AND "east wind" AND ("author05" OR "author06") AND {reach}) NOT ("milk" OR "author07")'
    )
    assert asked.tsquery.startswith("('tea' & ('east' <-> 'wind' & 'é51e7') & ('author05' | 'author06') & ")
    assert asked.tsquery.endswith(" & !('milk' | 'author07')")
    assert reach_of(None, "all").fts5 == '"in0public"'


def test_texts_that_begin_alike_share_a_word() -> None:
    first = alike_word("@ada @ben Buy cheap gold rings now!")
    assert first
    assert first == alike_word("@cleo  buy CHEAP gold, rings: now")
    assert first != alike_word("Buy cheap gold rings later!")
    assert alike_word("thank you all") == ""


def test_every_letter_of_a_script_without_spaces_is_a_word() -> None:
    assert words_of("東京タワー tea") == ["東", "京", "タ", "ワ", "ー", "tea"]
