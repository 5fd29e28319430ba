"""Preview cards (https://docs.joinmastodon.org/entities/PreviewCard/)."""

import msgspec

from palabre.api.render.account import Account, account
from palabre.ground.clock import iso
from palabre.ground.settings import Settings
from palabre.media.keys import media_url
from palabre.statuses.model import ShownCard


class PreviewCardAuthor(msgspec.Struct, frozen=True):
    """Who wrote a page, with their account when it lets the page name it."""

    name: str
    url: str
    account: Account | None


class PreviewCard(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself. `author_name` and `author_url` are for clients before 4.3."""

    url: str
    title: str
    description: str
    language: str | None
    type: str
    author_name: str
    author_url: str
    provider_name: str
    provider_url: str
    html: str
    width: int
    height: int
    image: str | None
    image_description: str
    embed_url: str
    blurhash: str | None
    published_at: str | None
    authors: list[PreviewCardAuthor]
    missing_attribution: bool | None = None


def preview_card(shown: ShownCard, settings: Settings) -> PreviewCard:
    """A card for everyone who may see its status."""
    card = shown.card
    authors = [
        PreviewCardAuthor(author.name, author.url, account(found, settings) if found else None)
        for author, found in shown.authors
    ]
    return PreviewCard(
        url=card.url,
        title=card.title,
        description=card.description,
        language=card.language,
        type=card.type,
        author_name=authors[0].name if authors else "",
        author_url=authors[0].url if authors else "",
        provider_name=card.provider_name,
        provider_url=card.provider_url,
        html=card.html,
        width=card.width,
        height=card.height,
        image=media_url(settings.base_url, card.image_key) if card.image_key else None,
        image_description=card.image_description,
        embed_url=card.embed_url,
        blurhash=card.blurhash or None,
        published_at=None if card.published_at is None else iso(card.published_at),
        authors=authors,
    )
