"""Statuses as the caller sees them, as bytes of JSON.

`show_all` is the hot path of every timeline: it asks only for heads, sight and flags, takes the costly part from what
is kept, and reads in full only what is not. Its output equals that of `rendered`, which reads everything.
"""

from collections.abc import Mapping, Sequence

import msgspec

from palabre.api.call import Call
from palabre.api.kept import Kept, Part
from palabre.api.render.held import held_part
from palabre.api.render.status import UNTOUCHED, Personal, spliced
from palabre.statuses.model import Flags, StatusView
from palabre.statuses.read import flags, seen, versions, view, views
from palabre.store.transaction import Reader

NO_FLAGS = Flags()


def rendered(call: Call, found: Sequence[StatusView]) -> list[bytes]:
    """Statuses that were read with the caller's eyes."""
    return [render(call, each) for each in found]


def render(call: Call, found: StatusView) -> bytes:
    """One status that was read with the caller's eyes. A boost carries the flags of what it boosts, as in Mastodon."""
    part = call.kept.part(found, call.house.settings)
    mine = Personal(
        flags=found.flags,
        pinned=part.pinned_for(call.viewer_id),
        reblog=render(call, found.reblog) if found.reblog else b"null",
        extra=held_part(found.hold, call.house.policy, call.locale) if found.hold else b"",
    )
    return spliced(part.body, mine)


async def show(call: Call, status_id: int) -> bytes:
    """One status by its id. Raises `NotFound` when the caller may not see it."""
    return render(call, await call.house.store.read(view, call.viewer_id, status_id))


class Looked(msgspec.Struct, frozen=True):
    """What a quick look at a page found: parts that are still right, the viewer's flags, and the rest, read in full."""

    parts: Mapping[int, Part]
    flags: Mapping[int, Flags]
    views: Mapping[int, StatusView]


async def show_all(call: Call, ids: Sequence[int]) -> list[bytes]:
    """Statuses by their ids, in order, without those that the caller may not see."""
    return [body for _id, body in await show_each(call, ids)]


async def show_each(call: Call, ids: Sequence[int]) -> list[tuple[int, bytes]]:
    """The same, each with its id."""
    looked = await call.house.store.read(_look, call.viewer_id, ids, call.kept)
    viewer_id = call.viewer_id
    shown = []
    for status_id in ids:
        if (part := looked.parts.get(status_id)) is not None:
            shown.append((status_id, _spliced(part, status_id, looked, viewer_id)))
        elif (found := looked.views.get(status_id)) is not None:
            shown.append((status_id, render(call, found)))
    return shown


async def _look(db: Reader, viewer_id: int | None, ids: Sequence[int], kept: Kept) -> Looked:
    heads = await versions(db, [*ids, *kept.boosted_by(ids)])
    boosted = {head.reblog_of_id for head in heads.values() if head.reblog_of_id is not None} - heads.keys()
    if boosted:
        heads |= await versions(db, list(boosted))
    visible = await seen(db, viewer_id, heads)
    parts = kept.current(heads, visible)
    whole = {each: part for each, part in parts.items() if part.reblog_of_id is None or part.reblog_of_id in parts}
    missing = [each for each in ids if each in visible and each not in whole]
    originals = [each for each, part in whole.items() if part.reblog_of_id is None]
    return Looked(
        whole,
        await flags(db, viewer_id, originals),
        {each.status.id: each for each in await views(db, viewer_id, missing)} if missing else {},
    )


def _spliced(part: Part, status_id: int, looked: Looked, viewer_id: int | None) -> bytes:
    original = part.reblog_of_id
    mine = looked.flags.get(original or status_id)
    if mine is None and original is None and part.account_id != viewer_id:
        return part.body + UNTOUCHED
    reblog = b"null" if original is None else _spliced(looked.parts[original], original, looked, viewer_id)
    return spliced(part.body, Personal(flags=mine or NO_FLAGS, pinned=part.pinned_for(viewer_id), reblog=reblog))
