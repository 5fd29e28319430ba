"""Statuses as the caller sees them, as bytes of JSON.

`show_all` is the hot path of every timeline: it asks only for heads, sight and flags, takes the costly part from what
is kept, and reads in full only what is not. Its output equals that of `rendered`, which reads everything.
"""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from palabre.api.call import Call
from palabre.api.filtering import filtered
from palabre.api.kept import Kept, Part
from palabre.api.render.held import held, palabre_part, reply_policy_of
from palabre.api.render.poll import poll
from palabre.api.render.quote import approval_part, quote, shallow_quote
from palabre.api.render.status import Personal, spliced
from palabre.graph.model import Bonds
from palabre.graph.read import bonds
from palabre.ground import clock
from palabre.statuses.model import Flags, PollView, Quote, QuotePolicy, StatusView
from palabre.statuses.read import flags, seen, versions, view, views
from palabre.store.transaction import Reader
from palabre.timelines.filters.match import FilterSet

NO_FLAGS = Flags()


def rendered(call: Call, found: Sequence[StatusView]) -> list[bytes]:
    """Statuses that were read with the caller's eyes."""
    return [render(call, each) for each in found]


def render(call: Call, found: StatusView) -> bytes:
    """One status that was read with the caller's eyes. A boost carries the flags of what it boosts, as in Mastodon.

    A status inside a quote only names what it quotes itself.
    """
    status, hold = found.status, found.hold
    part = call.kept.part(found, call.house.settings)
    mine = Personal(
        flags=found.flags,
        approval=approval_part(status.quote_policy, found.may_quote),
        pinned=part.pinned_for(call.viewer_id),
        filtered=_filtered(call.filters, part, found.status.id),
        poll=_poll(call, found.poll) if found.poll else b"null",
        quote=render_quote(call, found.quote) if found.quote else b"null",
        reblog=render(call, found.reblog) if found.reblog else b"null",
        extra=palabre_part(
            reply_policy=reply_policy_of(status),
            downvoted=found.flags.downvoted and found.reblog is None,
            held=held(hold, call.house.policy, call.locale) if hold else None,
        ),
    )
    return spliced(part.body, mine)


def _poll(call: Call, found: PollView) -> bytes:
    return msgspec.json.encode(poll(found, call.viewer_id, call.house.settings, clock.now()))


def render_quote(call: Call, found: Quote) -> bytes:
    """What a status quotes, whole or by its id."""
    if not found.is_whole:
        return msgspec.json.encode(shallow_quote(found))
    return msgspec.json.encode(quote(found, render(call, found.view) if found.view else None))


async def show(call: Call, status_id: int) -> bytes:
    """One status by its id. Raises `NotFound` when the caller may not see it."""
    return render(call, await call.house.store.read(view, call.viewer_id, status_id))


class Looked(msgspec.Struct, frozen=True):
    """What a quick look at a page found: parts that are still right, the viewer's flags, and the rest, read in full.

    `followed` are those accounts of which it decides whether the viewer may quote them that the viewer follows.
    """

    parts: Mapping[int, Part]
    flags: Mapping[int, Flags]
    followed: Collection[int]
    views: Mapping[int, StatusView]
    polls: Mapping[int, bytes] = {}
    """The polls of the parts, as the viewer sees them, where they are at hand."""


async def show_all(call: Call, ids: Sequence[int], known: Bonds | None = None) -> list[bytes]:
    """Statuses by their ids, in order, without those that the caller may not see.

    `known` are the caller's bonds with everyone, where they are at hand.
    """
    return [body for _id, body in await show_each(call, ids, known)]


async def show_each(call: Call, ids: Sequence[int], known: Bonds | None = None) -> list[tuple[int, bytes]]:
    """The same, each with its id."""
    looked = await call.house.store.read(_look, call.viewer_id, ids, call.kept, known)
    viewer_id = call.viewer_id
    shown = []
    for status_id in ids:
        if (part := looked.parts.get(status_id)) is not None:
            shown.append((status_id, splice(part, status_id, looked, viewer_id, call.filters)))
        elif (found := looked.views.get(status_id)) is not None:
            shown.append((status_id, render(call, found)))
    return shown


async def _look(db: Reader, viewer_id: int | None, ids: Sequence[int], kept: Kept, known: Bonds | None) -> Looked:
    heads = await versions(db, [*ids, *kept.boosted_by(ids)])
    boosted = {head.reblog_of_id for head in heads.values() if head.reblog_of_id is not None} - heads.keys()
    if boosted:
        heads |= await versions(db, list(boosted))
    visible = await seen(db, viewer_id, heads, known=known)
    parts = kept.current(heads, visible)
    whole = {each: part for each, part in parts.items() if part.reblog_of_id is None or part.reblog_of_id in parts}
    missing = [each for each in ids if each in visible and each not in whole]
    originals = [each for each, part in whole.items() if part.reblog_of_id is None]
    return Looked(
        whole,
        await flags(db, viewer_id, originals),
        await _followed(db, viewer_id, whole) if known is None else known.followed,
        {each.status.id: each for each in await views(db, viewer_id, missing)} if missing else {},
    )


async def _followed(db: Reader, viewer_id: int | None, parts: Mapping[int, Part]) -> Collection[int]:
    authors = {part.account_id for part in parts.values() if part.quote_policy == QuotePolicy.FOLLOWERS}
    return (await bonds(db, viewer_id, authors)).followed if authors else ()


def splice(part: Part, status_id: int, looked: Looked, viewer_id: int | None, filters: FilterSet) -> bytes:
    """A status from its kept part, and what it boosts from another, with what is the viewer's own behind them."""
    original = part.reblog_of_id
    mine = looked.flags.get(original or status_id)
    if mine is None and part.is_plain and not filters and viewer_id is not None and part.account_id != viewer_id:
        return part.whole
    reblog = b"null" if original is None else splice(looked.parts[original], original, looked, viewer_id, filters)
    return spliced(
        part.body,
        Personal(
            flags=mine or NO_FLAGS,
            approval=part.approval_for(viewer_id, looked.followed),
            pinned=part.pinned_for(viewer_id),
            filtered=_filtered(filters, part, status_id),
            poll=looked.polls.get(status_id, b"null"),
            reblog=reblog,
            extra=palabre_part(
                reply_policy=part.reply_policy,
                downvoted=mine is not None and mine.downvoted and original is None,
            ),
        ),
    )


def _filtered(filters: FilterSet, part: Part, status_id: int) -> bytes:
    """What of the viewer's filters a status falls under; a boost falls under those of what it boosts."""
    original = part.reblog_of_id
    return filtered(filters, part.words, original or status_id, None if original is None else status_id)
