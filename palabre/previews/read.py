"""What others may know of cards. Whether someone may see a status is for the room that keeps it to say."""

from collections.abc import Sequence

from palabre.previews.model import Card, CardState
from palabre.previews.queries import CARD_BY_HASH, KEYS_IN_USE, LINKED
from palabre.previews.rules import normal_url, url_hash
from palabre.store.transaction import Reader


async def cards_of(db: Reader, status_ids: Sequence[int]) -> dict[int, Card]:
    """The card of each of these statuses that has one to show."""
    rows = await db.all(LINKED, status_ids=list(status_ids)) if status_ids else []
    return {each.status_id: each for each in rows}


async def card_at(db: Reader, url: str) -> Card | None:
    """The card of an address, when there is one to show."""
    address = normal_url(url)
    if address is None:
        return None
    found = await db.one(CARD_BY_HASH, hash=url_hash(address))
    return found if found is not None and found.state == CardState.READY else None


async def keys_in_use(db: Reader, keys: Sequence[str]) -> set[str]:
    """Those of the blob keys that a card names."""
    return set(await db.all(KEYS_IN_USE, keys=list(keys)))
