"""Which of an engine's languages is meant."""

from palabre.translation.model import UNKNOWN, Languages

KNOWN = Languages({"de": ("en", "fr"), "en": ("de", "pt-BR"), UNKNOWN: ("de", "en", "fr")})


def test_sources_are_named_as_the_engine_does() -> None:
    assert KNOWN.source("de") == "de"
    assert KNOWN.source("de-AT") == "de"
    assert KNOWN.source("xx") == KNOWN.source(None) == UNKNOWN


def test_targets_are_those_of_the_source() -> None:
    assert KNOWN.target("de", "FR") == "fr"
    assert KNOWN.target("de", "fr-CA") == "fr"
    assert KNOWN.target("en", "pt_br") == "pt-BR"
    assert KNOWN.target("de", "de") is None
    assert KNOWN.target("xx", "de") == "de"
    assert KNOWN.target("en", "") is None
