"""The custom emoji of the community, held in each process: texts are looked through for them at every rendering."""

from collections.abc import Mapping

from palabre.community.model import Emoji, EmojiChanged
from palabre.community.read import custom_emojis
from palabre.store.events import kind_of
from palabre.store.store import Store
from palabre.timelines.follower import Follower, News

_CHANGED = kind_of(EmojiChanged)


class Emojis:
    """Custom emoji by shortcode. `version` rises when they change, in this process or another."""

    def __init__(self, store: Store, follower: Follower) -> None:
        self._store = store
        self.by_shortcode: Mapping[str, Emoji] = {}
        self.version = 0
        follower.listen(self, promptly=True)

    async def begin(self) -> None:
        """Reads them all."""
        self.by_shortcode = {each.shortcode: each for each in await self._store.read(custom_emojis)}
        self.version += 1

    async def hear(self, news: News) -> None:
        """Reads them anew when one has changed."""
        if any(event.kind == _CHANGED for event in news.events):
            await self.begin()

    async def end(self) -> None:
        """Nothing is left to do."""
