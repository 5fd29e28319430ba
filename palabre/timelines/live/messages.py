"""What live streams tell besides statuses: notifications, conversations, announcements, and that filters changed."""

from collections.abc import Callable, Iterable

import msgspec

from palabre.community.model import AnnouncementDeleted, AnnouncementPublished, AnnouncementReactionChanged
from palabre.store.events import Event, StoredEvent, kind_of
from palabre.timelines.filters.model import FiltersChanged
from palabre.timelines.live.audience import Audience
from palabre.timelines.live.subscriber import Subscriber, Wish
from palabre.timelines.model import ConversationChanged, NotificationsMerged, Notified, StreamItem


class _Message(msgspec.Struct, frozen=True):
    """How an event becomes an item: its name, the field with the id, who wants it, and whether it is for everyone."""

    name: str
    field: str
    is_wanted: Callable[[Wish], bool]
    is_for_everyone: bool = False


def _at_home(wish: Wish) -> bool:
    return wish.home


def _notified(wish: Wish) -> bool:
    return wish.notifications


def _anything(_wish: Wish) -> bool:
    return True


def _direct(wish: Wish) -> bool:
    return wish.direct


_MESSAGES: dict[type[Event], _Message] = {
    Notified: _Message("notification", "notification_id", _notified),
    FiltersChanged: _Message("filters_changed", "", _anything),
    NotificationsMerged: _Message("notifications_merged", "", _notified),
    ConversationChanged: _Message("conversation", "conversation_id", _direct),
    AnnouncementPublished: _Message("announcement", "announcement_id", _at_home, is_for_everyone=True),
    AnnouncementReactionChanged: _Message("announcement.reaction", "announcement_id", _at_home, is_for_everyone=True),
    AnnouncementDeleted: _Message("announcement.delete", "announcement_id", _at_home, is_for_everyone=True),
}
_BY_KIND = {kind_of(event): message for event, message in _MESSAGES.items()}


def message_of(event: StoredEvent, cursor: str) -> StreamItem | None:
    """The item of an event that is about no status; None when streams say nothing of it."""
    message = _BY_KIND.get(event.kind)
    if message is None:
        return None
    content = msgspec.json.decode(event.payload)
    return StreamItem(message.name, content.get(message.field, 0), cursor, event.seq, about=event.payload)


def addressees(item: StreamItem, event: StoredEvent, audience: Audience) -> Iterable[Subscriber]:
    """Who is told: the subscribers of the account that the event names, or of all."""
    message = _BY_KIND[event.kind]
    if message.is_for_everyone:
        candidates: Iterable[Subscriber] = audience
    else:
        candidates = audience.of_account(msgspec.json.decode(item.about)["account_id"])
    return [each for each in candidates if message.is_wanted(each.wish)]
