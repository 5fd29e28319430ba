"""The timeline of a tag."""

from collections.abc import Sequence

from palabre.ground import clock
from palabre.statuses.entities import tag_name
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.queries.public import ONE_TAG, SEVERAL_TAGS, TAG_IDS


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
    only_media: bool = False,
) -> list[int]:
    """Ids of public statuses under `tag` or one of `any_of`, all of `all_of` and none of `none_of`, newest first.

    A name may carry its `#`; capitals and accents do not matter. A tag that nobody has used is an empty timeline.
    """
    wanted = await _ids(db, [tag, *any_of])
    asked = {"viewer_id": viewer_id or 0, "now": clock.now(), "local": local, "remote": False, "only_media": only_media}
    if len(wanted) == 1 and not all_of and not none_of:
        return await ONE_TAG.fetch(db, page, tag_id=wanted[0], **asked)
    required = await _ids(db, all_of)
    if not wanted or len(required) < len({_name(each) for each in all_of}):
        return []
    refused = await _ids(db, none_of)
    return await SEVERAL_TAGS.fetch(
        db, page, any_ids=wanted, all_ids=required, all_count=len(required), none_ids=refused, **asked
    )


async def _ids(db: Reader, names: Sequence[str]) -> list[int]:
    return await db.all(TAG_IDS, names=[_name(each) for each in names]) if names else []


def _name(written: str) -> str:
    return tag_name(written.removeprefix("#"))
