"""The statuses of one account, as a viewer may read them."""

from palabre.accounts.read import account_by_id
from palabre.graph.read import bonds
from palabre.statuses.entities import tag_name
from palabre.statuses.model import Status, StatusView, Visibility
from palabre.statuses.queries.lists import (
    ACCOUNT_MEDIA,
    ACCOUNT_PINNED,
    ACCOUNT_STATUSES,
    ACCOUNT_TAGGED,
    TAG_BY_NAME,
)
from palabre.statuses.rules import GONE
from palabre.statuses.view import compose
from palabre.store.paging import Page, PagedQuery
from palabre.store.transaction import Reader

NOBODY = 0


async def account_statuses(
    db: Reader,
    viewer_id: int | None,
    account_id: int,
    page: Page,
    *,
    only_media: bool = False,
    exclude_replies: bool = False,
    exclude_reblogs: bool = False,
    pinned: bool = False,
    tagged: str | None = None,
) -> list[StatusView]:
    """Statuses and boosts of an account, newest first. Replies to oneself are no replies here.

    `tagged` wins over `only_media`, which wins over `pinned`, where several are asked for.
    """
    visibilities = await _visibilities(db, viewer_id, account_id)
    if not visibilities:
        return []
    given: dict[str, object] = {}
    query: PagedQuery[Status] = ACCOUNT_PINNED if pinned else ACCOUNT_STATUSES
    if only_media:
        query, exclude_reblogs = ACCOUNT_MEDIA, True
    if tagged is not None:
        known = await db.one(TAG_BY_NAME, name=tag_name(tagged))
        if known is None:
            return []
        query, given = ACCOUNT_TAGGED, {"tag_id": known.id}
    rows = await query.fetch(
        db,
        page,
        account_id=account_id,
        viewer_id=viewer_id or NOBODY,
        own=int(viewer_id == account_id),
        visibilities=visibilities,
        no_replies=int(exclude_replies),
        no_boosts=int(exclude_reblogs),
        **given,
    )
    return await compose(db, viewer_id, rows)


async def own_statuses(db: Reader, account_id: int, page: Page) -> tuple[list[StatusView], list[int]]:
    """All that an account has posted and boosted, in whatever state, newest first; and the ids of the page.

    A boost of what it may no longer read is left out of the first, not of the second.
    """
    wanted: dict[str, object] = {"viewer_id": account_id, "own": 1, "visibilities": [], "no_replies": 0, "no_boosts": 0}
    rows = await ACCOUNT_STATUSES.fetch(db, page, account_id=account_id, **wanted)
    return await compose(db, account_id, rows), [row.id for row in rows]


async def _visibilities(db: Reader, viewer_id: int | None, account_id: int) -> list[str]:
    """What a viewer may read of an account without being mentioned; nothing when the account is out of reach."""
    account = await account_by_id(db, account_id)
    if account is None or (account.state in GONE and viewer_id != account_id):
        return []
    bond = await bonds(db, viewer_id, [account_id])
    if account_id in bond.blocked:
        return []
    followed = account_id in bond.followed
    return [Visibility.PUBLIC, Visibility.UNLISTED, *([Visibility.PRIVATE] if followed else [])]
