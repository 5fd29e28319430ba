"""Ids, clock, languages, settings and errors: pure rules of the ground floor."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.ground import clock, ids
from palabre.ground.errors import Invalid
from palabre.ground.language import best_locale, is_language, is_right_to_left, translator
from palabre.ground.log import SECRET_WORDS, _without_secrets
from palabre.ground.settings import Settings, load_settings
from palabre.server.commands.settings import page as settings_page


def test_ids_rise_with_time_and_do_not_repeat() -> None:
    source = ids.IdSource()
    drawn = [source.draw() for _ in range(20_000)]
    assert drawn == sorted(set(drawn))
    times = [ids.time_of(each) for each in drawn]
    assert times == sorted(times)
    assert abs(times[0] - clock.now()) < 1000
    assert times[-1] - clock.now() < 1000
    assert max(drawn) < 1 << 63


def test_ids_cannot_be_counted() -> None:
    source = ids.IdSource()
    gaps = {source.draw() - source.draw() for _ in range(200)}
    assert len(gaps) > 100


@given(st.text(max_size=30))
def test_only_decimal_strings_are_ids(text: str) -> None:
    parsed = ids.parse_id(text)
    assert parsed is None or (str(parsed) == text.lstrip("0") or parsed == 0)


@given(st.integers(min_value=0, max_value=4_102_444_800_000))
def test_moments_round_trip(at: int) -> None:
    parsed = datetime.fromisoformat(clock.iso(at).replace("Z", "+00:00"))
    assert round(parsed.timestamp() * 1000) == at


def test_a_moment_reads_as_mastodon_writes_it() -> None:
    at = clock.from_datetime(datetime(2026, 3, 4, 5, 6, 7, 89_000, tzinfo=UTC))
    assert clock.iso(at) == "2026-03-04T05:06:07.089Z"


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("de, fr;q=0.3", "fr"),
        ("en;q=0.2, fr;q=0.9", "fr"),
        ("fr;q=0, en", "en"),
        ("tlh", "en"),
        ("", "en"),
        ("fr;q=high", "en"),
    ],
)
def test_the_best_locale_of_a_header(header: str, locale: str) -> None:
    assert best_locale(header) == locale


def test_a_choice_beats_the_header() -> None:
    assert best_locale("en", "fr") == "fr"
    assert best_locale("fr", "xx") == "fr"


def test_languages_are_cldr_s() -> None:
    assert is_language("pt-BR")
    assert not is_language("nonsense-language")
    assert is_right_to_left("ar")
    assert not is_right_to_left("fr")
    assert translator("en")("Record not found") == "Record not found"


def test_settings_come_from_file_and_environment(tmp_path: Path) -> None:
    (tmp_path / "palabre.toml").write_text('domain = "a.example"\ntitle = "Under the tree"\n')
    settings = load_settings(tmp_path, {"PALABRE_TITLE": "Agora", "PALABRE_MAX_CHARACTERS": "500", "HOME": "/"})
    assert (settings.domain, settings.title, settings.max_characters) == ("a.example", "Agora", 500)
    assert settings.base_url == "https://a.example"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("colour = 'red'", "colour"),
        ("max_characters = 0", "max_characters"),
        ("registrations = 'everyone'", "registrations"),
        ("domain = ", "palabre.toml"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "palabre.toml").write_text(text)
    with pytest.raises(Invalid, match=named):
        load_settings(tmp_path, {})


def test_every_setting_is_documented() -> None:
    written = (Path(__file__).parents[3] / "docs" / "settings.md").read_text()
    assert written.strip() == settings_page(), "docs/settings.md is old; run: palabre settings > docs/settings.md"
    for field in msgspec.structs.fields(Settings):
        assert f"`{field.name}`" in written


def test_an_error_keeps_its_cause_to_itself() -> None:
    error = Invalid("At most {most} are allowed.", cause="row 17 of table x", most=4)
    assert error.public_text() == "At most 4 are allowed."
    assert "row 17" in str(error)
    assert error.public_text({"At most {most} are allowed.": "Au plus {most}."}.__getitem__) == "Au plus 4."


def test_logs_leave_secrets_out() -> None:
    event = _without_secrets(None, "info", {"access_token": "abc", "Password": "x", "path": "/"})
    assert event == {"access_token": "[left out]", "Password": "[left out]", "path": "/"}
    assert "cookie" in SECRET_WORDS
