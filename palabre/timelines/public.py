"""The public timelines: what everyone may read, newest first."""

from palabre.store.paging import Page
from palabre.store.transaction import Reader


async def public(
    db: Reader,
    viewer_id: int | None,
    page: Page,
    *,
    local: bool = False,
    remote: bool = False,
    only_media: bool = False,
) -> list[int]:
    """Ids of public statuses that are neither boosts nor replies to others, newest first."""
    raise NotImplementedError
