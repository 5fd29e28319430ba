"""An engine that speaks DeepL's API (https://developers.deepl.com/api-reference/translate)."""

from collections.abc import Sequence

import msgspec

from palabre.ground.settings import Settings
from palabre.translation.ask import answered
from palabre.translation.model import UNKNOWN, Languages, Translated

FREE, PAID = "https://api-free.deepl.com", "https://api.deepl.com"


class _Language(msgspec.Struct, frozen=True):
    language: str


class _Piece(msgspec.Struct, frozen=True):
    text: str
    detected_source_language: str


class _Answer(msgspec.Struct, frozen=True):
    translations: list[_Piece]


class DeepL:
    """DeepL, by the key's plan: keys of the free one end in `:fx`."""

    name = "DeepL.com"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        key = settings.translation_key
        self._url = settings.translation_url.rstrip("/") or (FREE if key.endswith(":fx") else PAID)
        self._headers = {"Authorization": f"DeepL-Auth-Key {key}"}

    async def languages(self) -> Languages:
        """What it translates: any of its sources into any of its targets."""
        sources, targets = [await self._codes(kind) for kind in ("source", "target")]
        into = tuple(sorted({*targets, *(each.partition("-")[0] for each in targets)}))
        found = {each: tuple(code for code in into if code.partition("-")[0] != each) for each in sources}
        return Languages(found | {UNKNOWN: into})

    async def _codes(self, kind: str) -> list[str]:
        url = f"{self._url}/v2/languages?type={kind}"
        found = await answered(url, None, list[_Language], self._settings, self._headers)
        return [_ours(each.language) for each in found]

    async def translate(self, pieces: Sequence[str], source: str, target: str) -> list[Translated]:
        """All pieces in one request."""
        asked: dict[str, object] = {"text": list(pieces), "target_lang": target.upper(), "tag_handling": "html"}
        if source != UNKNOWN:
            asked["source_lang"] = source.upper()
        found = await answered(f"{self._url}/v2/translate", asked, _Answer, self._settings, self._headers)
        return [Translated(each.text, _ours(each.detected_source_language)) for each in found.translations]


def _ours(code: str) -> str:
    """`PT-BR`, as DeepL writes it, is `pt-BR` here."""
    language, dash, region = code.partition("-")
    return f"{language.lower()}{dash}{region}"
