"""Which language a text is in."""

from functools import cache
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SHORTEST: Final = 20
"""Characters below which a guess is worth nothing."""

LANGUAGES: Final = ("ar", "de", "en", "es", "fr", "hi", "it", "nl", "pl", "pt", "ru", "tr", "uk", "zh", "ja")


def identify(text: str) -> str | None:
    """The language of a text as an ISO 639-1 code, or None when it is too short to tell."""
    if len(text) < SHORTEST:
        return None
    code, _score = _identifier().classify(text)
    return str(code)


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier
