"""The timeline of a tag."""

from collections.abc import Sequence

from palabre.store.paging import Page
from palabre.store.transaction import Reader


async def tagged(
    db: Reader,
    viewer_id: int | None,
    tag: str,
    page: Page,
    *,
    any_of: Sequence[str] = (),
    all_of: Sequence[str] = (),
    none_of: Sequence[str] = (),
    local: bool = False,
    remote: bool = False,
    only_media: bool = False,
) -> list[int]:
    """Ids of public statuses under `tag` or one of `any_of`, all of `all_of` and none of `none_of`, newest first."""
    raise NotImplementedError
