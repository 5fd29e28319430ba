"""Reads of the room `statuses`, each as a given viewer: nobody is shown what they may not see."""

from collections.abc import Sequence

import msgspec

from palabre.accounts.read import accounts_by_ids
from palabre.graph.model import Related
from palabre.graph.read import bonds
from palabre.graph.rules import is_gone
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.media.model import Attachment
from palabre.statuses.lists import account_statuses, own_statuses
from palabre.statuses.model import Edit, Head, Listed, Status, StatusView
from palabre.statuses.polls.ballot import poll
from palabre.statuses.queries.consent import QUOTES
from palabre.statuses.queries.lists import (
    ACCOUNT_NOT_LIVE,
    BOOKMARKS,
    BOOSTED_BY,
    FAVOURITED_BY,
    FAVOURITES,
    Reaction,
)
from palabre.statuses.queries.page import BY_IDS
from palabre.statuses.queries.rows import EDITS, STATUS_BY_ID
from palabre.statuses.search.find import search_statuses, search_tags, tag, tag_days
from palabre.statuses.sight import heads_of, seen
from palabre.statuses.thread import thread
from palabre.statuses.view import compose, flags
from palabre.store.paging import Page, PagedQuery
from palabre.store.transaction import Reader

__all__ = [
    "account_statuses",
    "bookmarks",
    "boosted_by",
    "favourited_by",
    "favourites",
    "flags",
    "held",
    "history",
    "own_statuses",
    "poll",
    "quotes",
    "search_statuses",
    "search_tags",
    "seen",
    "source",
    "tag",
    "tag_days",
    "thread",
    "versions",
    "view",
    "views",
]


async def view(db: Reader, viewer_id: int | None, status_id: int) -> StatusView:
    """A status, whole. Raises `NotFound` when there is none or the viewer may not read it."""
    found = await views(db, viewer_id, [status_id])
    if not found:
        raise NotFound(_("This post does not exist, or you may not read it."))
    return found[0]


async def views(db: Reader, viewer_id: int | None, ids: Sequence[int]) -> list[StatusView]:
    """The statuses with these ids, in this order, without those that the viewer may not read."""
    if not ids:
        return []
    found = {status.id: status for status in await db.all(BY_IDS, ids=list(ids))}
    return await compose(db, viewer_id, [found[id] for id in ids if id in found])


async def versions(db: Reader, ids: Sequence[int]) -> dict[int, Head]:
    """The heads of these statuses in one query, for caches: what was made from equal versions is still right.

    Ask `seen` which of them a viewer may read; it wants the heads of what the boosts among them boost, too.
    """
    return await heads_of(db, ids)


async def source(db: Reader, account_id: int, status_id: int) -> Status:
    """One's own status, for its text as written. Raises `NotFound` for another's, and for a boost."""
    status = await db.one(STATUS_BY_ID, status_id=status_id)
    if status is None or status.account_id != account_id or status.reblog_of_id is not None:
        raise NotFound(_("This post does not exist, or is not yours."))
    return status


async def history(db: Reader, viewer_id: int | None, status_id: int) -> list[Edit]:
    """Every wording of a status, the first one first. Raises `NotFound` when the viewer may not read it."""
    now = await view(db, viewer_id, status_id)
    rows = await db.all(EDITS, status_id=status_id)
    if not rows:
        status = now.status
        return [
            Edit(
                account=now.account,
                text=status.text,
                html=status.html,
                spoiler_text=status.spoiler_text,
                sensitive=status.sensitive,
                created_at=status.created_at,
                attachments=now.attachments,
                poll_options=now.poll.poll.titles if now.poll else (),
                quote=now.quote,
            )
        ]
    return [
        Edit(
            account=now.account,
            text=row.text,
            html=row.html,
            spoiler_text=row.spoiler_text,
            sensitive=row.sensitive,
            created_at=row.created_at,
            attachments=msgspec.json.decode(row.attachments, type=tuple[Attachment, ...]),
            poll_options=msgspec.json.decode(row.poll_options, type=tuple[str, ...]),
            quote=now.quote,
        )
        for row in rows
    ]


async def favourited_by(db: Reader, viewer_id: int | None, status_id: int, page: Page) -> list[Related]:
    """Who favourited a status, newest first. Raises `NotFound` when the viewer may not read it."""
    return await _reactors(db, viewer_id, status_id, page, FAVOURITED_BY)


async def boosted_by(db: Reader, viewer_id: int | None, status_id: int, page: Page) -> list[Related]:
    """Who boosted a status in the open, newest first. Raises `NotFound` when the viewer may not read it."""
    return await _reactors(db, viewer_id, status_id, page, BOOSTED_BY)


async def _reactors(
    db: Reader, viewer_id: int | None, status_id: int, page: Page, query: PagedQuery[Reaction]
) -> list[Related]:
    await view(db, viewer_id, status_id)
    rows = await query.fetch(db, page, status_id=status_id)
    accounts = await accounts_by_ids(db, [row.other_id for row in rows])
    blocked = (await bonds(db, viewer_id, accounts)).blocked
    return [
        Related(row.id, account)
        for row in rows
        if (account := accounts.get(row.other_id)) and not is_gone(account) and account.id not in blocked
    ]


async def quotes(db: Reader, viewer_id: int | None, status_id: int, page: Page) -> tuple[list[StatusView], list[int]]:
    """The live statuses that quote one, as far as the viewer may read them, newest first; and the ids of the page.

    The ids are those of the whole page, for its links. Raises `NotFound` when the viewer may not read the quoted one.
    """
    await view(db, viewer_id, status_id)
    rows = await QUOTES.fetch(db, page, status_id=status_id)
    return await compose(db, viewer_id, rows), [row.id for row in rows]


async def favourites(db: Reader, account_id: int, page: Page) -> list[Listed]:
    """What an account favourited, the latest first, as that account may still read it."""
    return await _listed(db, account_id, page, FAVOURITES)


async def bookmarks(db: Reader, account_id: int, page: Page) -> list[Listed]:
    """What an account bookmarked, the latest first, as that account may still read it."""
    return await _listed(db, account_id, page, BOOKMARKS)


async def _listed(db: Reader, account_id: int, page: Page, query: PagedQuery[Reaction]) -> list[Listed]:
    rows = await query.fetch(db, page, account_id=account_id)
    found = {each.status.id: each for each in await views(db, account_id, [row.other_id for row in rows])}
    return [Listed(row.id, found[row.other_id]) for row in rows if row.other_id in found]


async def held(db: Reader, account_id: int, page: Page) -> list[StatusView]:
    """An author's own statuses that are held or were withdrawn, newest first, each with its `hold`."""
    return await compose(db, account_id, await ACCOUNT_NOT_LIVE.fetch(db, page, account_id=account_id))
