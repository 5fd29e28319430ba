"""All words that people read pass through one catalogue.

English is the source; `palabre/locale/*/LC_MESSAGES/palabre.po` holds the other languages.

Catalogues are read from the `.po` files when first asked for, so nothing needs compiling.
"""

import gettext
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages import mofile, pofile

LOCALES = ("en", "fr")
DEFAULT_LOCALE = "en"
LONGEST_TAG = 35
LOCALE_FOLDER = Path(__file__).parent.parent / "locale"

Translate = Callable[[str], str]


def _(text: str) -> str:
    """Marks a string for the catalogue; it is translated when it is shown."""
    return text


@cache
def catalogue(locale: str) -> gettext.NullTranslations:
    """The translations of a supported locale; English is the identity."""
    path = LOCALE_FOLDER / locale / "LC_MESSAGES" / "palabre.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        catalog = pofile.read_po(file, locale=locale)
    compiled = BytesIO()
    mofile.write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translator(locale: str) -> Translate:
    """The function that translates catalogue keys into `locale`."""
    return catalogue(locale).gettext


def best_locale(accept_language: str, preferred: str | None = None) -> str:
    """The supported locale for a person: their choice, else the best of `Accept-Language` (RFC 9110 §12.5.4)."""
    if preferred in LOCALES:
        return preferred
    return _best_in(accept_language[:200])


@lru_cache(maxsize=1024)
def _best_in(header: str) -> str:
    return next((tag for tag in _by_quality(header) if tag in LOCALES), DEFAULT_LOCALE)


def _by_quality(header: str) -> Iterable[str]:
    weighted = []
    for part in header.split(","):
        tag, _semicolon, parameters = part.strip().partition(";")
        try:
            quality = float(parameters.strip().removeprefix("q=") or 1)
        except ValueError:
            quality = 0.0
        weighted.append((quality, tag.split("-")[0].lower()))
    return (tag for quality, tag in sorted(weighted, key=lambda pair: -pair[0]) if quality > 0)


def is_language(tag: str) -> bool:
    """Whether a tag names a language that CLDR knows, such as `fr` or `pt-BR`."""
    return len(tag) <= LONGEST_TAG and _is_known(tag)


@lru_cache(maxsize=1024)
def _is_known(tag: str) -> bool:
    """Babel looks into its folder at each call, which takes 75 µs."""
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def is_right_to_left(tag: str) -> bool:
    """Whether text of this language runs from right to left."""
    return is_language(tag) and Locale.parse(tag, sep="-").text_direction == "rtl"
