"""Custom emoji (https://docs.joinmastodon.org/entities/CustomEmoji/).

Every text that people write may hold `:shortcodes:`, and entities are rendered deep inside others. So the emoji of the
house that answers are offered once for each call (`offer_emojis`), in a variable of its context.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Protocol

import msgspec

from palabre.community import model
from palabre.community.rules import shortcodes
from palabre.ground.settings import Settings
from palabre.media.keys import media_url


class Emoji(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A custom emoji. `category` is there only when it has one."""

    shortcode: str
    url: str
    static_url: str
    visible_in_picker: bool
    category: str | None = None


class Offer(Protocol):
    """The emoji that a house has."""

    by_shortcode: Mapping[str, model.Emoji]
    version: int


_offered: ContextVar[Offer | None] = ContextVar("offered_emojis", default=None)


def offer_emojis(offer: Offer) -> None:
    """Says whose emoji count for what is rendered from here on in this task."""
    _offered.set(offer)


def emojis_version() -> int:
    """Rises with every change of the emoji on offer; what was rendered under another one is stale."""
    offer = _offered.get()
    return 0 if offer is None else offer.version


def emojis_in(settings: Settings, *texts: str) -> tuple[Emoji, ...]:
    """The custom emoji whose shortcodes stand in these texts."""
    offer = _offered.get()
    if offer is None or not offer.by_shortcode:
        return ()
    found = (offer.by_shortcode.get(each) for each in shortcodes(texts))
    return tuple(emoji(each, settings) for each in found if each is not None)


def emoji(row: model.Emoji, settings: Settings) -> Emoji:
    """One custom emoji."""
    return Emoji(
        shortcode=row.shortcode,
        url=media_url(settings.base_url, row.picture_key),
        static_url=media_url(settings.base_url, row.static_key),
        visible_in_picker=row.visible_in_picker,
        category=row.category or None,
    )


def emoji_named(shortcode: str, settings: Settings) -> Emoji | None:
    """The custom emoji of a shortcode, if there is one."""
    offer = _offered.get()
    row = None if offer is None else offer.by_shortcode.get(shortcode)
    return None if row is None else emoji(row, settings)
