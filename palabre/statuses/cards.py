"""Statuses and the cards of what they link: whose page is asked, and when readers see something new."""

from collections.abc import Mapping, Sequence

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_ids
from palabre.previews.model import CardChanged
from palabre.previews.read import cards_of
from palabre.previews.rules import first_of
from palabre.previews.show import hide_card, show_card
from palabre.statuses.entities import EntityKind, entities
from palabre.statuses.model import ShownCard, State, Status, StatusDeleted, StatusEdited, Visibility
from palabre.statuses.queries.cards import TOUCH_WITH_CARD
from palabre.statuses.queries.rows import STATUS_BY_ID, TOUCH
from palabre.store.transaction import Reader, Transaction

MARK = "://"


def linked(status: Status) -> str | None:
    """The address whose card a status shows: the first that leads elsewhere. A direct message asks no page."""
    if MARK not in status.text or status.visibility == Visibility.DIRECT or status.state != State.LIVE:
        return None
    links = [each.value for each in entities(status.text) if each.kind == EntityKind.LINK]
    return first_of(links, status.url)


async def show_linked(tx: Transaction, status: Status) -> None:
    """Lets a status that becomes visible show the card of what it links."""
    url = linked(status)
    if url and await show_card(tx, status.id, url):
        await tx.run(TOUCH, status_id=status.id)


async def card_for_edited(tx: Transaction, event: StatusEdited) -> None:
    """A new wording may link something else."""
    await _show(tx, event.status_id)


async def card_for_deleted(tx: Transaction, event: StatusDeleted) -> None:
    """A status that is gone shows nothing."""
    await hide_card(tx, event.status_id)


async def _show(tx: Transaction, status_id: int) -> None:
    status = await tx.one(STATUS_BY_ID, status_id=status_id)
    if status is None:
        return
    url = linked(status)
    if await show_card(tx, status_id, url) if url else await hide_card(tx, status_id):
        await tx.run(TOUCH, status_id=status_id)


async def card_changed(tx: Transaction, event: CardChanged) -> None:
    """Whoever keeps a status with this card as it was learns that it has changed."""
    await tx.run(TOUCH_WITH_CARD, card_id=event.card_id)


async def shown_cards(db: Reader, statuses: Sequence[Status]) -> dict[int, ShownCard]:
    """The cards of a page of statuses; asks only when one of them links something."""
    ids = [status.id for status in statuses if MARK in status.text and status.reblog_of_id is None]
    cards = await cards_of(db, ids) if ids else {}
    wanted = {
        author.account_id for card in cards.values() for author in card.written_by if author.account_id is not None
    }
    accounts: Mapping[int, Account] = await accounts_by_ids(db, wanted) if wanted else {}
    return {
        status_id: ShownCard(card, tuple((each, accounts.get(each.account_id or 0)) for each in card.written_by))
        for status_id, card in cards.items()
    }
