"""The timeline of a link: what is said of one page."""

from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.previews.read import card_at
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.queries.link import ABOUT_LINK


async def about_link(db: Reader, viewer_id: int | None, url: str, page: Page) -> list[int]:
    """Ids of public statuses that show the card of an address, newest first. Raises `NotFound` for an unknown one."""
    card = await card_at(db, url)
    if card is None:
        raise NotFound()
    return await ABOUT_LINK.fetch(db, page, card_id=card.id, viewer_id=viewer_id or 0, now=clock.now())
