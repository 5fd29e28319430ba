"""The languages that the composer offers, each by its own name.

The names are CLDR's. They stand here because reading them from Babel would load the data of fifty locales.
"""

from functools import cache

OWN_NAMES = {
    "ar": "العربية",
    "bn": "বাংলা",
    "ca": "Català",
    "cs": "Čeština",
    "da": "Dansk",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "en": "English",
    "eo": "Esperanto",
    "es": "Español",
    "eu": "Euskara",
    "fa": "فارسی",
    "fi": "Suomi",
    "fr": "Français",
    "ga": "Gaeilge",
    "gl": "Galego",
    "he": "עברית",
    "hi": "हिन्दी",
    "hr": "Hrvatski",
    "hu": "Magyar",
    "id": "Indonesia",
    "it": "Italiano",
    "ja": "日本語",
    "ko": "한국어",
    "ln": "Lingála",
    "lt": "Lietuvių",
    "mg": "Malagasy",
    "nb": "Norsk bokmål",
    "nl": "Nederlands",
    "oc": "Occitan",
    "pl": "Polski",
    "pt": "Português",
    "ro": "Română",
    "ru": "Русский",
    "rw": "Ikinyarwanda",
    "sk": "Slovenčina",
    "sl": "Slovenščina",
    "sq": "Shqip",
    "sr": "Српски",
    "sv": "Svenska",
    "sw": "Kiswahili",
    "ta": "தமிழ்",
    "th": "ไทย",
    "tr": "Türkçe",
    "uk": "Українська",
    "ur": "اردو",
    "vi": "Tiếng Việt",
    "wo": "Wolof",
    "yo": "Èdè Yorùbá",
    "zh": "中文",
}


@cache
def language_choices(extra: str = "") -> tuple[tuple[str, str], ...]:
    """Tag and own name of each language on offer, in the order of the tags; `extra` is one more that is in use."""
    names = OWN_NAMES if not extra or extra in OWN_NAMES else OWN_NAMES | {extra: extra}
    return tuple(sorted(names.items()))
