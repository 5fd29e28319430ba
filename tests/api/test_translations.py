"""Translation through the API, against a server that speaks LibreTranslate's language, and one that speaks DeepL's."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import msgspec
import pytest

from tests.api.description import Inspector
from tests.api.lodge import Guest, Lodge, opened_lodge
from tests.harness.outside import Outside, Page

LANGUAGES = [{"code": "de", "name": "German", "targets": ["en", "fr", "de"]}, {"code": "en", "targets": ["de", "fr"]}]


class Libre(Outside):
    """Puts each text between marks, and adds something that must never reach a page."""

    def __init__(self) -> None:
        super().__init__()
        self.pages["/languages"] = Page(msgspec.json.encode(LANGUAGES), "application/json")
        self.pages["/translate"] = self._translate

    def _translate(self) -> Page:
        asked = msgspec.json.decode(self.asked[-1].body)
        assert asked["format"] == "html"
        assert asked["api_key"] == "secret"
        made = [f"{text}<b onclick='x()'>[{asked['target']}]</b><script>x()</script>" for text in asked["q"]]
        found: dict[str, object] = {"translatedText": made}
        if asked["source"] == "auto":
            found["detectedLanguage"] = [{"language": "de", "confidence": 90}] * len(made)
        return Page(msgspec.json.encode(found), "application/json")

    @property
    def translated(self) -> list[list[str]]:
        return [msgspec.json.decode(each.body)["q"] for each in self.asked if each.path == "/translate"]


@pytest.fixture
def libre() -> Iterator[Libre]:
    served = Libre()
    yield served
    served.close()


@pytest.fixture
async def lodge(address: str, tmp_path: Path, libre: Libre) -> AsyncIterator[Lodge]:
    chosen = {"translation_backend": "libretranslate", "translation_url": libre.url, "translation_key": "secret"}
    async with opened_lodge(address, tmp_path, outbound_networks="127.0.0.0/8", **chosen) as opened:
        yield opened


async def test_all_words_of_a_status_are_translated_safely_and_once(libre: Libre, aline: Guest, bruno: Guest) -> None:
    inspect = Inspector()
    poll = {"options": ["ja & nein", "vielleicht"], "expires_in": 3600}
    said = await aline.say("Guten Tag @bruno", spoiler_text="Gruß", language="de", poll=poll)
    path, at = "/api/v1/statuses/{id}/translate", f"/api/v1/statuses/{said['id']}/translate"
    made = await inspect.post(bruno, path, at, lang="fr")
    assert (made["language"], made["detected_source_language"], made["provider"]) == ("fr", "de", "LibreTranslate")
    assert made["spoiler_text"] == "Gruß[fr]"
    assert [each["title"] for each in made["poll"]["options"]] == ["ja & nein[fr]", "vielleicht[fr]"]
    assert made["content"] == said["content"] + "[fr]"
    assert libre.translated == [[said["content"], "Gruß", "ja &amp; nein", "vielleicht"]]
    assert await inspect.post(aline, path, at, lang="fr-CA") == made
    assert len(libre.translated) == 1
    boost = await bruno.post(f"/api/v1/statuses/{said['id']}/reblog")
    assert await inspect.post(bruno, path, f"/api/v1/statuses/{boost['id']}/translate", lang="fr") == made
    english = await bruno.call("POST", at, headers={"Accept-Language": "en"})
    assert english["language"] == "en"
    instance = await bruno.get("/api/v2/instance")
    assert instance["configuration"]["translation"] == {"enabled": True}
    languages = await bruno.get("/api/v1/instance/translation_languages")
    assert languages == {"de": ["en", "fr"], "en": ["de", "fr"], "und": ["de", "en", "fr"]}


async def test_only_what_all_may_read_is_sent_out(libre: Libre, aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    private = await aline.say("Nur für euch", visibility="private", language="de")
    await aline.post(f"/api/v1/statuses/{private['id']}/translate", 403, lang="fr")
    await bruno.post(f"/api/v1/statuses/{private['id']}/translate", 404, lang="fr")
    public = await aline.say("Für alle", language="de")
    at = f"/api/v1/statuses/{public['id']}/translate"
    await bruno.post(at, 403, lang="xx")
    await lodge.stranger.post(at, 401)
    assert libre.translated == []
    libre.pages["/translate"] = Page(b"busy", status=429)
    refused = await bruno.post(at, 503, lang="fr")
    assert refused["error"] == "The translation service does not answer. Try again later."
    libre.pages["/translate"] = Page(b'{"translatedText": []}', "application/json")
    await bruno.post(at, 503, lang="fr")


async def test_deepl_is_asked_in_its_own_words(address: str, tmp_path: Path) -> None:
    outside = Outside()
    outside.pages["/v2/languages?type=source"] = Page(b'[{"language":"DE"},{"language":"PT"}]', "application/json")
    outside.pages["/v2/languages?type=target"] = Page(b'[{"language":"PT-BR"},{"language":"FR"}]', "application/json")
    made = {"translations": [{"detected_source_language": "DE", "text": "<p>Olá</p>"}]}
    outside.pages["/v2/translate"] = Page(msgspec.json.encode(made), "application/json")
    chosen = {"translation_backend": "deepl", "translation_url": outside.url, "translation_key": "key:fx"}
    async with opened_lodge(address, tmp_path, outbound_networks="127.0.0.0/8", **chosen) as lodge:
        aline = await lodge.guest("aline")
        said = await aline.say("Hallo", language="de")
        found = await aline.post(f"/api/v1/statuses/{said['id']}/translate", lang="pt-BR")
    outside.close()
    assert (found["content"], found["language"], found["provider"]) == ("<p>Olá</p>", "pt-BR", "DeepL.com")
    asked = msgspec.json.decode(outside.asked[-1].body)
    assert asked == {"text": ["<p>Hallo</p>"], "target_lang": "PT-BR", "source_lang": "DE", "tag_handling": "html"}
    assert outside.asked[-1].headers["authorization"] == "DeepL-Auth-Key key:fx"


async def test_without_an_engine_nothing_is_translated(address: str, tmp_path: Path) -> None:
    async with opened_lodge(address, tmp_path) as lodge:
        aline = await lodge.guest("aline")
        said = await aline.say("Hallo", language="de")
        await aline.post(f"/api/v1/statuses/{said['id']}/translate", 404, lang="fr")
        assert await aline.get("/api/v1/instance/translation_languages") == {}
        assert (await aline.get("/api/v2/instance"))["configuration"]["translation"] == {"enabled": False}
