"""The conversation around a status."""

from palabre.graph.read import bonds
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.statuses.model import StatusView, Thread
from palabre.statuses.queries.consent import TALLIES
from palabre.statuses.queries.lists import ANCESTORS, DESCENDANTS
from palabre.statuses.queries.page import BY_IDS
from palabre.statuses.view import compose
from palabre.store.transaction import Reader

MOST_ANCESTORS = 200
MOST_DESCENDANTS = 1_000
DEEPEST = 100


async def thread(db: Reader, viewer_id: int | None, status_id: int) -> Thread:
    """What a status answers and what answers it, without what the viewer may not read and whom they mute.

    Raises `NotFound` when the viewer may not read the status itself.
    """
    above = await db.all(ANCESTORS, status_id=status_id, limit=MOST_ANCESTORS)
    below = await db.all(DESCENDANTS, status_id=status_id, limit=MOST_DESCENDANTS, depth=DEEPEST)
    ids = [status_id, *(node.id for node in above), *(node.id for node in below)]
    shown = {each.status.id: each for each in await compose(db, viewer_id, await db.all(BY_IDS, ids=ids))}
    if status_id not in shown:
        raise NotFound(_("This post does not exist, or you may not read it."))
    votes = {tally.status_id: tally.votes for tally in await db.all(TALLIES, ids=[node.id for node in below])}
    unwanted = {id for id, each in shown.items() if votes.get(id, 0) > each.status.favourites_count}
    muted = (await bonds(db, viewer_id, {each.status.account_id for each in shown.values()})).muted
    heard = {id: each for id, each in shown.items() if each.status.account_id not in muted or id == status_id}
    return Thread(
        tuple(heard[node.id] for node in above if node.id in heard),
        tuple(_depth_first(status_id, heard, {node.id: node.in_reply_to_id for node in below}, unwanted)),
    )


def _depth_first(
    root: int, shown: dict[int, StatusView], parents: dict[int, int | None], unwanted: set[int]
) -> list[StatusView]:
    """Each status right after what it answers, siblings by age, those last that more people voted against than for.

    Below a hidden one, the conversation goes on.
    """
    children: dict[int | None, list[int]] = {}
    for id in sorted(parents, key=lambda id: (id in unwanted, id), reverse=True):
        children.setdefault(parents[id], []).append(id)
    ordered, stack = [], list(children.get(root, ()))
    while stack:
        id = stack.pop()
        if id in shown:
            ordered.append(shown[id])
        stack.extend(children.get(id, ()))
    return ordered
