"""An engine that speaks LibreTranslate's API (https://docs.libretranslate.com/api/operations/translate/)."""

from collections.abc import Sequence

import msgspec

from palabre.ground.settings import Settings
from palabre.translation.ask import answered
from palabre.translation.model import UNKNOWN, Languages, Translated


class _Language(msgspec.Struct, frozen=True):
    code: str
    targets: tuple[str, ...] = ()


class _Detected(msgspec.Struct, frozen=True):
    language: str


class _Answer(msgspec.Struct, frozen=True, rename="camel"):
    translated_text: list[str]
    detected_language: list[_Detected] | None = None


class LibreTranslate:
    """A LibreTranslate server, one's own or a hired one."""

    name = "LibreTranslate"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._url = settings.translation_url.rstrip("/")

    async def languages(self) -> Languages:
        """What the server has models for."""
        found = await answered(f"{self._url}/languages", None, list[_Language], self._settings)
        targets = {each.code: tuple(code for code in each.targets if code != each.code) for each in found}
        everything = tuple(sorted({code for codes in targets.values() for code in codes}))
        return Languages(targets | {UNKNOWN: everything})

    async def translate(self, pieces: Sequence[str], source: str, target: str) -> list[Translated]:
        """All pieces in one request."""
        told = "auto" if source == UNKNOWN else source
        asked = {"q": list(pieces), "source": told, "target": target, "format": "html"}
        if self._settings.translation_key:
            asked["api_key"] = self._settings.translation_key
        found = await answered(f"{self._url}/translate", asked, _Answer, self._settings)
        known = [each.language for each in found.detected_language or ()] or [source] * len(pieces)
        return [Translated(html, language) for html, language in zip(found.translated_text, known, strict=False)]
