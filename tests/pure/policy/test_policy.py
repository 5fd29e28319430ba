"""The house policy says what every clause needs in both languages, and a policy file that is wrong is refused."""

from pathlib import Path

import msgspec
import pytest

from palabre.ground.clock import DAY, MINUTE
from palabre.ground.errors import Invalid, NotFound
from palabre.policy.load import load_policy

HOUSE = load_policy()
EXPECTED = {
    "violent-threat",
    "incitement",
    "violent-assembly",
    "infrastructure-threat",
    "hatred",
    "harassment",
    "minor-safety",
    "sexual-unmarked",
    "private-data",
    "spam",
    "conduct",
    "impersonation",
    "unlawful-goods",
}

CLAUSE = """
[[clauses]]
id = "{id}"
severity = {severity}
deadline_minutes = 30
sanction = "{sanction}"
[clauses.words.en]
title = "A title"
text = "A text."
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def clause(name: str = "own-rule", severity: int = 2, sanction: str = "warn") -> str:
    return CLAUSE.format(id=name, severity=severity, sanction=sanction)


def test_the_house_policy_has_its_clauses():
    assert {each.id for each in HOUSE.clauses} == EXPECTED
    assert {each.layer for each in HOUSE.clauses} == {"house"}
    assert HOUSE.version == 0


@pytest.mark.parametrize("each", HOUSE.clauses, ids=lambda each: each.id)
def test_every_clause_speaks_english_and_french(each):
    assert set(each.words) == {"en", "fr"}
    assert each.title("en") != each.title("fr")
    assert all(words.title and words.text and words.explanation for words in each.words.values())
    assert each.title("xx") == each.title("en")


def test_imminent_violence_comes_first_and_fastest():
    order = HOUSE.by_severity()
    assert order[0].id == "violent-assembly"
    assert {each.id for each in order[:5]} >= {"violent-threat", "incitement", "infrastructure-threat"}
    assert [each.severity for each in order] == sorted((each.severity for each in order), reverse=True)
    assert order[0].deadline_ms == 30 * MINUTE == min(each.deadline_ms for each in HOUSE.clauses)
    assert all(each.appeal_window_ms >= 14 * DAY for each in HOUSE.clauses)
    assert all(each.strike_expiry_ms >= 30 * DAY for each in HOUSE.clauses)


def test_a_clause_is_found_by_its_id_or_named_as_unknown():
    assert HOUSE.clause("spam").sanction == "withdraw"
    with pytest.raises(NotFound) as unknown:
        HOUSE.clause("no-such-rule")
    assert "no-such-rule" in unknown.value.public_text()


def test_the_digest_follows_the_content_and_not_the_file(tmp_path: Path):
    plain = load_policy(write(tmp_path, clause()))
    spaced = load_policy(write(tmp_path, "# a remark\n\n" + clause().replace(" = ", "   =   ")))
    other = load_policy(write(tmp_path, clause(severity=3)))
    assert plain.digest == spaced.digest != other.digest


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[clauses", "Expected"),
        ("", "clauses"),
        (clause(severity=9), "severity"),
        (clause(sanction="exile"), "sanction"),
        (clause(name="Not An Id"), "id"),
        (clause() + clause(), "own-rule"),
        (clause() + "color = 1", "color"),
        (clause().replace("[clauses.words.en]", "[clauses.other]"), "other"),
        (clause().replace("deadline_minutes = 30", ""), "deadline_minutes"),
        (clause().split("[clauses.words.en]")[0] + "words = {}", "own-rule"),
    ],
)
def test_a_wrong_file_is_refused_with_file_and_key(tmp_path: Path, text: str, complaint: str):
    path = write(tmp_path, text)
    with pytest.raises(Invalid) as refused:
        load_policy(path)
    assert str(path) in refused.value.public_text()
    assert complaint in refused.value.public_text()


def test_a_missing_file_is_refused(tmp_path: Path):
    with pytest.raises(Invalid):
        load_policy(tmp_path / "none.toml")


def test_a_clause_survives_its_journey_through_json():
    clauses = msgspec.json.decode(msgspec.json.encode(HOUSE.clauses), type=type(HOUSE).__annotations__["clauses"])
    assert clauses == HOUSE.clauses
