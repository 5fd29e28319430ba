"""Strikes follow from the statements of decisions that stand."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from palabre.moderation.model import Decision, Facts, Statement
from palabre.moderation.read.member import outcome_of
from palabre.moderation.strikes import strikes_from


def statement(number: int, weight: int, expires_at: int | None) -> Statement:
    facts = Facts(
        action="warn",
        clause_id="spam",
        policy_version=1,
        explanation="",
        texts=(),
        status_ids=(),
        origin="report",
        automated_detection=False,
        automated_decision=False,
        strike_weight=weight,
        strike_expires_at=expires_at,
    )
    return Statement(number, number, 7, msgspec.json.encode(facts).decode(), 0, None, number)


@given(st.lists(st.integers(0, 9), max_size=20))
def test_every_weighty_statement_strikes_once(weights: list[int]) -> None:
    given = [statement(number, weight, 1_000) for number, weight in enumerate(weights)]
    strikes = strikes_from(given)
    assert sum(strike.weight for strike in strikes) == sum(weights)
    assert [strike.decision_id for strike in strikes] == [number for number, weight in enumerate(weights) if weight]
    assert strikes_from(given) == strikes


def decision(action: str) -> Decision:
    return Decision(1, 2, None, None, 3, action, None, 1, "", False, 9)


def test_a_reporter_learns_the_last_word() -> None:
    assert outcome_of([]) == ("waiting", None)
    assert outcome_of([decision("dismiss")])[0] == "dismissed"
    assert outcome_of([decision("limit")])[0] == "acted"
    assert outcome_of([decision("limit"), decision("restore")])[0] == "reversed"
