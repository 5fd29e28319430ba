"""What counts as much talked about, what of it is shown, and in which order people are suggested."""

from hypothesis import given
from hypothesis import strategies as some

from palabre.discovery.model import Source
from palabre.discovery.rules import (
    HALF_LIFE,
    LEAST_ACCOUNTS,
    STATUS_LIFE,
    in_order,
    interest,
    may_show,
    publisher_of,
    surge,
)

ACCOUNTS = some.lists(some.integers(0, 500), min_size=7, max_size=7)


@given(ACCOUNTS)
def test_few_are_no_trend(accounts: list[int]) -> None:
    assert surge([min(each, LEAST_ACCOUNTS - 1) for each in accounts]) == 0


@given(some.integers(0, 500))
def test_what_is_always_so_is_no_trend(each: int) -> None:
    assert surge([each] * 7) == 0


@given(ACCOUNTS)
def test_a_trend_fades(accounts: list[int]) -> None:
    burst = [500 + max(accounts), *accounts]
    later = [0, *burst]
    assert 0 < surge(later) < surge(burst)
    assert surge([0, 0, 0, *burst]) == 0


def test_interest_halves_and_ends() -> None:
    assert interest(2, 0) == 0
    assert interest(4, 0) == 16
    assert interest(4, HALF_LIFE) == 8
    assert interest(100, STATUS_LIFE) == 0


def test_the_nearest_word_decides_and_silence_keeps_back() -> None:
    assert not may_show("reviewed", None, None)
    assert may_show("reviewed", None, True)
    assert not may_show("reviewed", False, True)
    assert may_show("open", None)
    assert not may_show("open", None, False)
    assert not may_show("off", True)


def test_publishers_are_sites() -> None:
    assert publisher_of("https://www.News.example:8443/a") == "news.example"
    assert publisher_of("https://blog.news.example/") == "blog.news.example"


def test_more_reasons_come_first_after_the_owners_choice() -> None:
    found = {Source.MOST_FOLLOWED: [1, 2, 3], Source.FEATURED: [9], Source.FRIENDS_OF_FRIENDS: [3, 4]}
    order = in_order(found)
    assert list(order)[:2] == [9, 3]
    assert set(order) == {1, 2, 3, 4, 9}
    assert list(order)[-1] in {2, 4}
    assert order[3] == (Source.FRIENDS_OF_FRIENDS, Source.MOST_FOLLOWED)
