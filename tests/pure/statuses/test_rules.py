"""Who may read, find and boost what, and which way a state may turn."""

from itertools import product

import pytest

from palabre.graph.model import Bonds
from palabre.ground.errors import Invalid
from palabre.statuses.model import Head, State, Status, Visibility
from palabre.statuses.rules import (
    TRANSITIONS,
    Viewer,
    boost_visibility,
    may_boost,
    may_find,
    may_see,
    reply_visibility,
)

AUTHOR, OTHER = 1, 2


def head(state: str = "live", visibility: str = "public", account_state: str = "active") -> Head:
    """A status of the author."""
    return Head(9, 0, AUTHOR, 0, account_state, state, visibility, None)


FOLLOWER = Viewer(OTHER, Bonds(followed=frozenset({AUTHOR})))
MENTIONED = Viewer(OTHER, mentioned_in=frozenset({9}))
BLOCKED = Viewer(OTHER, Bonds(blocked=frozenset({AUTHOR})), frozenset({9}))
STRANGER, NOBODY = Viewer(OTHER), Viewer(None)


@pytest.mark.parametrize(
    ("visibility", "readers"),
    [
        ("public", {"follower", "mentioned", "stranger", "nobody"}),
        ("unlisted", {"follower", "mentioned", "stranger", "nobody"}),
        ("private", {"follower", "mentioned"}),
        ("direct", {"mentioned"}),
    ],
)
def test_visibility_says_who_reads(visibility: str, readers: set[str]) -> None:
    viewers = {"follower": FOLLOWER, "mentioned": MENTIONED, "stranger": STRANGER, "nobody": NOBODY, "blocked": BLOCKED}
    assert {name for name, viewer in viewers.items() if may_see(head(visibility=visibility), viewer)} == readers


@pytest.mark.parametrize(("state", "visibility"), list(product(["held", "withdrawn"], Visibility)))
def test_what_is_not_live_is_for_its_author_alone(state: str, visibility: str) -> None:
    assert may_see(head(state, visibility), Viewer(AUTHOR))
    assert not any(may_see(head(state, visibility), viewer) for viewer in (FOLLOWER, MENTIONED, STRANGER, NOBODY))


@pytest.mark.parametrize(("account_state", "seen"), [("limited", True), ("suspended", False), ("deleted", False)])
def test_the_state_of_the_author_counts(account_state: str, seen: bool) -> None:
    assert may_see(head(account_state=account_state), FOLLOWER) is seen
    assert may_see(head(account_state=account_state), Viewer(AUTHOR))


def test_what_search_may_show() -> None:
    assert may_find(head(), NOBODY, indexable=True)
    assert not may_find(head(), FOLLOWER, indexable=False)
    assert not may_find(head(visibility="unlisted"), FOLLOWER, indexable=True)
    assert may_find(head(visibility="private"), FOLLOWER, indexable=True)
    assert not may_find(head(visibility="private"), STRANGER, indexable=True)
    assert may_find(head(visibility="direct"), MENTIONED, indexable=False)
    assert may_find(head("held"), Viewer(AUTHOR), indexable=False)
    assert not may_find(head(), BLOCKED, indexable=True)


def status(visibility: str, state: str = "live") -> Status:
    """A status of the author."""
    no_words = ("", "", "", None, False, None, None, None, None)
    return Status(9, AUTHOR, state, visibility, *no_words, 9, None, None, 0, None, None, 0, 0, 0, 0, "", "")


@pytest.mark.parametrize(
    ("visibility", "by_author", "by_other"),
    [("public", True, True), ("unlisted", True, True), ("private", True, False), ("direct", False, False)],
)
def test_what_may_be_boosted(visibility: str, by_author: bool, by_other: bool) -> None:
    assert may_boost(status(visibility), AUTHOR) is by_author
    assert may_boost(status(visibility), OTHER) is by_other
    assert not may_boost(status(visibility, "held"), AUTHOR)


@pytest.mark.parametrize(
    ("asked", "original", "limited", "shown"),
    [
        (None, "public", False, "public"),
        ("unlisted", "public", False, "unlisted"),
        ("private", "unlisted", False, "private"),
        ("public", "private", False, "private"),
        (None, "public", True, "unlisted"),
    ],
)
def test_who_sees_a_boost(asked: str | None, original: str, limited: bool, shown: str) -> None:
    assert boost_visibility(asked, original, limited=limited) == shown


def test_a_boost_cannot_be_direct() -> None:
    with pytest.raises(Invalid):
        boost_visibility("direct", "public", limited=False)


@pytest.mark.parametrize(
    ("parent", "usual", "offered"),
    [("public", "unlisted", "unlisted"), ("direct", "public", "direct"), ("private", "direct", "direct")],
)
def test_a_reply_is_offered_no_more_readers_than_its_parent(parent: str, usual: str, offered: str) -> None:
    assert reply_visibility(parent, usual) == offered


def test_every_state_can_be_left_and_no_act_runs_in_a_circle() -> None:
    turns = [turn for turned in TRANSITIONS.values() for turn in turned]
    assert {before for before, _after in turns} == set(State)
    assert len(turns) == len(set(turns))
    assert all(before != after for before, after in turns)
