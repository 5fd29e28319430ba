"""The timeline of a list: what those in it have said, as its owner hears them."""

from palabre.graph.read import list_members, own_list
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.merge import merged
from palabre.timelines.model import ListView
from palabre.timelines.queries.lists import LIST


async def list_view(db: Reader, viewer_id: int, list_id: int) -> ListView:
    """What decides what stands in a list of the viewer; see `rules.appears_in_list`. Raises `NotFound`."""
    found = await own_list(db, viewer_id, list_id)
    return ListView(list_id=list_id, replies_policy=found.replies_policy, members=await list_members(db, list_id))


async def in_list(db: Reader, viewer_id: int, list_id: int, page: Page) -> list[int]:
    """Ids of the statuses and boosts in a list of the viewer, newest first. Raises `NotFound` when it is not theirs."""
    view = await list_view(db, viewer_id, list_id)
    if not view.members:
        return []
    return await merged(
        db,
        LIST,
        page,
        len(view.members),
        viewer_id=viewer_id,
        list_id=list_id,
        replies_policy=view.replies_policy,
    )
