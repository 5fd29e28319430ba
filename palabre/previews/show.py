"""Gives a status the card of an address, and takes it away again."""

from palabre.ground import clock, ids
from palabre.ground.clock import DAY
from palabre.media.forget import FORGET_BLOBS, ForgetBlobs
from palabre.previews.fetch import FETCH_CARD, FetchCard
from palabre.previews.model import CardState
from palabre.previews.queries import ADD_CARD, ASKED, CARD_BY_HASH, FORGET, LINK, LINK_OF, UNLINK, UNUSED
from palabre.previews.rules import is_due, url_hash
from palabre.store.transaction import Transaction
from palabre.store.work import Tick

UNUSED_FOR = 30 * DAY
UNUSED_AT_ONCE = 500


async def show_card(tx: Transaction, status_id: int, url: str) -> bool:
    """Makes a status show the card of an address (in the form of `normal_url`), which is asked for when it is due.

    However many statuses name an address, it is asked once. Returns whether readers of the status see another card now.
    """
    hash, now = url_hash(url), clock.now()
    await tx.run(ADD_CARD, id=ids.new_id(), url_hash=hash, url=url, created_at=now)
    card = await tx.one(CARD_BY_HASH, hash=hash)
    assert card is not None
    former = await tx.one(LINK_OF, status_id=status_id)
    await tx.run(LINK, of_status_id=status_id, new_card_id=card.id)
    if is_due(card, now):
        await tx.run(ASKED, card_id=card.id, asked_at=now)
        await tx.enqueue(FETCH_CARD, FetchCard(card.id))
    return former != card.id and (former is not None or card.state == CardState.READY)


async def hide_card(tx: Transaction, status_id: int) -> bool:
    """Makes a status show no card. Returns whether it had one."""
    return bool(await tx.run(UNLINK, status_id=status_id))


async def forget_unused(tx: Transaction, _tick: Tick) -> None:
    """Removes cards that no status has shown for a month; scheduled daily."""
    gone = await tx.all(UNUSED, before=clock.now() - UNUSED_FOR, limit=UNUSED_AT_ONCE)
    if gone:
        await tx.run(FORGET, ids=[card.id for card in gone])
        await tx.enqueue(FORGET_BLOBS, ForgetBlobs(tuple(card.image_key for card in gone if card.image_key)))
