"""Reads what is much talked about: what everyone is shown, and all of it for the team."""

from collections.abc import Iterable, Sequence

from palabre.accounts.read import accounts_by_ids
from palabre.discovery.model import Publisher, RankedLink, TrendingLink, TrendingStatus
from palabre.discovery.queries.trends import (
    CARDS,
    PUBLISHERS,
    PUBLISHERS_OF,
    RANKED_LINKS,
    RANKED_STATUSES,
    RANKED_TAGS,
)
from palabre.discovery.queries.use import DAYS_OF_LINKS
from palabre.discovery.rules import may_show, publisher_of
from palabre.graph.read import unwelcome_ids
from palabre.ground import clock, ids
from palabre.ground.clock import DAY
from palabre.statuses.model import Day, ShownCard, Tag
from palabre.store.paging import Page
from palabre.store.transaction import Reader

DAYS = 7


async def trending_tags(db: Reader, trends: str) -> list[Tag]:
    """The tags that everyone is shown, the most talked about first. `trends` is the setting."""
    return [
        tag
        for tag in await db.all(RANKED_TAGS)
        if tag.usable and tag.listable and may_show(trends, None if tag.reviewed_at is None else tag.trendable)
    ]


async def ranked_tags(db: Reader) -> list[Tag]:
    """All tags that are much used, for the team."""
    return await db.all(RANKED_TAGS)


async def trending_statuses(db: Reader, trends: str, viewer_id: int | None) -> list[int]:
    """Ids of the statuses that everyone is shown, without those by people of whom the viewer wants to hear nothing."""
    unwelcome = await unwelcome_ids(db, viewer_id) if viewer_id is not None else set()
    return [
        row.id
        for row in await db.all(RANKED_STATUSES)
        if row.account_id not in unwelcome and may_show(trends, row.word, row.word_on_author)
    ]


async def ranked_statuses(db: Reader) -> list[TrendingStatus]:
    """All statuses that interest many, for the team."""
    return [
        TrendingStatus(row.id, row.word is None and row.word_on_author is None) for row in await db.all(RANKED_STATUSES)
    ]


async def trending_links(db: Reader, trends: str, offset: int, limit: int) -> list[TrendingLink]:
    """The linked pages that everyone is shown."""
    rows = [
        (row, False)
        for row, publisher in await _ranked_links(db)
        if may_show(trends, row.word, publisher.word if publisher else None)
    ]
    return await _shown(db, rows[offset : offset + limit])


async def ranked_links(db: Reader, offset: int, limit: int) -> list[TrendingLink]:
    """All pages that are much linked, for the team."""
    rows = [
        (row, row.word is None and (publisher is None or publisher.word is None))
        for row, publisher in await _ranked_links(db)
    ]
    return await _shown(db, rows[offset : offset + limit])


async def _ranked_links(db: Reader) -> list[tuple[RankedLink, Publisher | None]]:
    rows = await db.all(RANKED_LINKS)
    domains = sorted({publisher_of(row.url) for row in rows})
    known = {each.domain: each for each in await db.all(PUBLISHERS_OF, domains=domains)} if domains else {}
    return [(row, known.get(publisher_of(row.url))) for row in rows]


async def link_for_team(db: Reader, card_id: int, *, requires_review: bool) -> TrendingLink | None:
    """A linked page, whether or not it is much linked now; None when there is none."""
    found = await _shown(db, [(RankedLink(card_id, "", None), requires_review)])
    return found[0] if found else None


async def _shown(db: Reader, rows: Sequence[tuple[RankedLink, bool]]) -> list[TrendingLink]:
    if not rows:
        return []
    cards = {card.id: card for card in await db.all(CARDS, ids=[row.id for row, _review in rows])}
    days = await _days(db, cards)
    wanted = {author.account_id for card in cards.values() for author in card.written_by if author.account_id}
    people = await accounts_by_ids(db, wanted)
    return [
        TrendingLink(
            ShownCard(card, tuple((each, people.get(each.account_id or 0)) for each in card.written_by)),
            days[card.id],
            review,
        )
        for row, review in rows
        if (card := cards.get(row.id)) is not None
    ]


async def _days(db: Reader, card_ids: Iterable[int]) -> dict[int, tuple[Day, ...]]:
    """The public use of links on each of the last days (UTC), the latest first."""
    today = clock.now() // DAY * DAY
    first = today - (DAYS - 1) * DAY
    wanted = list(card_ids)
    rows = await db.all(DAYS_OF_LINKS, ids=wanted, first_id=ids.first_id_at(first))
    found = {(row.tag_id, row.at): Day(row.at, row.uses, row.accounts) for row in rows}
    every = range(today, first - 1, -DAY)
    return {each: tuple(found.get((each, at), Day(at, 0, 0)) for at in every) for each in wanted}


async def publishers(db: Reader, page: Page) -> list[Publisher]:
    """The sites whose pages were ever much linked, the newest first."""
    return await PUBLISHERS.fetch(db, page)
