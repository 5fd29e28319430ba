"""Which of many statuses a viewer may read: one question to the graph and one to the mentions for all of them."""

from collections.abc import Iterable, Sequence

from palabre.accounts.model import Account
from palabre.graph.model import Bonds
from palabre.graph.read import blocked_among, bonds
from palabre.statuses.model import Head, Status
from palabre.statuses.queries.page import HEADS, MENTIONED_IN
from palabre.statuses.rules import OPEN, Viewer, may_see
from palabre.store.transaction import Reader


async def heads_of(db: Reader, ids: Iterable[int]) -> dict[int, Head]:
    """The heads of these statuses; those that are gone are left out."""
    wanted = list(ids)
    return {head.id: head for head in await db.all(HEADS, ids=wanted)} if wanted else {}


def head(status: Status, account: Account) -> Head:
    """The head of a status that is already at hand."""
    return Head(
        status.id,
        status.version,
        status.account_id,
        account.version,
        account.state,
        status.state,
        status.visibility,
        status.reblog_of_id,
    )


async def viewer_of(
    db: Reader,
    viewer_id: int | None,
    heads: Sequence[Head],
    *,
    all_mentions: bool = False,
    known: Bonds | None = None,
) -> Viewer:
    """The viewer, with all that decides which of these statuses they may read.

    Mentions in what everyone may read decide nothing, and are looked up only when `all_mentions` asks for them.
    `known` are the viewer's bonds with everyone, where they are at hand.
    """
    if viewer_id is None:
        return Viewer(None)
    if known is not None and not all_mentions:
        return await _with_bonds(db, viewer_id, heads, known)
    closed = [
        head.id for head in heads if (all_mentions or head.visibility not in OPEN) and head.account_id != viewer_id
    ]
    authors = {head.account_id for head in heads}
    if not closed:
        return Viewer(viewer_id, Bonds(blocked=await blocked_among(db, viewer_id, authors)))
    return Viewer(
        viewer_id,
        await bonds(db, viewer_id, authors),
        frozenset(await db.all(MENTIONED_IN, viewer_id=viewer_id, ids=closed)),
    )


async def _with_bonds(db: Reader, viewer_id: int, heads: Sequence[Head], known: Bonds) -> Viewer:
    """The viewer, whose mentions are looked up only where bonds do not let them read a status."""
    viewer = Viewer(viewer_id, known)
    closed = [head.id for head in heads if head.visibility not in OPEN and not may_see(head, viewer)]
    if not closed:
        return viewer
    return Viewer(viewer_id, known, frozenset(await db.all(MENTIONED_IN, viewer_id=viewer_id, ids=closed)))


async def seen(db: Reader, viewer_id: int | None, heads: dict[int, Head], *, known: Bonds | None = None) -> set[int]:
    """Ids of those that the viewer may read. A boost counts only when what it boosts is among them too.

    `known` are the viewer's bonds with everyone, where they are at hand.
    """
    viewer = await viewer_of(db, viewer_id, list(heads.values()), known=known)
    visible = {id for id, head in heads.items() if may_see(head, viewer)}
    return {id for id in visible if (original := heads[id].reblog_of_id) is None or original in visible}


async def sees(db: Reader, viewer_id: int | None, status: Status, author: Account) -> bool:
    """Whether the viewer may read one status, which is no boost."""
    return status.id in await seen(db, viewer_id, {status.id: head(status, author)})
