"""Rules are refused with file and name when they are wrong, and decide as they say when they are right."""

from pathlib import Path

import pytest

from palabre.screening.errors import RulesRefused
from palabre.screening.rules import Rules, load_rules
from palabre.screening.signals import catalogue
from palabre.screening.signals.signal import FactSignal, Hit, WordSignal
from palabre.screening.verdict import Outcome, Verdict

CLAUSES = ["grave", "mild"]
KNOWN = {"threat", "flood", "staff", "quoted", "link"}


def rule(name: str = "a", clause: str = "grave", effect: str = "hold", more: str = 'any = ["flood"]') -> str:
    return f'[[rule]]\nname = "{name}"\nclause = "{clause}"\neffect = "{effect}"\n{more}\n'


def load(folder: Path, text: str) -> Rules:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return load_rules(path, CLAUSES, KNOWN, {"threat", "flood"})


def hit(signal: str, start: int = 0, end: int = 5, reach: tuple[int, int] | None = None) -> Hit:
    return Hit(signal, start, end, 0.5, f"words {start}", reach or (start, end))


def decide(rules: Rules, *hits: Hit) -> Verdict:
    found = {each.signal: [other for other in hits if other.signal == each.signal] for each in hits}
    return rules.decide([found], language=None, unknown=())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[rule]", "-"),
        ("rule = 3", "-"),
        (rule(clause="none-such"), "no clause none-such; it has grave, mild"),
        ('[[rule]]\nname = "b"\neffect = "hold"\nany = ["flood"]', "clause"),
        (rule(effect="shout"), "shout"),
        (rule(more='any = ["flod"]'), "no signal is called flod"),
        (rule(more='any = ["@talk"]'), "no group is called @talk"),
        (rule(more='none = ["flood"]'), "would fire on everything"),
        (rule(more='any = ["quoted"]'), "could never fire"),
        (rule(more='any = ["flood"]\nsome = 1'), "some"),
        (rule() + rule(), "another rule has this name"),
    ],
)
def test_a_mistake_is_refused_with_file_and_rule(tmp_path: Path, text: str, complaint: str):
    with pytest.raises(RulesRefused) as refused:
        load(tmp_path, text)
    assert "rules.toml" in str(refused.value)
    assert complaint in str(refused.value)
    assert refused.value.status == 422


def test_a_missing_file_is_refused(tmp_path: Path):
    with pytest.raises(RulesRefused):
        load_rules(tmp_path / "none.toml", CLAUSES, KNOWN, KNOWN)


def test_nothing_fired_allows(tmp_path: Path):
    assert decide(load(tmp_path, rule()), hit("link")).outcome is Outcome.ALLOW


def test_the_strictest_outcome_wins(tmp_path: Path):
    rules = load(tmp_path, rule("soft", "grave", "label") + rule("hard", "mild", "refuse"))
    verdict = decide(rules, hit("flood"))
    assert (verdict.outcome, verdict.clause, verdict.rules) == (Outcome.REFUSE, "mild", ("hard", "soft"))


def test_of_equal_outcomes_the_gravest_clause_is_named(tmp_path: Path):
    first = rule("first", "mild", more='priority = 99\nany = ["flood"]')
    verdict = decide(load(tmp_path, first + rule("second", "grave")), hit("flood"))
    assert (verdict.clause, verdict.rules) == ("grave", ("second", "first"))


def test_a_case_is_opened_when_any_fired_rule_asks(tmp_path: Path):
    rules = load(tmp_path, rule("hard") + rule("watch", "mild", "allow", 'open_case = true\nany = ["flood"]'))
    assert decide(rules, hit("flood")).open_case


def test_all_means_all(tmp_path: Path):
    rules = load(tmp_path, rule(more='all = ["flood", "link"]'))
    assert decide(rules, hit("flood")).outcome is Outcome.ALLOW
    assert decide(rules, hit("flood"), hit("link")).outcome is Outcome.HOLD


def test_a_contrast_takes_away_only_what_it_reaches(tmp_path: Path):
    rules = load(tmp_path, rule(more='any = ["threat"]\nnone = ["@talk"]') + '[groups]\ntalk = ["quoted", "staff"]\n')
    quoted = hit("quoted", 0, 20)
    assert decide(rules, hit("threat", 5, 10), quoted).outcome is Outcome.ALLOW
    both = decide(rules, hit("threat", 5, 10), hit("threat", 30, 40), quoted)
    assert (both.outcome, [reason.evidence for reason in both.reasons]) == (Outcome.HOLD, ["words 30"])


def test_views_of_a_text_are_judged_apart(tmp_path: Path):
    rules = load(tmp_path, rule(more='any = ["threat"]\nnone = ["quoted"]'))
    views = [{"threat": [hit("threat")], "quoted": [hit("quoted")]}, {"threat": [hit("threat")]}]
    assert rules.decide(views, language=None, unknown=()).outcome is Outcome.HOLD


def test_evidence_adds_up_and_never_reaches_certainty(tmp_path: Path):
    rules = load(tmp_path, rule(more='any = ["flood", "threat"]'))
    one, two = decide(rules, hit("flood")), decide(rules, hit("flood"), hit("threat"))
    assert 0 < one.score < two.score < 1


def test_the_version_is_that_of_the_text(tmp_path: Path):
    first, same, other = (load(tmp_path, text).version for text in (rule(), rule(), rule("b")))
    assert first == same != other


def test_signals_tell_what_they_are():
    signals: list[FactSignal | WordSignal] = [*catalogue.FACT_SIGNALS, *catalogue.WORD_SIGNALS]
    assert len({signal.name for signal in signals}) == len(signals)
    assert all(len(signal.doc) > 15 for signal in signals)
