"""Counting characters as Mastodon does."""

import pytest

from palabre.statuses.entities import entities
from palabre.statuses.length import characters, counted_length


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("hello", 5),
        ("école", 5),
        ("e\u0301cole", 5),
        ("👩‍👩‍👧‍👦", 1),
        ("👍🏽👍", 2),
        ("🇫🇷🇩🇪", 2),
        ("❤️", 1),
        ("हिन्दी", 3),
        ("日本語", 3),
        ("a\nb", 3),
    ],
)
def test_what_a_reader_sees_as_one_counts_one(text: str, count: int) -> None:
    assert characters(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("https://example.org/" + "x" * 500, 23),
        ("see https://a.example, ok", 4 + 23 + 4),
        ("@ben@far.example hi", 4 + 3),
        ("@ben hi #tag", 12),
        ("example.org", 11),
    ],
)
def test_links_count_23_and_domains_of_mentions_nothing(text: str, count: int) -> None:
    assert counted_length(text, entities(text)) == count
