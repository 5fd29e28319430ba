"""Finds whom each event concerns, and tells them."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence

from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.statuses.model import (
    PollEnded,
    QuoteRevoked,
    StatusDeleted,
    StatusEdited,
    StatusHeld,
    StatusPosted,
    StatusWithdrawn,
    Visibility,
)
from palabre.store.events import StoredEvent
from palabre.store.store import Store
from palabre.store.transaction import Reader
from palabre.timelines.follower import Follower, News
from palabre.timelines.lists import list_view
from palabre.timelines.live.audience import Audience
from palabre.timelines.live.happenings import RELATIONS, author_of, concerned, is_kind, status_of
from palabre.timelines.live.messages import addressees, message_of
from palabre.timelines.live.subscriber import Subscriber, Wish
from palabre.timelines.live.told import Told
from palabre.timelines.model import Entry, ListView, Open, StreamItem, Viewpoint
from palabre.timelines.queries.public import OPEN, TAGS_OF
from palabre.timelines.rules import appears, appears_in_list


class Herald:
    """Tells an audience the news, as items."""

    def __init__(self, store: Store, follower: Follower) -> None:
        self._store = store
        self._follower = follower
        self._told = Told()

    def note(self, news: News) -> None:
        """Remembers what is about to be told, to be able to take it back."""
        for event in news.events:
            entry = _shown(event, news)
            if entry is not None:
                self._told.note(entry.id, is_public=_is_public(entry))

    async def tell(self, news: News, audience: Audience) -> None:
        """Gives every subscriber in the audience the items that concern it."""
        open_ = await self._open(news, audience)
        for event in news.events:
            entry, cursor = _shown(event, news), news.cursor_of(event)
            if event.kind in RELATIONS:
                for account_id in concerned(event):
                    await self._see_anew(audience.of_account(account_id), audience)
            if entry is not None:
                item = StreamItem(_UPDATES[event.kind], entry.id, cursor, event.seq, entry.account_id)
                listeners = await self._readers(entry, audience)
                if entry.id in open_:
                    listeners |= await self._everyone(open_[entry.id], audience)
                await give(item, listeners)
            elif is_kind(event, StatusDeleted, StatusWithdrawn, StatusHeld):
                await self._take_back(event, cursor, audience)
            elif (message := message_of(event, cursor)) is not None:
                await give(message, addressees(message, event, audience))

    async def _open(self, news: News, audience: Audience) -> dict[int, Open]:
        """Those of the news that everyone may come across; not asked for when nobody listens to everyone."""
        ids = [entry.id for event in news.events if (entry := _shown(event, news)) and _is_public(entry)]
        if not ids or not audience.hears_everyone:
            return {}
        return {row.id: row for row in await self._store.read(_open_ones, ids)}

    async def _readers(self, entry: Entry, audience: Audience) -> set[Subscriber]:
        """Those in whose home a status appears."""
        listeners = audience.of_author(entry.account_id)
        now = clock.now()
        await self._see_anew([each for each in listeners if each.view and each.view.valid_until <= now], audience)
        gone = self._follower.gone
        return {each for each in listeners if _is_for(entry, each, gone)}

    async def view_of(self, wish: Wish) -> tuple[Viewpoint, ListView | None]:
        """How the viewer of a wish stands to others, and who is in the list they listen to; nobody when it is gone."""
        assert wish.viewer_id is not None
        view = await self._follower.viewpoints.of(wish.viewer_id)
        if not wish.list_id:
            return view, None
        try:
            return view, await self._store.read(list_view, wish.viewer_id, wish.list_id)
        except NotFound:
            return view, None

    async def _see_anew(self, subscribers: Iterable[Subscriber], audience: Audience) -> None:
        for subscriber in subscribers:
            if subscriber.view is not None:
                audience.see_anew(subscriber, *await self.view_of(subscriber.wish))

    async def _everyone(self, status: Open, audience: Audience) -> set[Subscriber]:
        """Those who listen to a public timeline or tag in which a status appears."""
        tags = await self._store.read(_tags_of, status.id) if audience.hears_tags else []
        listeners = {*audience.of_tags(tags), *(audience.of_public() if status.in_public else ())}
        return {each for each in listeners if _wants(each.wish, status) and not _is_unheard(each, status.account_id)}

    async def _take_back(self, event: StoredEvent, cursor: str, audience: Audience) -> None:
        """Tells of a deletion. What was held before anyone heard of it is passed over in silence."""
        status_id = status_of(event)
        if is_kind(event, StatusHeld) and status_id not in self._told:
            return
        listeners = set(audience.of_author(author_of(event)))
        if self._told.may_be_public(status_id):
            listeners |= {*audience.of_public(), *audience.of_all_tags()}
        await give(StreamItem("delete", status_id, cursor, event.seq), listeners)


_UPDATES = {
    StatusPosted.__name__: "update",
    StatusEdited.__name__: "status.update",
    QuoteRevoked.__name__: "status.update",
    PollEnded.__name__: "status.update",
}


async def give(item: StreamItem, listeners: Iterable[Subscriber]) -> None:
    """Gives an item to subscribers, together to those that can be told together."""
    together: dict[type[Subscriber], list[Subscriber]] = defaultdict(list)
    for each in listeners:
        if each.is_ready(item):
            together[type(each)].append(each)
    for kind, those in together.items():
        await kind.tell(item, those)


def _shown(event: StoredEvent, news: News) -> Entry | None:
    """The status that an event brings to its readers, if it is still for them."""
    if event.kind not in _UPDATES:
        return None
    entry = news.entries.get(status_of(event))
    return entry if entry is not None and entry.is_live else None


def _is_public(entry: Entry) -> bool:
    return entry.boosted_id is None and entry.visibility == Visibility.PUBLIC


def _is_for(entry: Entry, subscriber: Subscriber, gone: Container[int]) -> bool:
    """Whether a status appears in the home or the list that a subscriber listens to."""
    if subscriber.view is None:
        return False
    if subscriber.list is not None:
        return appears_in_list(entry, subscriber.view, subscriber.list, gone)
    return appears(entry, subscriber.view, gone)


def _wants(wish: Wish, status: Open) -> bool:
    is_from_there = (not wish.local or status.local) and (not wish.remote or not status.local)
    return is_from_there and (not wish.only_media or status.has_media) and _understands(wish, status.language)


def _understands(wish: Wish, language: str | None) -> bool:
    """Whether a language is among those wanted; one that is chosen stands for its variants."""
    return not wish.languages or not language or language in wish.languages or language[:2] in wish.languages


def _is_unheard(subscriber: Subscriber, account_id: int) -> bool:
    return subscriber.view is not None and account_id in subscriber.view.unheard


async def _open_ones(db: Reader, ids: Sequence[int]) -> list[Open]:
    return await db.all(OPEN, ids=list(ids))


async def _tags_of(db: Reader, status_id: int) -> list[str]:
    return await db.all(TAGS_OF, status_id=status_id)
