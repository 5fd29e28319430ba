"""Nouns and events of the room `community`."""

import msgspec

from palabre.store.events import Event


class Emoji(msgspec.Struct, frozen=True):
    """A custom emoji: a row of `custom_emojis`. `static_key` names a picture that does not move."""

    id: int
    shortcode: str
    category: str
    visible_in_picker: bool
    picture_key: str
    static_key: str
    created_at: int
    updated_at: int


class Announcement(msgspec.Struct, frozen=True):
    """Something the owner tells everyone: a row of `announcements`. `html` is safe; the lists are JSON of ids or names.

    `published_at` is when it was first shown, None before; `scheduled_at` when it is to be shown by itself.
    """

    id: int
    text: str
    html: str
    mention_ids: str
    status_ids: str
    tags: str
    starts_at: int | None
    ends_at: int | None
    all_day: bool
    scheduled_at: int | None
    published_at: int | None
    created_at: int
    updated_at: int

    @property
    def mentions(self) -> tuple[int, ...]:
        """Ids of the accounts that it names."""
        return _IDS.decode(self.mention_ids)

    @property
    def statuses(self) -> tuple[int, ...]:
        """Ids of the statuses that it links."""
        return _IDS.decode(self.status_ids)

    @property
    def tag_names(self) -> tuple[str, ...]:
        """The tags in it, as they were written."""
        return _NAMES.decode(self.tags)


_IDS = msgspec.json.Decoder(tuple[int, ...])
_NAMES = msgspec.json.Decoder(tuple[str, ...])


class Reaction(msgspec.Struct, frozen=True):
    """How often one emoji answers an announcement, and whether the viewer's own is among them.

    `name` is a Unicode emoji or the shortcode of a custom one.
    """

    name: str
    count: int
    me: bool


class AnnouncementView(msgspec.Struct, frozen=True):
    """An announcement as a viewer sees it. `read` is whether they have dismissed it."""

    announcement: Announcement
    read: bool
    reactions: tuple[Reaction, ...]


class AnnouncementPublished(Event, frozen=True):
    """An announcement is shown, or was changed while it is."""

    announcement_id: int


class AnnouncementReactionChanged(Event, frozen=True):
    """How often an emoji answers an announcement has changed; `count` is how often it does now."""

    announcement_id: int
    name: str
    count: int


class AnnouncementDeleted(Event, frozen=True):
    """An announcement is shown no more."""

    announcement_id: int


class EmojiChanged(Event, frozen=True):
    """A custom emoji was added, changed or removed."""

    shortcode: str
