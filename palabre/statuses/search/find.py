"""Search of statuses and tags: nothing that the searcher could not read."""

from math import isqrt

import msgspec

from palabre.accounts.read import accounts_by_handles
from palabre.ground import clock, ids
from palabre.ground.clock import DAY
from palabre.ground.settings import Settings
from palabre.statuses.entities import tag_name
from palabre.statuses.model import Day, StatusView, Tag
from palabre.statuses.queries.lists import SEARCH_TAGS, TAG_BY_NAME, TAG_DAYS
from palabre.statuses.queries.page import BY_IDS
from palabre.statuses.queries.search import CANDIDATES, KEPT, MATCHING
from palabre.statuses.rules import may_find
from palabre.statuses.search.expression import Expression, expression, reach_of
from palabre.statuses.search.index import contents_of, searchable
from palabre.statuses.search.language import Sought, fits, may_fit, parse
from palabre.statuses.search.rank import best_first
from palabre.statuses.sight import viewer_of
from palabre.statuses.view import compose
from palabre.store.paging import Page
from palabre.store.transaction import Reader

ROUNDS = 3
FIRST_LOOK = 2
GROWTH = 4
READ = 4_000
"""PostgreSQL reads so many statuses before it asks its index, and reads on if the root of a page's size match.

At that, reading on until the page is full takes about as long as fetching all that the index knows of in a million.
"""
WINDOW = 100
"""Among so many of the newest finds, the best are chosen; a word that everyone uses would take too long otherwise."""
MOST_KEPT = 400
"""Of what a person favourited, bookmarked or boosted, so many of the newest are looked through."""
LONGEST_TAG = 100


async def search_statuses(
    db: Reader, viewer_id: int | None, text: str, page: Page, *, settings: Settings, account_id: int | None = None
) -> list[StatusView]:
    """Statuses that fit a search (its language: see `language`), newest first unless it asks for the best.

    These are one's own, those that mention one, and those one may read whose authors let themselves be found. With
    `account_id`, only that author's. Case, accents and width do not count. Only so many matches are looked through, so
    that a page can come short. Raises `Invalid` for a search that cannot be understood.
    """
    sought = parse(text)
    if sought.is_empty or (sought.within == "library" and viewer_id is None):
        return []
    names = await _authors(db, viewer_id, sought, settings)
    authors = _agreed(names.wanted, account_id)
    if authors is None or (sought.authors and not authors):
        return []
    asked = _asked(sought, authors, names.unwanted, viewer_id)
    bounds = _within(page, sought)
    if sought.sort == "best":
        whole = Page(max_id=bounds.max_id, since_id=bounds.since_id, limit=WINDOW)
        window = await db.all(BY_IDS, ids=await _found(db, viewer_id, asked, whole))
        return await compose(db, viewer_id, best_first(window, sought.words, clock.now())[: page.limit])
    found = await _found(db, viewer_id, asked, bounds)
    if sought.within == "library" and viewer_id is not None:
        kept = await _kept(db, viewer_id, sought, names, bounds)
        found = _cut(sorted({*found, *kept}, reverse=True), bounds)
    rows = {status.id: status for status in await db.all(BY_IDS, ids=found)} if found else {}
    return await compose(db, viewer_id, [rows[each] for each in found if each in rows])


class _Asked(msgspec.Struct, frozen=True):
    """A search for the index: `within_reach` finds only what the searcher may come across; `anywhere` is quicker.

    Where little is out of reach, and that is everywhere but among the messages of others, the quick one fills a page.
    """

    anywhere: Expression
    within_reach: Expression


def _asked(sought: Sought, authors: list[int], unwanted: list[int], viewer_id: int | None) -> _Asked:
    reach = reach_of(viewer_id, sought.within)
    exact = expression(sought.words, sought.without, authors, unwanted, reach)
    if sought.within != "all" or not (sought.words or authors):
        return _Asked(exact, exact)
    return _Asked(expression(sought.words, sought.without, authors, unwanted), exact)


