"""How a conversation is laid out on its page."""

from palabre.statuses.model import StatusView, Thread
from palabre.web.reading.branches import DEEPEST, LONGEST_RUN, MOST_AT_ONCE, WIDEST, Branch, conversation
from tests.harness.nouns import AUTHOR, post


def talk(*below: StatusView, above: tuple[StatusView, ...] = (), skip: int = 0):
    focus = post(100, above[-1].status.id if above else None, by=AUTHOR)
    return conversation(focus, Thread(above, below), skip)


def numbers(branch: Branch) -> list[int]:
    return [each.status.id for each in branch.posts]


def test_the_authors_own_chain_comes_first_and_the_replies_to_it_below() -> None:
    found = talk(post(101, 100), post(102, 100, by=AUTHOR), post(103, 102), post(104, 102, by=AUTHOR), post(105, 104))
    assert [each.status.id for each in found.chain] == [102, 104]
    assert [numbers(each) for each in found.branches] == [[101], [103], [105]]
    assert found.replies == 3


def test_replies_in_turn_stand_flat_and_long_ones_are_folded() -> None:
    count = LONGEST_RUN + 3
    branch = talk(*[post(101 + each, 100 + each) for each in range(count)]).branches[0]
    assert numbers(branch) == list(range(101, 101 + LONGEST_RUN))
    assert branch.folded == count - LONGEST_RUN
    assert numbers(branch.more[0])[-1] == 100 + count


def test_a_fold_never_hides_a_single_post_of_a_run() -> None:
    count = LONGEST_RUN + 1
    branch = talk(*[post(101 + each, 100 + each) for each in range(count)]).branches[0]
    assert len(branch.posts) == count
    assert not branch.more


def test_wide_branches_are_folded_past_the_first_replies() -> None:
    branch = talk(post(101, 100), *[post(110 + each, 101) for each in range(WIDEST + 3)]).branches[0]
    assert len(branch.below) == WIDEST
    assert branch.folded == 3
    assert branch.size == WIDEST + 4


def test_deep_branches_are_folded() -> None:
    posts, parent = [], 100
    for level in range(DEEPEST + 1):
        posts += [post(200 + 10 * level, parent), post(201 + 10 * level, parent)]
        parent = 200 + 10 * level
    branch = talk(*posts).branches[0]
    for _level in range(DEEPEST - 1):
        branch = branch.below[0]
    assert not branch.below
    assert branch.folded == 2


def test_what_answers_a_post_that_is_not_shown_says_so() -> None:
    found = talk(post(101, 100), post(103, 102), above=(post(50, 49), post(60, 55)))
    assert [(each.view.status.id, each.is_loose) for each in found.before] == [(50, True), (60, True)]
    assert not found.is_cut
    assert [(numbers(each), each.is_loose) for each in found.branches] == [([101], False), ([103], True)]
    assert conversation(post(100, 99), Thread((), ())).is_cut


def test_a_long_way_to_a_post_is_folded_in_the_middle() -> None:
    above = tuple(post(each, each - 1 if each > 1 else None) for each in range(1, 21))
    found = talk(above=above)
    assert [each.view.status.id for each in found.beginning] == [1, 2]
    assert [each.view.status.id for each in found.before] == [17, 18, 19, 20]
    assert len(found.between) == 14
    assert found.is_folded_here
    short = talk(above=above[:5])
    assert len(short.before) == 5
    assert not short.between
    assert short.has_above


def test_many_replies_come_in_pages() -> None:
    posts = [post(101 + each, 100) for each in range(MOST_AT_ONCE + 5)]
    first = talk(*posts)
    rest = talk(*posts, skip=first.next_skip)
    assert len(first.branches) == MOST_AT_ONCE
    assert len(rest.branches) == 5
    assert rest.next_skip == 0
    assert first.replies == rest.replies == MOST_AT_ONCE + 5
