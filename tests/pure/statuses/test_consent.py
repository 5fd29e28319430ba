"""Who may quote and answer, and how a quote stands, told case by case."""

import pytest

from palabre.graph.model import Relationship
from palabre.ground.errors import Invalid
from palabre.statuses.model import Head, QuoteState, Status
from palabre.statuses.quoting.consent import checked_reply_policy, may_quote, may_reply, quote_policy_for, standing

AUTHOR, READER = 1, 2


def status(
    visibility: str = "public", *, state: str = "live", quotes: str = "public", replies: str = "everyone"
) -> Status:
    """A status of the author."""
    no_words = ("", "", "", None, False, None, None, None, None)
    counts = (0, None, None, 0, 0, 0, 0, "", "")
    return Status(
        9, AUTHOR, state, visibility, *no_words, 9, None, None, *counts, quote_policy=quotes, reply_policy=replies
    )


@pytest.mark.parametrize(
    ("asked", "visibility", "given"),
    [
        (None, "public", "public"),
        ("followers", "unlisted", "followers"),
        ("public", "private", "nobody"),
        ("followers", "direct", "nobody"),
    ],
)
def test_what_not_everyone_may_read_nobody_may_quote(asked: str | None, visibility: str, given: str) -> None:
    assert quote_policy_for(asked, visibility) == given


def test_unknown_words_are_refused() -> None:
    with pytest.raises(Invalid):
        quote_policy_for("friends", "public")
    with pytest.raises(Invalid):
        checked_reply_policy("friends")


@pytest.mark.parametrize(
    ("quoted", "reader", "follower", "author"),
    [
        (status(), True, True, True),
        (status(quotes="followers"), False, True, True),
        (status(quotes="nobody"), False, False, True),
        (status("private"), False, False, True),
        (status("direct"), False, False, False),
        (status(state="held"), False, False, False),
    ],
)
def test_who_may_quote(quoted: Status, *, reader: bool, follower: bool, author: bool) -> None:
    assert may_quote(quoted, READER, ()) is reader
    assert may_quote(quoted, READER, {AUTHOR}) is follower
    assert may_quote(quoted, AUTHOR, ()) is author
    assert not may_quote(quoted, None, ())


@pytest.mark.parametrize(
    ("policy", "stranger", "follower", "mentioned"),
    [
        ("everyone", True, True, True),
        ("followers", False, True, True),
        ("mentioned", False, False, True),
        ("nobody", False, False, False),
    ],
)
def test_who_may_answer(policy: str, *, stranger: bool, follower: bool, mentioned: bool) -> None:
    asked = status(replies=policy)
    assert may_reply(asked, READER, follows=False, mentioned=False) is stranger
    assert may_reply(asked, READER, follows=True, mentioned=False) is follower
    assert may_reply(asked, READER, follows=False, mentioned=True) is mentioned
    assert may_reply(asked, AUTHOR, follows=False, mentioned=False)


def head(state: str = "live", visibility: str = "public", account_state: str = "active") -> Head:
    """What is quoted."""
    return Head(9, 0, AUTHOR, 0, account_state, state, visibility, None)


BLOCKING = Relationship(target_id=AUTHOR, blocking=True)
APART = Relationship(target_id=AUTHOR, blocking=True, blocked_by=True)
MUTING = Relationship(target_id=AUTHOR, muting=True)


@pytest.mark.parametrize(
    ("kept", "quoted", "is_seen", "tie", "told"),
    [
        ("accepted", head(), True, None, "accepted"),
        ("accepted", head(), True, MUTING, "muted_account"),
        ("accepted", head(), False, BLOCKING, "blocked_account"),
        ("accepted", head(), False, APART, "unauthorized"),
        ("accepted", head(visibility="private"), False, BLOCKING, "unauthorized"),
        ("accepted", head(visibility="private"), False, None, "unauthorized"),
        ("accepted", head("held"), True, None, "unauthorized"),
        ("accepted", head("withdrawn"), True, None, "unauthorized"),
        ("accepted", head(account_state="suspended"), False, None, "unauthorized"),
        ("accepted", None, False, None, "deleted"),
        ("revoked", head(), True, None, "revoked"),
        ("deleted", None, False, None, "deleted"),
    ],
)
def test_how_a_quote_stands(
    kept: str, quoted: Head | None, *, is_seen: bool, tie: Relationship | None, told: str
) -> None:
    assert standing(kept, quoted, is_seen=is_seen, tie=tie) == QuoteState(told)
