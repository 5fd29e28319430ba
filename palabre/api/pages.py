"""Paging as in Mastodon: `max_id`, `since_id`, `min_id`, `limit`, and `Link` headers to the next and previous page.

See https://docs.joinmastodon.org/api/guidelines/#pagination.
"""

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import parse_qsl, quote, urlencode

from msgspec import Meta

from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.store.paging import NEWEST, Page

_MOVED_BY = {"max_id", "since_id", "min_id", "offset"}
Count = Annotated[int, Meta(ge=-(1 << 62), le=1 << 62)]


class Paging(Form, frozen=True, kw_only=True):
    """The parameters of every list that is paged by id."""

    max_id: Id | None = None
    since_id: Id | None = None
    min_id: Id | None = None
    limit: Count | None = None

    def page(self, usual: int = 20, most: int = 40) -> Page:
        """The page asked for, no longer than `most`."""
        return Page(
            max_id=NEWEST if self.max_id is None else self.max_id,
            since_id=self.since_id or 0,
            min_id=self.min_id,
            limit=bounded(self.limit, usual, most),
        )


class Offset(Form, frozen=True, kw_only=True):
    """The parameters of lists that are paged by position."""

    offset: Count = 0
    limit: Count | None = None


def bounded(limit: int | None, usual: int, most: int) -> int:
    """The limit asked for, between 1 and `most`."""
    return usual if limit is None else max(1, min(abs(limit), most))


def links(call: Call, page: Page, ids: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """The `Link` header (RFC 8288) of a page that holds these ids, newest first. A full page may have a next one."""
    if not ids:
        return ()
    here = _address(call)
    older = f'<{here}max_id={ids[-1]}>; rel="next", ' if len(ids) >= page.limit else ""
    return (("link", f'{older}<{here}min_id={ids[0]}>; rel="prev"'),)


def offset_links(call: Call, limit: int, offset: int, *, has_more: bool) -> tuple[tuple[str, str], ...]:
    """The `Link` header of a page that begins at a position."""
    here = _address(call)
    found = [f'<{here}offset={offset + limit}>; rel="next"'] if has_more else []
    if offset:
        found.append(f'<{here}offset={max(0, offset - limit)}>; rel="prev"')
    return (("link", ", ".join(found)),) if found else ()


def _address(call: Call) -> str:
    """This list's address without its place in the list, ready for one more parameter."""
    kept = [pair for pair in parse_qsl(call.query) if pair[0] not in _MOVED_BY] if call.query else []
    others = urlencode(kept) + "&" if kept else ""
    return f"{call.house.settings.base_url}{quote(call.path)}?{others}"
