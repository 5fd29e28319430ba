"""Search of statuses and tags: nothing that the searcher could not read."""

from collections.abc import Mapping

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_handles, accounts_by_ids
from palabre.ground import clock, ids
from palabre.ground.clock import DAY
from palabre.ground.settings import Settings
from palabre.statuses.entities import tag_name
from palabre.statuses.model import Day, Status, StatusView, Tag
from palabre.statuses.queries.lists import SEARCH_TAGS, TAG_BY_NAME, TAG_DAYS
from palabre.statuses.queries.page import BY_IDS
from palabre.statuses.queries.search import LIBRARY, MATCHING, MATCHING_AMONG
from palabre.statuses.rules import may_find
from palabre.statuses.search_expression import Expression, expression, reach_of
from palabre.statuses.search_query import Sought, parse
from palabre.statuses.search_rank import best_first
from palabre.statuses.sight import head, viewer_of
from palabre.statuses.view import compose
from palabre.store.paging import Page
from palabre.store.transaction import Reader

ROUNDS = 3
FIRST_LOOK = 2
GROWTH = 4
BATCH = 500
BATCHES = 8
WINDOW = 200
"""Among so many of the newest finds, the best are chosen; a word that everyone uses would take too long otherwise."""
LONGEST_TAG = 100


async def search_statuses(
    db: Reader, viewer_id: int | None, text: str, page: Page, *, settings: Settings, account_id: int | None = None
) -> list[StatusView]:
    """Statuses that fit a search (its language: see `search_query`), newest first unless it asks for the best.

    These are one's own, those that mention one, and those one may read whose authors let themselves be found. With
    `account_id`, only that author's. Case, accents and width do not count. Only so many matches are looked through, so
    that a page can come short. Raises `Invalid` for a search that cannot be understood.
    """
    sought = parse(text)
    asked = await _asked(db, viewer_id, sought, account_id, settings)
    if asked is None:
        return []
    bounds = _within(page, sought)
    if sought.sort == "best":
        window = await _found(db, viewer_id, asked, Page(max_id=bounds.max_id, since_id=bounds.since_id, limit=WINDOW))
        return await compose(db, viewer_id, best_first(window, sought.words, clock.now())[: page.limit])
    if sought.within == "library" and viewer_id is not None:
        return await compose(db, viewer_id, await _from_library(db, viewer_id, asked, bounds))
    return await compose(db, viewer_id, await _found(db, viewer_id, asked, bounds))


async def _asked(
    db: Reader, viewer_id: int | None, sought: Sought, account_id: int | None, settings: Settings
) -> Expression | None:
    """The search as the index understands it, or None when nothing can be found."""
    if sought.is_empty or (sought.within == "library" and viewer_id is None):
        return None
    handles = [each for each in (*sought.authors, *sought.not_authors) if each.lower() != "me"]
    known = await accounts_by_handles(db, handles, settings=settings) if handles else {}

    def ids_of(names: tuple[str, ...]) -> list[int]:
        found = [viewer_id if each.lower() == "me" else known[each].id for each in names if _is_known(each, known)]
        return [each for each in found if each is not None]

    authors = ids_of(sought.authors)
    if sought.authors and not authors:
        return None
    if account_id is not None:
        if authors and account_id not in authors:
            return None
        authors = [account_id]
    reach = reach_of(viewer_id, sought.within)
    return expression(sought.words, sought.without, authors, ids_of(sought.not_authors), reach)


def _is_known(name: str, known: Mapping[str, Account]) -> bool:
    return name.lower() == "me" or name in known


def _within(page: Page, sought: Sought) -> Page:
    """The page, cut to the days that the search names."""
    max_id = page.max_id if sought.max_id is None else min(page.max_id, sought.max_id)
    since_id = max(page.since_id, sought.min_id)
    min_id = page.min_id if page.min_id is None else max(page.min_id, since_id)
    return Page(max_id=max_id, since_id=since_id, min_id=min_id, limit=page.limit)


async def _found(db: Reader, viewer_id: int | None, asked: Expression, page: Page) -> list[Status]:
    """The statuses of a page that the searcher may find, newest first."""
    found: list[Status] = []
    step = page
    for round in range(ROUNDS):
        step = _step(step, page.limit * FIRST_LOOK * GROWTH**round)
        matching = await MATCHING.fetch(db, step, **asked.parameters)
        found += await _findable(db, viewer_id, matching)
        if len(found) >= page.limit or len(matching) < step.limit:
            break
        step = _after(step, matching)
    found.sort(key=lambda status: -status.id)
    return found[: page.limit] if page.min_id is None else found[-page.limit :]


async def _from_library(db: Reader, viewer_id: int, asked: Expression, page: Page) -> list[Status]:
    """The same among what the searcher wrote, kept, boosted or was named in."""
    found: list[Status] = []
    max_id, min_id = page.max_id, max(page.since_id, page.min_id or 0)
    for _batch in range(BATCHES):
        own = await db.all(LIBRARY, account_id=viewer_id, max_id=max_id, min_id=min_id, limit=BATCH)
        own = own[:BATCH]  # of each kind the latest: below these, one kind may miss what another has
        matching = await db.all(MATCHING_AMONG, ids=own, **asked.parameters) if own else []
        found += await _findable(db, viewer_id, matching)
        if len(own) < BATCH or (page.min_id is None and len(found) >= page.limit):
            break
        max_id = own[-1]
    found.sort(key=lambda status: -status.id)
    return found[: page.limit] if page.min_id is None else found[-page.limit :]


def _step(page: Page, limit: int) -> Page:
    return Page(max_id=page.max_id, since_id=page.since_id, min_id=page.min_id, limit=limit)


def _after(page: Page, matching: list[int]) -> Page:
    """The page that follows, in the direction in which pages are read."""
    if page.min_id is None:
        return Page(max_id=matching[-1], since_id=page.since_id, limit=page.limit)
    return Page(max_id=page.max_id, since_id=page.since_id, min_id=matching[0], limit=page.limit)


async def _findable(db: Reader, viewer_id: int | None, matching: list[int]) -> list[Status]:
    statuses = await db.all(BY_IDS, ids=matching) if matching else []
    accounts = await accounts_by_ids(db, {status.account_id for status in statuses})
    heads = {
        status.id: head(status, account)
        for status in statuses
        if (account := accounts.get(status.account_id)) is not None
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
