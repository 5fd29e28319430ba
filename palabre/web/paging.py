"""Pages of lists: what is asked for, and where the older part is."""

from collections.abc import Sequence
from urllib.parse import urlencode

from palabre.ground.ids import parse_id
from palabre.store.paging import NEWEST, Page
from palabre.web.visit import Visit

PER_PAGE = 20
MOST_OFFSET = 1_000


def page_of(visit: Visit, limit: int = PER_PAGE) -> Page:
    """The part of a list that the address names with `max_id`, the newest part without one."""
    return Page(max_id=parse_id(visit.request.query_params.get("max_id", "")) or NEWEST, limit=limit)


def is_first(visit: Visit) -> bool:
    """Whether it is the newest part."""
    return "max_id" not in visit.request.query_params


def older(visit: Visit, ids: Sequence[int], limit: int = PER_PAGE) -> str:
    """The address of the part after the one that showed these ids; empty when there was nothing more to show."""
    if not ids or len(ids) < limit // 2:
        return ""
    kept = [(name, value) for name, value in visit.request.query_params.multi_items() if name not in ("max_id", "lang")]
    return f"{visit.request.url.path}?{urlencode([*kept, ('max_id', str(ids[-1]))])}"


def with_query(visit: Visit, **given: str) -> str:
    """The address of this page with other parameters; an empty one is left out, and so is where it was paged to."""
    gone = {"max_id", "lang", *given}
    kept = [(name, value) for name, value in visit.request.query_params.multi_items() if name not in gone]
    query = urlencode([*kept, *((name, value) for name, value in given.items() if value)])
    return f"{visit.request.url.path}?{query}" if query else visit.request.url.path


def offset_of(visit: Visit) -> int:
    """How many entries of a list to leave out, as the address names it with `offset`; bounded."""
    return min(parse_id(visit.request.query_params.get("offset", "")) or 0, MOST_OFFSET)
