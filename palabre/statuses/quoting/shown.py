"""What statuses quote, as a viewer may see it: each kind of question once for the whole page."""

from collections.abc import Awaitable, Callable, Sequence

from palabre.graph.read import relationships
from palabre.statuses.model import Quote, QuoteState, Status, StatusView
from palabre.statuses.queries.page import BY_IDS
from palabre.statuses.quoting.consent import standing
from palabre.statuses.sight import heads_of, seen
from palabre.store.transaction import Reader

Compose = Callable[[Reader, int | None, Sequence[Status]], Awaitable[list[StatusView]]]
SHOWN = frozenset({QuoteState.ACCEPTED, QuoteState.MUTED_ACCOUNT})
NAMED = SHOWN | {QuoteState.BLOCKED_ACCOUNT}
"""States in which the reader is told what is quoted."""


async def named_quotes(db: Reader, viewer_id: int | None, quoting: Sequence[Status]) -> dict[int, Quote]:
    """How what each of these statuses quotes stands for the viewer, and its id where they may know it."""
    wanted = {each.quoted_id for each in quoting if each.quoted_id and each.quote_state == QuoteState.ACCEPTED}
    heads = await heads_of(db, wanted)
    visible = await seen(db, viewer_id, heads)
    authors = list({head.account_id for head in heads.values()} - {viewer_id})
    ties = await relationships(db, viewer_id, authors) if viewer_id is not None and authors else []
    tied = {tie.target_id: tie for tie in ties}
    found = {}
    for each in quoting:
        head = heads.get(each.quoted_id or 0)
        tie = tied.get(head.account_id) if head else None
        state = standing(each.quote_state, head, is_seen=each.quoted_id in visible, tie=tie)
        found[each.id] = Quote(state, each.quoted_id if state in NAMED else None)
    return found


async def shown_quotes(
    db: Reader, viewer_id: int | None, quoting: Sequence[Status], compose: Compose
) -> dict[int, Quote]:
    """The same, with the quoted statuses themselves, put together by `compose`.

    One by someone whom the viewer blocks is shown as anyone sees it, for apps that let it be uncovered.
    """
    named = await named_quotes(db, viewer_id, quoting)
    wanted = [each.status_id for each in named.values() if each.status_id is not None]
    rows = {status.id: status for status in await db.all(BY_IDS, ids=wanted)} if wanted else {}
    blocked = {each.status_id for each in named.values() if each.state == QuoteState.BLOCKED_ACCOUNT}
    others = [status for id, status in rows.items() if id not in blocked]
    views = await compose(db, viewer_id, others) if others else []
    if blocked:
        views += await compose(db, None, [status for id, status in rows.items() if id in blocked])
    known = {view.status.id: view for view in views}
    return {id: _with_view(quote, known) for id, quote in named.items()}


def _with_view(quote: Quote, known: dict[int, StatusView]) -> Quote:
    view = known.get(quote.status_id) if quote.status_id is not None else None
    is_lost = view is None and quote.state in NAMED
    return Quote(QuoteState.DELETED if is_lost else quote.state, quote.status_id, view, True)
