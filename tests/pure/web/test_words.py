import pytest

from palabre.ground import clock
from palabre.ground.clock import DAY, HOUR, MINUTE, SECOND
from palabre.web.languages import language_choices
from palabre.web.words import words_in

NOON = 1_774_008_000_000  # 20 March 2026, 12:00 UTC


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.mark.parametrize(
    ("age", "english", "french"),
    [
        (5 * SECOND, "now", "maintenant"),
        (5 * MINUTE, "5m", "5min"),
        (3 * HOUR, "3h", "3h"),
        (2 * DAY, "2d", "2j"),
        (30 * DAY, "Feb 18", "18 févr."),
        (400 * DAY, "Feb 13, 2025", "13 févr. 2025"),
    ],
)
def test_how_long_ago(age: int, english: str, french: str) -> None:
    assert words_in("en").ago(NOON - age) == english
    assert words_in("fr").ago(NOON - age) == french


def test_moments_and_lengths() -> None:
    assert words_in("fr").moment(NOON) == "20 mars 2026, 12:00 UTC"
    assert words_in("en").long_day(NOON) == "March 20, 2026"
    assert words_in("fr").lasting(30 * DAY) == "30\u00a0jours"
    assert words_in("en").lasting(HOUR) == "1 hour"
    assert words_in("en").until(NOON + 2 * HOUR) == "in 2 hours"
    assert words_in("fr").until(NOON - 3 * DAY) == "il y a 3 jours"


def test_numbers() -> None:
    assert words_in("en").number(12_345) == "12,345"
    assert words_in("fr").number(12_345) == "12\u202f345"
    assert words_in("en").short_number(9_999) == "9,999"
    assert words_in("en").short_number(12_345) == "12.3K"


def test_what_fills_a_sentence_is_escaped() -> None:
    said = words_in("en").gettext("{name} posted", name="<b>Bob</b>")
    assert said == "&lt;b&gt;Bob&lt;/b&gt; posted"


def test_plurals() -> None:
    assert words_in("fr").ngettext("{number} reply", "{number} replies", 0) == "0 réponse"
    assert words_in("fr").ngettext("{number} reply", "{number} replies", 1_200) == "1\u202f200 réponses"


def test_direction_and_language_names() -> None:
    assert words_in("fr").direction == "ltr"
    assert words_in("fr").language("de") == "Allemand"
    assert words_in("en").language("no such tag") == "no such tag"


def test_a_language_in_use_joins_those_on_offer() -> None:
    assert "br" not in dict(language_choices())
    assert dict(language_choices("br"))["br"] == "br"
    assert dict(language_choices())["ar"] == "العربية"
