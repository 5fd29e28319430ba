"""Nouns and events of the room `previews`."""

from enum import StrEnum

import msgspec

from palabre.store.events import Event


class CardState(StrEnum):
    """Whether a page was asked yet, and whether it said anything that can be shown."""

    NEW = "new"
    READY = "ready"
    NONE = "none"


class CardType(StrEnum):
    """What a card shows: a link, a picture, a film in a frame, or something else in a frame."""

    LINK = "link"
    PHOTO = "photo"
    VIDEO = "video"
    RICH = "rich"


class Author(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who wrote a page. `handle` is the account that the page names; `account_id` is set when that account agrees."""

    name: str = ""
    url: str = ""
    handle: str = ""
    account_id: int | None = None


class Card(msgspec.Struct, frozen=True):
    """A row of `preview_cards`."""

    id: int
    url_hash: str
    url: str
    state: str
    type: str
    title: str
    description: str
    language: str | None
    provider_name: str
    provider_url: str
    authors: str
    html: str
    width: int
    height: int
    embed_url: str
    image_key: str
    image_description: str
    blurhash: str
    published_at: int | None
    fetched_at: int
    created_at: int

    @property
    def written_by(self) -> tuple[Author, ...]:
        """Its authors."""
        return msgspec.json.decode(self.authors, type=tuple[Author, ...])


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself; `image_url` is where its picture is."""

    type: str = CardType.LINK
    title: str = ""
    description: str = ""
    language: str | None = None
    provider_name: str = ""
    provider_url: str = ""
    authors: tuple[Author, ...] = ()
    html: str = ""
    width: int = 0
    height: int = 0
    embed_url: str = ""
    image_url: str = ""
    image_description: str = ""
    published_at: int | None = None

    @property
    def is_worth_showing(self) -> bool:
        """Whether there is enough for a card."""
        return bool(self.title or self.html)


class CardChanged(Event, frozen=True):
    """What a card shows is no longer what it showed."""

    card_id: int
