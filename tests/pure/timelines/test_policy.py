"""What a notification policy says of a sender."""

import pytest

from palabre.ground.clock import DAY
from palabre.timelines.policy import choices_about
from palabre.timelines.policy_model import Policy, Sender

NOW = 1_000 * DAY


def sender(*, age: int = 100, state: str = "active", followed: bool = False, follows_for: int | None = None) -> Sender:
    """Someone whose account is `age` days old, and who has followed for so many days."""
    since = None if follows_for is None else NOW - follows_for * DAY
    return Sender(NOW - age * DAY, state, int(followed), since, 0)


@pytest.mark.parametrize(
    ("who", "policy", "held"),
    [
        (sender(), Policy(), False),
        (sender(), Policy(for_not_following="drop"), True),
        (sender(followed=True), Policy(for_not_following="drop"), False),
        (sender(), Policy(for_not_followers="drop"), True),
        (sender(follows_for=2), Policy(for_not_followers="drop"), True),
        (sender(follows_for=4), Policy(for_not_followers="drop"), False),
        (sender(age=29), Policy(for_new_accounts="drop"), True),
        (sender(age=31), Policy(for_new_accounts="drop"), False),
        (sender(age=29, followed=True), Policy(for_new_accounts="drop"), False),
        (sender(state="limited"), Policy(for_limited_accounts="drop"), True),
        (sender(state="limited", followed=True), Policy(for_limited_accounts="drop"), False),
    ],
)
def test_whom_a_policy_stops(who: Sender, policy: Policy, held: bool) -> None:
    assert ("drop" in choices_about(who, policy, NOW)) is held


def test_limited_accounts_wait_unless_something_else_is_chosen() -> None:
    assert "filter" in choices_about(sender(state="limited"), Policy(), NOW)
