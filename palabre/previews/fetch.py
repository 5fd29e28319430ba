"""The errand that asks a page what it says of itself, and keeps the answer, also when it says nothing."""

from urllib.parse import urlsplit

import msgspec

from palabre.accounts.read import account_by_handle
from palabre.ground import clock
from palabre.ground.errors import PalabreError
from palabre.ground.settings import Settings
from palabre.media.forget import FORGET_BLOBS, ForgetBlobs, expect
from palabre.media.keys import new_key
from palabre.media.model import Cleaned
from palabre.media.studio import studio
from palabre.outbound.fetch import fetch
from palabre.previews.embed import with_embed
from palabre.previews.model import Author, Card, CardChanged, CardState, Said
from palabre.previews.page import decoded, read_page
from palabre.previews.queries import CARD, CARD_LOCKED, FILL, NOTHING, SAID
from palabre.previews.rules import agrees, origin_of
from palabre.store.blobs import Blobs
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction

FETCH_CARD = "previews.fetch"
PAGE_BYTES = 1 << 20
EMBED_BYTES = 1 << 18
IMAGE_BYTES = 8 << 20
PAGES = {"text/html", "application/xhtml+xml"}
ACCEPT_PAGE = "text/html,application/xhtml+xml;q=0.9"
ACCEPT_IMAGE = "image/jpeg,image/png,image/webp,image/avif;q=0.9,image/gif;q=0.8"


class FetchCard(msgspec.Struct, frozen=True):
    """The payload of the errand."""

    card_id: int


class Picture(msgspec.Struct, frozen=True):
    """A picture of a page, cleaned and stored."""

    key: str
    cleaned: Cleaned


async def fetch_card(blobs: Blobs, settings: Settings, store: Store, payload: FetchCard) -> None:
    """Asks the page of a card, its oEmbed provider and its picture, and keeps what they say."""
    card = await store.read(_card, payload.card_id)
    if card is None:
        return
    try:
        said = await _said(card.url, settings)
    except PalabreError:
        said = None
    if said is None or not said.is_worth_showing:
        await store.write(_keep_nothing, card.id)
        return
    said = msgspec.structs.replace(said, provider_url=said.provider_url or origin_of(card.url))
    picture = await _picture(said.image_url, blobs, settings, store) if said.image_url else None
    said = msgspec.structs.replace(said, authors=await store.read(_named, said.authors, card.url, settings))
    await store.write(_keep, card.id, said, picture)


async def _card(db: Reader, card_id: int) -> Card | None:
    return await db.one(CARD, card_id=card_id)


async def _said(url: str, settings: Settings) -> Said | None:
    """What a page says. Raises what `fetch` raises."""
    found = await fetch(url, most_bytes=PAGE_BYTES, accept=ACCEPT_PAGE, settings=settings, is_cut=True)
    if not found.is_ok or found.mime not in PAGES:
        return None
    own_host = urlsplit(settings.base_url).hostname or ""
    text = decoded(found.body, found.headers.get("content-type", ""))
    said, endpoint = read_page(text, found.url, own_host)
    if endpoint is None:
        return said
    try:
        more = await fetch(endpoint, most_bytes=EMBED_BYTES, accept="application/json", settings=settings)
    except PalabreError:
        return said
    return with_embed(said, more.body, more.url, own_host) if more.is_ok else said


async def _picture(url: str, blobs: Blobs, settings: Settings, store: Store) -> Picture | None:
    """The picture of a page, or None for one that cannot be had. Raises `Unavailable` when our own store fails."""
    try:
        found = await fetch(url, most_bytes=IMAGE_BYTES, accept=ACCEPT_IMAGE, settings=settings)
        cleaned = await studio.clean(found.body, settings) if found.is_ok else None
    except PalabreError:
        return None
    if cleaned is None:
        return None
    key = new_key(cleaned.preview, cleaned.preview_mime)
    await store.write(expect, (key,))
    await blobs.put(key, cleaned.preview, cleaned.preview_mime)
    return Picture(key, cleaned)


async def _named(db: Reader, authors: tuple[Author, ...], url: str, settings: Settings) -> tuple[Author, ...]:
    """The authors, with the accounts of those who let this site name them."""
    named = []
    for each in authors:
        account = await account_by_handle(db, each.handle, settings=settings) if each.handle else None
        if account is not None and agrees(msgspec.json.decode(account.attribution_domains, type=list[str]), url):
            each = msgspec.structs.replace(each, account_id=account.id)  # noqa: PLW2901  (the same author, found)
        named.append(each)
    return tuple(named)


async def _keep(tx: Transaction, card_id: int, said: Said, picture: Picture | None) -> None:
    card = await tx.one(CARD_LOCKED, card_id=card_id)
    if card is None:
        return
    values = {name: getattr(said, name) for name in SAID if hasattr(said, name)}
    values["authors"] = msgspec.json.encode(said.authors).decode()
    values |= {"image_key": picture.key if picture else "", "blurhash": picture.cleaned.blurhash if picture else ""}
    if picture and not (said.width and said.height):
        small = picture.cleaned.meta.small
        values |= {"width": small.width, "height": small.height}
    await tx.run(
        FILL, card_id=card.id, new_fetched_at=clock.now(), **{f"new_{name}": value for name, value in values.items()}
    )
    await _after(tx, card)


async def _keep_nothing(tx: Transaction, card_id: int) -> None:
    """Remembers that there is nothing to show. A card that was there before stays as it was."""
    card = await tx.one(CARD_LOCKED, card_id=card_id)
    if card is not None and card.state != CardState.READY:
        await tx.run(NOTHING, card_id=card.id, new_fetched_at=clock.now())


async def _after(tx: Transaction, before: Card) -> None:
    if before.image_key:
        await tx.enqueue(FORGET_BLOBS, ForgetBlobs((before.image_key,)))
    await tx.emit(CardChanged(before.id))
