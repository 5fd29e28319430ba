"""What a poll may be, and who may vote in it."""

import msgspec
import pytest

from palabre.ground.clock import parse_iso
from palabre.ground.errors import Invalid
from palabre.statuses.model import Poll, PollDraft
from palabre.statuses.polls.rules import MAX_SECONDS, MIN_SECONDS, check_poll, check_vote, is_other_question

DRAFT = PollDraft(options=("Yes", "No"), expires_in=MIN_SECONDS)
POLL = Poll(1, 2, 3, '["Yes","No"]', "[0,0]", False, False, 0, 0, 1_000, None, 0)


@pytest.mark.parametrize("options", [("👩‍👩‍👧‍👧" * 50, "x"), ("a", "b", "c", "d")])
@pytest.mark.parametrize("seconds", [MIN_SECONDS, MAX_SECONDS])
def test_polls_up_to_the_limits_are_held(options: tuple[str, ...], seconds: int) -> None:
    check_poll(PollDraft(options=options, expires_in=seconds), has_media=False)


@pytest.mark.parametrize(
    "change",
    [
        {"options": ("Yes",)},
        {"options": tuple("abcde")},
        {"options": ("Yes", "Yes")},
        {"options": ("Yes", "n" * 51)},
        {"options": ("Yes", "e" + "\u0301" * 600)},
        {"expires_in": MIN_SECONDS - 1},
        {"expires_in": MAX_SECONDS + 1},
    ],
    ids=str,
)
def test_polls_beyond_the_limits_are_not(change: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        check_poll(msgspec.structs.replace(DRAFT, **change), has_media=False)


def test_a_poll_goes_without_media() -> None:
    with pytest.raises(Invalid):
        check_poll(DRAFT, has_media=True)


@pytest.mark.parametrize(
    ("voter", "former", "choices", "now"),
    [
        (9, (), (0,), 1_000),
        (3, (), (0,), 0),
        (9, (1,), (0,), 0),
        (9, (), (2,), 0),
        (9, (), (-1,), 0),
        (9, (), (0, 1), 0),
    ],
    ids=["ended", "own", "again", "no such option", "below all", "one choice only"],
)
def test_votes_that_do_not_count(voter: int, former: tuple[int, ...], choices: tuple[int, ...], now: int) -> None:
    with pytest.raises(Invalid):
        check_vote(POLL, voter, former, choices, now)


def test_votes_that_count() -> None:
    several = msgspec.structs.replace(POLL, multiple=True)
    check_vote(POLL, 9, (), (1,), 999)
    check_vote(several, 9, (), (0, 1), 999)
    check_vote(several, 9, (0,), (1,), 999)
    with pytest.raises(Invalid):
        check_vote(several, 9, (0,), (0, 1), 999)


def test_votes_survive_only_the_same_question() -> None:
    assert not is_other_question(POLL, msgspec.structs.replace(DRAFT, expires_in=600, hide_totals=True))
    assert is_other_question(POLL, msgspec.structs.replace(DRAFT, options=("No", "Yes")))
    assert is_other_question(POLL, msgspec.structs.replace(DRAFT, multiple=True))


def test_counts_stay_hidden_until_the_end() -> None:
    hidden = msgspec.structs.replace(POLL, hide_totals=True, tallies="[2,1]")
    assert hidden.results_at(999) == (None, None)
    assert hidden.results_at(1_000) == (2, 1)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("1970-01-01T00:00:01.123Z", 1_123),
        ("1970-01-01T02:00:00+02:00", 0),
        ("1970-01-01 00:00:01", 1_000),
        ("2026-11-24T10:00:00.999999Z", 1_795_514_400_999),
        ("0001-01-01T00:00:00+01:00", None),
        ("9999-12-31T23:59:59-01:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_moments_are_read_to_the_millisecond(text: str, at: int | None) -> None:
    assert parse_iso(text) == at
