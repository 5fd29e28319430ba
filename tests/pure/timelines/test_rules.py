"""The rule of the home timeline, and the arrays that apply it to thousands of entries at once."""

from random import Random

import pytest

from palabre.store.paging import NEWEST, Page
from palabre.timelines.model import Entry, Viewpoint
from palabre.timelines.recent import Recent
from palabre.timelines.rules import appears, first_span, without_repeats


def some_of(random: Random, most: int = 6) -> frozenset[int]:
    return frozenset(random.sample(range(1, 7), random.randrange(most))) - {1}


def viewpoint(random: Random) -> Viewpoint:
    follows = some_of(random)
    return Viewpoint(
        viewer_id=1,
        follows=follows,
        without_boosts=follows & some_of(random, 3),
        languages={each: frozenset({"fr"}) for each in follows & some_of(random, 3)},
        unheard=some_of(random, 3),
        muted_threads=frozenset(random.sample(range(1, 4), random.randrange(2))),
        elsewhere=some_of(random, 2) | frozenset(random.choice([(), (1,)])),
    )


def entries(random: Random) -> list[Entry]:
    return [entry(random, 10 * number) for number in range(1, random.randrange(30))]


def entry(random: Random, number: int) -> Entry:
    boosted = random.choice([None, None, *range(1, 7)])
    return Entry(
        id=number,
        account_id=random.randrange(1, 7),
        is_live=random.random() < 0.8,
        visibility=random.choice(["public", "unlisted", "private", "direct"]),
        language=random.choice([None, "en", "fr"]),
        reply_to_account_id=None if boosted else random.choice([None, None, None, *range(1, 7)]),
        boosted_id=None if boosted is None else 10 * random.randrange(1, 6),
        boosted_account_id=boosted,
        thread_id=random.randrange(1, 9),
    )


def page(random: Random) -> Page:
    return Page(
        max_id=random.choice([NEWEST, random.randrange(300)]),
        since_id=random.choice([0, random.randrange(60)]),
        min_id=random.choice([None, None, random.randrange(300)]),
        limit=random.randrange(1, 8),
    )


def page_of(some: list[Entry], view: Viewpoint, gone: frozenset[int], page: Page) -> list[int]:
    """What the arrays should answer, the plain way."""
    lowest = max(page.since_id, page.min_id or 0)
    shown = [each for each in some if lowest < each.id < page.max_id and appears(each, view, gone)]
    shown = shown[-page.limit :] if page.min_id is None else shown[: page.limit]
    shown.reverse()
    return without_repeats([each.id for each in shown], [each.boosted_id or each.id for each in shown])


@pytest.mark.parametrize("seed", range(6))
def test_arrays_answer_as_the_rule_does(seed: int):
    random = Random(seed)
    answers = set()
    for _ in range(40):
        some, view, gone, asked = entries(random), viewpoint(random), some_of(random, 3), page(random)
        recent = Recent(capacity=100)
        recent.set_gone(gone)
        for each in random.sample(some, len(some)):
            recent.put(each)
        expected = page_of(some, view, gone, asked)
        assert recent.home(recent.sight(view), asked) == expected
        answers.add(len(expected))
    assert len(answers) > 3, "the cases differ"


@pytest.mark.parametrize("seed", range(6))
def test_arrays_that_have_forgotten_say_so_rather_than_err(seed: int):
    random = Random(seed)
    for _ in range(40):
        some, view, asked = entries(random), viewpoint(random), page(random)
        recent = Recent(capacity=4)
        for each in some:
            recent.put(each)
        assert recent.home(recent.sight(view), asked) in (None, page_of(some, view, frozenset(), asked))


def live(number: int, author: int, boosted: int | None = None, boosted_account: int | None = None) -> Entry:
    return Entry(number, author, True, "public", None, None, boosted, boosted_account, number)


def test_what_is_removed_or_put_anew_changes_the_answer():
    recent = Recent(capacity=8)
    view = Viewpoint(viewer_id=1, follows=frozenset({2}))
    for number in (10, 20, 30):
        recent.put(live(number, 2))
    recent.remove(20)
    recent.remove(25)
    assert recent.home(recent.sight(view), Page()) == [30, 10]
    recent.put(live(20, 2))
    recent.put(live(25, 2, 10, 3))
    assert recent.boosts_of(10) == [25]
    assert recent.home(recent.sight(view), Page()) == [30, 20, 10]
    recent.set_gone([2])
    assert recent.home(recent.sight(view), Page()) == []


def test_the_oldest_are_forgotten_when_it_is_full():
    recent = Recent(capacity=16)
    view = Viewpoint(viewer_id=1, follows=frozenset({2}))
    for number in range(1, 101):
        recent.put(live(number, 2))
    assert len(recent) <= 16
    assert recent.home(recent.sight(view), Page(limit=10)) == list(range(100, 90, -1))
    assert recent.home(recent.sight(view), Page(max_id=90, limit=10)) is None
    assert recent.home(recent.sight(view), Page(min_id=95, limit=3)) == [98, 97, 96]
    assert recent.home(recent.sight(view), Page(min_id=10, limit=3)) is None


def test_a_page_shows_a_status_once_as_far_down_as_it_can():
    assert without_repeats([9, 8, 7, 6], [5, 8, 5, 6]) == [8, 7, 6]
    assert without_repeats([3, 2, 1], [3, 2, 1]) == [3, 2, 1]
    assert without_repeats([], []) == []


def test_the_first_look_is_wider_for_those_who_follow_few():
    assert first_span(0, 20) > first_span(50, 20) > first_span(400, 20) > 0
