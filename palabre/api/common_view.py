"""A status as most people read it, put together once for all of them."""

from collections.abc import Collection

import msgspec

from palabre.api.kept import Kept, Part
from palabre.api.render.status import Personal, spliced
from palabre.ground.settings import Settings
from palabre.statuses.model import Flags, Head, State
from palabre.statuses.read import versions, views
from palabre.statuses.touched import touched_by
from palabre.store.transaction import Reader

NO_FLAGS = Flags()


class Common(msgspec.Struct, frozen=True):
    """The JSON of a status for everyone but the `others` (None among them is who has not signed in).

    `body` is None when it depends on each reader.
    """

    body: bytes | None
    others: frozenset[int | None]


async def common(
    db: Reader, status_id: int, author_id: int, viewers: Collection[int], kept: Kept, settings: Settings
) -> Common | None:
    """A live status for those of the viewers who read it alike. They must be allowed to; None when it is not live."""
    heads = await versions(db, [status_id])
    head = heads.get(status_id)
    if head is None or head.state != State.LIVE:
        return None
    if head.reblog_of_id is not None:
        heads |= await versions(db, [head.reblog_of_id])
    parts = await _parts(db, status_id, author_id, heads, kept, settings)
    original = parts.get(head.reblog_of_id or status_id)
    body = original.body_for_members() if original else None
    if original is None or body is None or any(part.is_personal for part in parts.values()):
        return Common(None, frozenset())
    if head.reblog_of_id is not None:
        boost = parts[status_id]
        body = spliced(boost.body, Personal(flags=NO_FLAGS, approval=boost.approval_for(0, ()), reblog=body))
    touched = await touched_by(db, head.reblog_of_id or status_id, list(viewers)) if viewers else frozenset()
    return Common(body, touched | {author_id, original.account_id, None})


async def _parts(
    db: Reader, status_id: int, author_id: int, heads: dict[int, Head], kept: Kept, settings: Settings
) -> dict[int, Part]:
    """The parts of a status and of what it boosts: those that are kept, or else made anew."""
    parts = kept.current(heads, heads)
    if len(parts) == len(heads):
        return parts
    found = await views(db, author_id, [status_id])
    made = {each.status.id: kept.part(each, settings) for each in found}
    return made | {each.reblog.status.id: kept.part(each.reblog, settings) for each in found if each.reblog}
