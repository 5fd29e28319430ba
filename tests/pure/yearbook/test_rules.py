"""What kind of member someone was, and which statuses stand for a year."""

import pytest

from palabre.yearbook.model import Archetype, Kinds, TopStatuses
from palabre.yearbook.rules import archetype, best, by_month, span_of


@pytest.mark.parametrize(
    ("kinds", "named"),
    [
        (Kinds(originals=0, replies=0, boosts=0, polls=0), Archetype.LURKER),
        (Kinds(originals=50, replies=50, boosts=12, polls=20), Archetype.LURKER),
        (Kinds(originals=50, replies=0, boosts=101, polls=0), Archetype.BOOSTER),
        (Kinds(originals=100, replies=50, boosts=100, polls=11), Archetype.POLLSTER),
        (Kinds(originals=50, replies=101, boosts=100, polls=5), Archetype.REPLIER),
        (Kinds(originals=100, replies=100, boosts=100, polls=10), Archetype.ORACLE),
    ],
)
def test_archetype(kinds: Kinds, named: Archetype) -> None:
    assert archetype(kinds) == named


def test_each_status_stands_for_one_thing() -> None:
    ranked = {"by_reblogs": [3, 2], "by_favourites": [3, 2, 1], "by_replies": [2, 3]}
    assert best(ranked) == TopStatuses(by_reblogs="3", by_favourites="2")


def test_days_become_months() -> None:
    first, until = span_of(2024)
    assert until - first == 366 * 86_400_000
    days = [(first, 2), (first + 30 * 86_400_000, 3), (first + 31 * 86_400_000, 4), (until - 1, 5)]
    assert by_month(days) == {1: 5, 2: 4, 12: 5}
