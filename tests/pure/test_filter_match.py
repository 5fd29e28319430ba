"""What keywords match."""

import msgspec
import pytest

from palabre.timelines.filters.match import FilterSet
from palabre.timelines.filters.model import Filter, FilteredStatus, FilterView, Keyword


def filter_of(*words: str, whole_word: bool = True, expires_at: int | None = None, status_id: int = 0) -> FilterView:
    """A filter of these words."""
    keywords = tuple(Keyword(at, 1, word, whole_word, 0) for at, word in enumerate(words))
    statuses = (FilteredStatus(1, 1, status_id, 0),) if status_id else ()
    return FilterView(Filter(1, 1, "title", '["home"]', "warn", expires_at, 0), keywords, statuses)


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("cat", "my CAT sleeps", "CAT"),
        ("cat", "concatenate", None),
        ("#cat", "a #cat.", "#cat"),
        ("#cat", "x#cat", "#cat"),
        ("#cat", "#cats", None),
        ("cat!", "cat!s", "cat!"),
        ("été", "un été chaud", "été"),
        ("été", "prététe", None),
        ("a.b", "axb", None),
        ("two words", "Two words here", "Two words"),
        ("(", "smile :(", "("),
    ],
)
def test_whole_words_end_where_words_end(word: str, text: str, expected: str | None) -> None:
    found = FilterSet([filter_of(word)]).matches(text, (5,), 0)
    assert [each.words for each in found] == ([] if expected is None else [(expected,)])


def test_parts_of_words() -> None:
    assert FilterSet([filter_of("cat", whole_word=False)]).matches("concatenate", (5,), 0)


def test_a_filter_ends_in_time() -> None:
    some = FilterSet([filter_of("cat", expires_at=100)])
    assert some.matches("cat", (5,), 99)
    assert not some.matches("cat", (5,), 100)


def test_every_filter_says_what_it_found() -> None:
    named = msgspec.structs.replace(filter_of("dog", status_id=7), filter=filter_of().filter)
    some = FilterSet([filter_of("cat"), named, filter_of("bird")])
    found = some.matches("a dog and a cat", (8, 7), 0)
    assert [(each.words, each.status_ids) for each in found] == [(("cat",), None), (("dog",), (7,))]
    assert not FilterSet([filter_of()])