class _Names(msgspec.Struct, frozen=True):
    """The authors that a search names, as ids; those that nobody is are left out."""

    wanted: list[int]
    unwanted: list[int]


async def _authors(db: Reader, viewer_id: int | None, sought: Sought, settings: Settings) -> _Names:
    handles = [each for each in (*sought.authors, *sought.not_authors) if each.lower() != "me"]
    known = await accounts_by_handles(db, handles, settings=settings) if handles else {}
    ids_of = {each: account.id for each, account in known.items()}
    if viewer_id is not None:
        ids_of |= {each: viewer_id for each in (*sought.authors, *sought.not_authors) if each.lower() == "me"}
    return _Names(
        [ids_of[each] for each in sought.authors if each in ids_of],
        [ids_of[each] for each in sought.not_authors if each in ids_of],
    )


def _agreed(authors: list[int], account_id: int | None) -> list[int] | None:
    """The authors that both the search and its form ask for; None when they exclude each other."""
    if account_id is None:
        return authors
    return [account_id] if not authors or account_id in authors else None


def _within(page: Page, sought: Sought) -> Page:
    """The page, cut to the days that the search names."""
    max_id = page.max_id if sought.max_id is None else min(page.max_id, sought.max_id)
    since_id = max(page.since_id, sought.min_id)
    min_id = page.min_id if page.min_id is None else max(page.min_id, since_id)
    return Page(max_id=max_id, since_id=since_id, min_id=min_id, limit=page.limit)


async def _found(db: Reader, viewer_id: int | None, asked: _Asked, page: Page) -> list[int]:
    """The ids of a page that the searcher may find, newest first."""
    found: list[int] = []
    step = page
    for round in range(ROUNDS):
        step = _step(step, page.limit * FIRST_LOOK * GROWTH**round)
        way = asked.within_reach if round else asked.anywhere
        matching = await MATCHING.fetch(db, step, read=READ, enough=isqrt(step.limit), **way.parameters)
        found += await _findable(db, viewer_id, matching)
        if len(found) >= page.limit or len(matching) < step.limit:
            break
        step = _after(step, matching)
    return _cut(sorted(found, reverse=True), page)


def _cut(found: list[int], page: Page) -> list[int]:
    return found[: page.limit] if page.min_id is None else found[-page.limit :]


def _step(page: Page, limit: int) -> Page:
    return Page(max_id=page.max_id, since_id=page.since_id, min_id=page.min_id, limit=limit)


def _after(page: Page, matching: list[int]) -> Page:
    """The page that follows, in the direction in which pages are read."""
    if page.min_id is None:
        return Page(max_id=matching[-1], since_id=page.since_id, limit=page.limit)
    return Page(max_id=page.max_id, since_id=page.since_id, min_id=matching[0], limit=page.limit)


async def _findable(db: Reader, viewer_id: int | None, matching: list[int]) -> list[int]:
    heads = await db.all(CANDIDATES, ids=matching) if matching else []
    viewer = await viewer_of(db, viewer_id, heads, all_mentions=True)
    return [each.id for each in heads if may_find(each, viewer, indexable=each.indexable)]


async def _kept(db: Reader, viewer_id: int, sought: Sought, names: _Names, page: Page) -> list[int]:
    """What fits among what the searcher favourited, bookmarked or boosted, which the index does not know."""
    lowest = max(page.since_id, page.min_id or 0)
    kept = await db.all(KEPT, account_id=viewer_id, max_id=page.max_id, min_id=lowest, limit=MOST_KEPT)
    contents = await contents_of(db, [each.id for each in kept])
    likely = [
        each.id
        for each in kept
        if (not names.wanted or each.account_id in names.wanted)
        and each.account_id not in names.unwanted
        and may_fit(sought, [each.spoiler_text, each.text, *(more.text for more in contents.get(each.id, ()))])
    ]
    rows = await db.all(BY_IDS, ids=likely) if likely else []
    fitting = [row.id for row in rows if fits(sought, searchable(row, contents.get(row.id, ())).split(" "))]
    return await _findable(db, viewer_id, fitting)


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
