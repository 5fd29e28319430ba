"""A member's lists as files, page by page, so that no list is ever held whole."""

from collections.abc import AsyncIterator

import msgspec

from palabre.ground import clock
from palabre.ground.settings import Settings
from palabre.portability.model import ListKind
from palabre.portability.queries.edges import EDGES, LIKES, Edge
from palabre.portability.sheets import HEADERS, as_csv
from palabre.store.paging import Page, PagedQuery
from palabre.store.store import Store
from palabre.store.transaction import Reader

PER_PAGE = 500


async def sheet(store: Store, account_id: int, kind: ListKind, settings: Settings) -> AsyncIterator[str]:
    """The file of a list, in parts."""
    if kind in HEADERS:
        yield as_csv([HEADERS[kind]])
    async for edges in _pages(store, account_id, EDGES[kind]):
        yield as_csv([_cells(kind, edge, settings.domain) for edge in edges])


async def addresses(store: Store, account_id: int, *, liked: bool) -> AsyncIterator[str]:
    """Where the posts are known that a member favourited, or bookmarked."""
    async for edges in _pages(store, account_id, LIKES if liked else EDGES[ListKind.BOOKMARKS]):
        for edge in edges:
            yield edge.name


async def _pages(store: Store, account_id: int, query: PagedQuery[Edge]) -> AsyncIterator[list[Edge]]:
    page = Page(limit=PER_PAGE)
    while edges := await store.read(_page, query, account_id, page):
        yield edges
        page = Page(max_id=edges[-1].id, limit=PER_PAGE)


async def _page(db: Reader, query: PagedQuery[Edge], account_id: int, page: Page) -> list[Edge]:
    return await query.fetch(db, page, account_id=account_id, now=clock.now())


def _cells(kind: ListKind, edge: Edge, home: str) -> tuple[str, ...]:
    handle = f"{edge.name}@{edge.domain or home}"
    if kind is ListKind.FOLLOWING:
        languages = ", ".join(msgspec.json.decode(edge.languages, type=tuple[str, ...]))
        return handle, _word(edge.reblogs), _word(edge.notify), languages
    if kind is ListKind.MUTES:
        return handle, _word(edge.notifications)
    if kind is ListKind.LISTS:
        return edge.title, handle
    return (edge.name,) if kind in (ListKind.DOMAIN_BLOCKS, ListKind.BOOKMARKS) else (handle,)


def _word(flag: bool) -> str:
    return "true" if flag else "false"
