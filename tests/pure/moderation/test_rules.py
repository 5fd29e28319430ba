"""Which step of a case is legal, and who may take it."""

from collections.abc import Sequence
from itertools import product

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.accounts.model import Role
from palabre.ground.errors import Conflict
from palabre.moderation.model import Action, CaseState
from palabre.moderation.rules import (
    SANCTIONS,
    SUSPENDING_SEVERITY,
    TRANSITIONS,
    Decider,
    Step,
    may_decide,
    may_decide_appeal,
    next_state,
)

STEPS = [*Action, Step.APPEAL, Step.UPHOLD, Step.OVERTURN, Step.EXPIRE]
STAFF = (Role.MODERATOR, Role.ADMIN, Role.OWNER)
SEVERITIES = range(1, 6)


@given(st.lists(st.sampled_from(STEPS), max_size=12))
def test_no_walk_decides_a_case_twice_or_leaves_its_end(steps: Sequence[str]) -> None:
    state, sanctions, appeals = CaseState.OPEN, 0, 0
    for step in steps:
        before = state
        try:
            state = next_state(state, step)
        except Conflict:
            assert (before, step) not in TRANSITIONS
            continue
        sanctions += step in SANCTIONS
        appeals += step == Step.APPEAL
        assert before != CaseState.CLOSED or step == Action.RESTORE
    assert sanctions <= 1
    assert appeals <= sanctions
    assert (state == CaseState.OPEN) == (not any(_taken(steps)))


def _taken(steps: Sequence[str]) -> list[str]:
    """The steps that an open case would let through: dismissal or a sanction."""
    return [step for step in steps if step == Action.DISMISS or step in SANCTIONS]


@pytest.mark.parametrize("state", [CaseState.DECIDED, CaseState.APPEALED, CaseState.CLOSED])
@pytest.mark.parametrize("action", sorted(SANCTIONS | {Action.DISMISS}))
def test_the_second_of_two_moderators_hears_that_it_is_decided(state: CaseState, action: Action) -> None:
    with pytest.raises(Conflict) as caught:
        next_state(state, action)
    assert caught.value.code == "already_decided"


@pytest.mark.parametrize(
    ("state", "step", "code"),
    [
        (CaseState.OPEN, Step.APPEAL, "appeal_closed"),
        (CaseState.APPEALED, Step.APPEAL, "appeal_closed"),
        (CaseState.CLOSED, Step.APPEAL, "appeal_closed"),
        (CaseState.CLOSED, Step.UPHOLD, "already_decided"),
        (CaseState.CLOSED, Step.OVERTURN, "already_decided"),
        (CaseState.OPEN, Action.RESTORE, "nothing_to_reverse"),
        (CaseState.APPEALED, Action.RESTORE, "appealed"),
    ],
)
def test_each_illegal_step_has_its_name(state: CaseState, step: str, code: str) -> None:
    with pytest.raises(Conflict) as caught:
        next_state(state, step)
    assert caught.value.code == code


def test_members_decide_nothing() -> None:
    for subject, action, severity in product(Role, Action, SEVERITIES):
        assert may_decide(Decider(role=Role.MEMBER), subject, action, severity)


@pytest.mark.parametrize("part", ["is_subject", "is_reporter"])
def test_nobody_decides_their_own_matter(part: str) -> None:
    for role, subject, action, severity in product(STAFF, Role, Action, SEVERITIES):
        decider = msgspec.structs.replace(Decider(role=role), **{part: True})
        assert may_decide(decider, subject, action, severity)
        assert may_decide_appeal(decider, was_first=False, others=3)


def test_only_the_owner_sanctions_equals_and_betters() -> None:
    for role, subject, action, severity in product(STAFF, Role, SANCTIONS, SEVERITIES):
        allowed = may_decide(Decider(role=role), subject, action, severity) is None
        if role == Role.OWNER:
            assert allowed
        elif subject.includes(role):
            assert not allowed


@pytest.mark.parametrize("severity", SEVERITIES)
def test_a_moderator_suspends_only_under_grave_clauses(severity: int) -> None:
    reason = may_decide(Decider(role=Role.MODERATOR), Role.MEMBER, Action.SUSPEND, severity)
    assert (reason is None) == (severity >= SUSPENDING_SEVERITY)
    assert may_decide(Decider(role=Role.MODERATOR), Role.MEMBER, Action.LIMIT, severity) is None
    assert may_decide(Decider(role=Role.ADMIN), Role.MEMBER, Action.SUSPEND, severity) is None


def test_automation_sanctions_members_only() -> None:
    for subject, action, severity in product(Role, SANCTIONS, SEVERITIES):
        assert (may_decide(Decider(role=None), subject, action, severity) is None) == (subject == Role.MEMBER)


@pytest.mark.parametrize("role", STAFF)
def test_the_first_decider_never_decides_the_appeal(role: Role) -> None:
    for others in range(4):
        reason = may_decide_appeal(Decider(role=role), was_first=True, others=others)
        assert reason is not None
        assert ("owner must make someone else a moderator" in reason) == (others == 0)
        assert may_decide_appeal(Decider(role=role), was_first=False, others=others) is None
