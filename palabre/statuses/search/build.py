"""Builds the search index anew when its documents hold more than they used to, while people go on."""

from typing import Final

import msgspec

from palabre.statuses.queries.search import BUILD, INDEXABLE, SET_BUILD
from palabre.statuses.search.index import add_all_to_index
from palabre.store.transaction import Transaction
from palabre.store.work import Tick

VERSION: Final = 3
"""Rises whenever a document holds something else (see `index`)."""
INDEX_MORE: Final = "statuses.index_more"
BATCH: Final = 500


class IndexMore(msgspec.Struct, frozen=True):
    """The next batch of a build."""

    version: int


async def begin_index(tx: Transaction, _tick: Tick) -> None:
    """Begins a build when there was none for this version."""
    if await tx.one(BUILD, version=VERSION) is None:
        await tx.run(SET_BUILD, version=VERSION, after_id=0, is_done=False)
        await tx.enqueue(INDEX_MORE, IndexMore(VERSION))


async def index_more(tx: Transaction, more: IndexMore) -> None:
    """Writes a batch of documents anew, oldest first, and asks for the next batch."""
    build = await tx.one(BUILD, version=more.version)
    if build is None or build.is_done or more.version != VERSION:
        return
    batch = await tx.all(INDEXABLE, after_id=build.after_id, limit=BATCH)
    await add_all_to_index(tx, batch)
    is_done = len(batch) < BATCH
    after_id = batch[-1].id if batch else build.after_id
    await tx.run(SET_BUILD, version=VERSION, after_id=after_id, is_done=is_done)
    if not is_done:
        await tx.enqueue(INDEX_MORE, more)
