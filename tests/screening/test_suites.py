"""Threats are held and their look-alikes are not, in English and in French."""

from types import ModuleType

import pytest

from palabre.screening.engine import Engine
from palabre.screening.facts import Facts
from palabre.screening.verdict import Outcome
from tests.screening import english, french

SUITES = [english, french]
VIOLENCE = {"violent-threat", "incitement", "violent-assembly", "infrastructure-threat"}


def sentences(kinds: dict[str, str]) -> list[tuple[str, str]]:
    return [(kind, sentence) for kind, block in kinds.items() for sentence in block.strip().splitlines()]


def is_held(engine: Engine, text: str) -> bool:
    return engine.judge(Facts(text=text)).outcome is Outcome.HOLD


@pytest.mark.parametrize("suite", SUITES)
def test_suite_is_large_enough(suite: ModuleType):
    assert len(sentences(suite.THREATS)) >= 220
    assert len(sentences(suite.BENIGN)) >= 320


@pytest.mark.parametrize("suite", SUITES)
def test_threats_are_held_under_a_clause_of_violence(engine: Engine, suite: ModuleType):
    threats = sentences(suite.THREATS)
    verdicts = [(kind, text, engine.judge(Facts(text=text))) for kind, text in threats]
    missed = [(kind, text) for kind, text, verdict in verdicts if verdict.outcome is not Outcome.HOLD]
    elsewhere = [
        (text, verdict.clause) for _, text, verdict in verdicts if verdict.rules and verdict.clause not in VIOLENCE
    ]
    assert len(missed) <= 0.15 * len(threats), missed
    assert len(elsewhere) <= 0.02 * len(threats), elsewhere


@pytest.mark.parametrize("suite", SUITES)
def test_every_kind_of_threat_is_found(engine: Engine, suite: ModuleType):
    for kind, block in suite.THREATS.items():
        lines = block.strip().splitlines()
        found = sum(is_held(engine, line) for line in lines)
        assert found >= 0.8 * len(lines), (kind, found, len(lines))


@pytest.mark.parametrize("suite", SUITES)
def test_look_alikes_are_not_held(engine: Engine, suite: ModuleType):
    benign = sentences(suite.BENIGN)
    held = [(kind, text) for kind, text in benign if is_held(engine, text)]
    assert len(held) <= 0.05 * len(benign), held


@pytest.mark.parametrize("suite", SUITES)
def test_a_hold_names_its_reasons(engine: Engine, suite: ModuleType):
    for _, text in sentences(suite.THREATS):
        verdict = engine.judge(Facts(text=text))
        if verdict.outcome is Outcome.HOLD:
            assert verdict.clause
            assert verdict.rules
            assert verdict.open_case
            assert 0 < verdict.score < 1
            assert all(reason.signal and 0 < len(reason.evidence) <= 120 for reason in verdict.reasons)
