"""The engine that the settings choose, and what it translates, asked once a day in each process."""

from functools import lru_cache

from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.translation.deepl import DeepL
from palabre.translation.libretranslate import LibreTranslate
from palabre.translation.model import Engine, Languages

FRESH_FOR = DAY


class Chosen:
    """An engine, and what it last said of its languages."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._languages: Languages | None = None
        self._asked_at = 0

    async def languages(self) -> Languages:
        """What the engine translates. Raises `Unavailable` when it has never said."""
        if self._languages is None or clock.now() - self._asked_at > FRESH_FOR:
            self._languages, self._asked_at = await self.engine.languages(), clock.now()
        return self._languages


def is_on(settings: Settings) -> bool:
    """Whether the owner chose an engine."""
    return settings.translation_backend != "none"


@lru_cache(maxsize=8)
def chosen(settings: Settings) -> Chosen | None:
    """The engine of an instance, or None. Raises `Invalid` for settings that lack what it needs."""
    match settings.translation_backend:
        case "libretranslate":
            if not settings.translation_url:
                raise Invalid(_("Set translation_url to the address of your LibreTranslate server."), code="settings")
            return Chosen(LibreTranslate(settings))
        case "deepl":
            if not settings.translation_key:
                raise Invalid(_("Set translation_key to your key of DeepL's API."), code="settings")
            return Chosen(DeepL(settings))
        case "none":
            return None
