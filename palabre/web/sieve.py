"""What the reader's filters make of the posts on a page: some are left out, others folded or covered."""

from collections.abc import Iterator, Sequence

from palabre.statuses.model import StatusView
from palabre.timelines.filters.match import FilterSet
from palabre.timelines.filters.model import Context
from palabre.timelines.filters.sieve import sift
from palabre.web.visit import Visit


async def sifted(visit: Visit, posts: Sequence[StatusView], context: Context) -> list[StatusView]:
    """The posts that may be shown in a place; `visit.sifted` tells the templates which to fold or to cover.

    Nobody's own posts are filtered. For whoever has no filters this does nothing.
    """
    filters = await filters_of(visit)
    if not filters:
        return list(posts)
    for view in posts:
        for each in _with_quoted(view):
            _sift(visit, filters, each, context)
    marks = visit.sifted
    return [view for view in posts if view.status.id not in marks or not marks[view.status.id].hidden]


async def filters_of(visit: Visit) -> FilterSet:
    """The filters of whoever looks; empty for a visitor."""
    user = visit.signed_in.user if visit.signed_in else None
    return await visit.house.filter_sets.of(visit.house.store, user)


def _with_quoted(view: StatusView) -> Iterator[StatusView]:
    yield view
    quote = (view.reblog or view).quote
    if quote is not None and quote.view is not None:
        yield quote.view


def _sift(visit: Visit, filters: FilterSet, view: StatusView, context: Context) -> None:
    is_own = (view.reblog or view).account.id == visit.viewer_id
    found = None if is_own else sift(filters, view, context)
    if found:
        visit.sifted[view.status.id] = found
    else:
        visit.sifted.pop(view.status.id, None)
