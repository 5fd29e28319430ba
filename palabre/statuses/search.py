"""Search of statuses and tags: newest first, and nothing that the searcher could not read."""

from palabre.accounts.read import accounts_by_ids
from palabre.ground import clock, ids
from palabre.ground.clock import DAY
from palabre.statuses.entities import tag_name
from palabre.statuses.model import Day, Status, StatusView, Tag
from palabre.statuses.queries.lists import SEARCH_TAGS, TAG_BY_NAME, TAG_DAYS
from palabre.statuses.queries.page import BY_IDS
from palabre.statuses.queries.search import MATCHING
from palabre.statuses.rules import may_find
from palabre.statuses.search_index import asked
from palabre.statuses.sight import head, viewer_of
from palabre.statuses.view import compose
from palabre.store.paging import Page
from palabre.store.transaction import Reader

ROUNDS = 3
FIRST_LOOK = 2
GROWTH = 4
LONGEST_TAG = 100


async def search_statuses(
    db: Reader, viewer_id: int | None, words: str, page: Page, *, account_id: int | None = None
) -> list[StatusView]:
    """Statuses that hold all the words, newest first; with `account_id`, only that author's.

    These are one's own, those that mention one, and those one may read whose authors let themselves be found.
    Case, accents and width do not count. Only so many matches are looked through, so that a page can come short.
    """
    sought = asked(words, account_id)
    if not sought:
        return []
    found: list[Status] = []
    step = page
    for round in range(ROUNDS):
        step = _step(step, page.limit * FIRST_LOOK * GROWTH**round)
        matching = await MATCHING.fetch(db, step, asked=sought)
        found += await _findable(db, viewer_id, matching, account_id)
        if len(found) >= page.limit or len(matching) < step.limit:
            break
        step = _after(step, matching)
    found.sort(key=lambda status: -status.id)
    chosen = found[: page.limit] if page.min_id is None else found[-page.limit :]
    return await compose(db, viewer_id, chosen)


def _step(page: Page, limit: int) -> Page:
    return Page(max_id=page.max_id, since_id=page.since_id, min_id=page.min_id, limit=limit)


def _after(page: Page, matching: list[int]) -> Page:
    """The page that follows, in the direction in which pages are read."""
    if page.min_id is None:
        return Page(max_id=matching[-1], since_id=page.since_id, limit=page.limit)
    return Page(max_id=page.max_id, since_id=page.since_id, min_id=matching[0], limit=page.limit)


async def _findable(db: Reader, viewer_id: int | None, matching: list[int], account_id: int | None) -> list[Status]:
    statuses = await db.all(BY_IDS, ids=matching) if matching else []
    accounts = await accounts_by_ids(db, {status.account_id for status in statuses})
    heads = {
        status.id: head(status, account)
        for status in statuses
        if (account := accounts.get(status.account_id)) is not None and account_id in (None, account.id)
    }
    viewer = await viewer_of(db, viewer_id, list(heads.values()), all_mentions=True)
    return [
        status
        for status in statuses
        if status.id in heads and may_find(heads[status.id], viewer, indexable=accounts[status.account_id].indexable)
    ]


async def search_tags(db: Reader, words: str, limit: int, offset: int = 0) -> list[Tag]:
    """Tags in public use that begin with the words: first the very one, then those in latest use."""
    name = tag_name(words.strip().removeprefix("#"))[:LONGEST_TAG]
    if not name:
        return []
    literal = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return await db.all(SEARCH_TAGS, pattern=f"{literal}%", exact=name, limit=limit, offset=offset)


async def tag(db: Reader, name: str) -> Tag | None:
    """The tag of a name in any spelling, or None when nobody has used it."""
    return await db.one(TAG_BY_NAME, name=tag_name(name))


async def tag_days(db: Reader, tag_id: int, days: int = 7) -> list[Day]:
    """The public use of a tag on each of the last days (UTC), the latest first, days without use included."""
    today = clock.now() // DAY * DAY
    first = today - (days - 1) * DAY
    found = {day.at: day for day in await db.all(TAG_DAYS, tag_id=tag_id, first_id=ids.first_id_at(first), day=DAY)}
    return [found.get(at, Day(at, 0, 0)) for at in range(today, first - 1, -DAY)]
