"""The public timelines: what everyone may read, newest first."""

from collections.abc import Sequence

from palabre.ground import clock
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.queries.public import PUBLIC, PUBLIC_IN


async def public(
    db: Reader,
    viewer_id: int | None,
    page: Page,
    *,
    local: bool = False,
    remote: bool = False,
    only_media: bool = False,
    languages: Sequence[str] = (),
) -> list[int]:
    """Ids of public statuses that are neither boosts nor replies to others, newest first.

    `local` keeps what was written here, `remote` what came from elsewhere. Whom the viewer blocks or mutes is left out,
    and what is known to be in none of the `languages`, if any are named.
    """
    asked = {"viewer_id": viewer_id or 0, "now": clock.now()}
    asked |= {"local": local, "remote": remote, "only_media": only_media}
    if languages:
        return await PUBLIC_IN.fetch(db, page, languages=list(languages), **asked)
    return await PUBLIC.fetch(db, page, **asked)
