"""What listeners hear: each item of a stream as an event of Mastodon's, as this listener may see it.

A status is put together once for all who hear of it; only for those who have done something with it, wrote it or
filter what they read it is put together again.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol, Self

import msgspec
from starlette.types import Message

from palabre.accounts.oauth.scopes import covers
from palabre.accounts.preferences import preferences_of
from palabre.accounts.read import bearer as bearer_of
from palabre.api.announcements import live_announcement
from palabre.api.call import Call
from palabre.api.conversing import compose as compose_conversations
from palabre.api.live.channels import Channel
from palabre.api.live.common_view import Common, common
from palabre.api.live.outbox import Outbox
from palabre.api.notifying import compose
from palabre.api.render.announcement import live_reaction
from palabre.api.render.emoji import offer_emojis
from palabre.api.viewing import show_each
from palabre.community.model import AnnouncementReactionChanged
from palabre.ground.errors import Forbidden, NotFound
from palabre.ground.log import logger
from palabre.ground.settings import Settings
from palabre.timelines.live.subscriber import Subscriber
from palabre.timelines.model import StreamItem
from palabre.timelines.read import conversations_by_ids, notifications_by_ids

THUMP_SECONDS = 15.0
"""How often a connection's token is looked at again, and a sign of life is given."""
log = logger("api")


class Heard(Protocol):
    """An event on its way out; `message` makes what the server is to send for a channel."""

    def message(self, channel: Channel) -> Message:
        """The message of one connection."""


Speak = Callable[[str, str | None, str], Heard]
"""Makes an event of its name, its payload (JSON, an id or nothing) and its cursor."""


class Listener(Subscriber):
    """A channel of one connection. `speak` knows the connection's language."""

    def __init__(self, call: Call, channel: Channel, outbox: Outbox, speak: Speak) -> None:
        person = call.bearer.user if call.bearer else None
        super().__init__(channel.wish(call.viewer_id, preferences_of(person).languages if person else ()))
        self.call = call
        self.channel = channel
        self.outbox = outbox
        self.speak = speak

    def end(self) -> None:
        """Ends the connection."""
        super().end()
        self.outbox.end()

    def hear(self, heard: Heard) -> None:
        """Sends an event."""
        self.outbox.put(heard.message(self.channel))

    async def refresh(self) -> None:
        """Takes in how the listener filters now."""
        if self.call.token is not None:
            house = self.call.house
            bearer = await house.store.read(bearer_of, self.call.token)
            filters = await house.filter_sets.of(house.store, bearer.user if bearer else None)
            self.call = msgspec.structs.replace(self.call, bearer=bearer, filters=filters)

    def covers(self, scope: str) -> bool:
        """Whether the listener's token covers a scope."""
        return self.call.bearer is not None and covers(self.call.bearer.scopes, scope)

    @classmethod
    async def tell(cls, item: StreamItem, subscribers: Sequence[Self]) -> None:
        """Tells all of them, or ends their streams when that fails: they come back and hear it then."""
        offer_emojis(subscribers[0].call.house.emojis)
        try:
            await _tell(item, subscribers)
        except Exception:
            log.error("stream_failed", kind=item.kind, exc_info=True)
            for each in subscribers:
                each.end()


async def _tell(item: StreamItem, listeners: Sequence[Listener]) -> None:
    match item.kind:
        case "update" | "status.update":
            await _tell_status(item, listeners)
        case "notification":
            await _tell_notification(item, [each for each in listeners if each.covers("read:notifications")])
        case "conversation":
            await _tell_conversation(item, listeners)
        case "announcement":
            await _tell_announcement(item, listeners)
        case "announcement.reaction":
            _tell_all(item, _reaction(item, listeners[0].call.house.settings), listeners)
        case "delete" | "announcement.delete":
            _tell_all(item, str(item.id), listeners)
        case "filters_changed":
            for listener in listeners:
                await listener.refresh()
            _tell_all(item, None, [each for each in listeners if each.wish.home])
        case _:
            _tell_all(item, None, listeners)


def _tell_all(item: StreamItem, payload: str | None, listeners: Sequence[Listener]) -> None:
    """The same to everyone, put into words once for each kind of connection."""
    spoken: dict[Speak, Heard] = {}
    for listener in listeners:
        heard = spoken.get(listener.speak)
        if heard is None:
            heard = spoken[listener.speak] = listener.speak(item.kind, payload, item.cursor)
        listener.hear(heard)


async def _tell_status(item: StreamItem, listeners: Sequence[Listener]) -> None:
    call = listeners[0].call
    viewers = {each.wish.viewer_id for each in listeners if each.wish.viewer_id is not None}
    same: Common | None = await call.house.store.read(
        common, item.id, item.author_id, viewers, call.kept, call.house.settings
    )
    alike: dict[bytes, list[Listener]] = defaultdict(list)
    others: list[Listener] = []
    for each in listeners:
        follows = each.view.follows if each.view is not None else ()
        body = same.body_for(each.wish.viewer_id, follows, each.call.filters) if same is not None else None
        (others if body is None else alike[body]).append(each)
    for body, those in alike.items():
        _tell_all(item, body.decode(), those)
    for each in others:
        for _id, body in await show_each(each.call, [item.id]):
            _tell_all(item, body.decode(), [each])


async def _tell_notification(item: StreamItem, listeners: Sequence[Listener]) -> None:
    if not listeners:
        return
    call = listeners[0].call
    rows = await call.house.store.read(notifications_by_ids, call.me.id, [item.id])
    for _row, shown in await compose(call, list(rows.values())):
        _tell_all(item, msgspec.json.encode(shown).decode(), listeners)


async def _tell_conversation(item: StreamItem, listeners: Sequence[Listener]) -> None:
    call = listeners[0].call
    rows = await call.house.store.read(conversations_by_ids, call.me.id, [item.id])
    for shown in await compose_conversations(call, list(rows.values())):
        _tell_all(item, msgspec.json.encode(shown).decode(), listeners)


async def _tell_announcement(item: StreamItem, listeners: Sequence[Listener]) -> None:
    house = listeners[0].call.house
    try:
        shown = await house.store.read(live_announcement, house, item.id)
    except NotFound:
        return
    _tell_all(item, msgspec.json.encode(shown).decode(), listeners)


def _reaction(item: StreamItem, settings: Settings) -> str:
    """A reaction as the event of Mastodon's."""
    changed = msgspec.json.decode(item.about, type=AnnouncementReactionChanged)
    return msgspec.json.encode(live_reaction(changed, settings)).decode()


async def is_still_welcome(call: Call) -> bool:
    """Whether the token that opened a stream is still good."""
    if call.token is None:
        return True
    with suppress(Forbidden):
        return await call.house.store.read(bearer_of, call.token) is not None
    return False
