"""What comes first in the queue, and why."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.ground.clock import DAY, HOUR
from palabre.moderation.triage import UNNAMED, Signals, Standing, strictest, triage, urgency

OPENED = 1_800_000_000_000


def signals(severity: int = 3, reports: int = 1, audience: int = 0, hours: int = 24) -> Signals:
    return Signals(
        severity=severity, reports=reports, audience=audience, opened_at=OPENED, due_at=OPENED + hours * HOUR
    )


def place(given: Signals, at: int = OPENED) -> int:
    return urgency(triage(given, at))


@given(st.integers(1, 4), st.integers(0, 10**6), st.integers(0, 10**8))
def test_more_of_anything_is_never_less_urgent(severity: int, reports: int, audience: int) -> None:
    base = signals(severity, reports, audience)
    assert place(signals(severity + 1, reports, audience)) > place(base)
    assert place(signals(severity, reports + 1, audience)) >= place(base)
    assert place(signals(severity, reports, audience + 1)) >= place(base)


@given(st.lists(st.integers(0, 48 * HOUR), min_size=2, max_size=2))
def test_urgency_only_rises_as_time_passes(moments: list[int]) -> None:
    early, late = sorted(moments)
    assert place(signals(), OPENED + early) <= place(signals(), OPENED + late)


def test_past_its_deadline_a_case_weighs_eight_times_as_much() -> None:
    assert place(signals(hours=1), OPENED + HOUR) == 8 * place(signals(hours=1), OPENED)


@given(st.integers(1, 1_000))
def test_a_thousand_reporters_do_not_lift_a_trifle_over_a_threat(reports: int) -> None:
    assert place(signals(severity=1, reports=reports)) < place(signals(severity=5))


@given(st.integers(1, 5), st.integers(0, 10**5), st.integers(0, 10**7))
def test_the_explanation_accounts_for_the_whole_urgency(severity: int, reports: int, audience: int) -> None:
    factors = triage(signals(severity, reports, audience), OPENED)
    assert [name for name, _factor in factors] == ["severity", "reports", "reach", "deadline"]
    assert urgency(factors) == round(100 * math.prod(factor for _name, factor in factors))
    assert all(factor >= 1 for _name, factor in factors)


GRAVE = Standing(clause_id="grave", severity=5, deadline_ms=4 * HOUR)
PRESSING = Standing(clause_id="pressing", severity=2, deadline_ms=HOUR)


def test_the_gravest_clause_leads_and_the_shortest_deadline_counts() -> None:
    assert strictest((PRESSING, GRAVE)) == Standing(clause_id="grave", severity=5, deadline_ms=HOUR)


def test_a_report_that_names_no_clause_still_has_a_deadline() -> None:
    assert strictest(()) == UNNAMED
    assert UNNAMED.deadline_ms == 3 * DAY


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_equals_the_named_clause_leads(order: tuple[int, int]) -> None:
    named = Standing(clause_id="spam", severity=UNNAMED.severity, deadline_ms=7 * DAY)
    both = (named, UNNAMED)
    assert strictest([both[place] for place in order]).clause_id == "spam"
