"""A status for many readers at once: read once, and put together once for all who read it alike."""

from collections.abc import Collection, Mapping

import msgspec

from palabre.api.kept import Kept, Part
from palabre.api.render.poll import poll
from palabre.api.viewing import Looked, splice
from palabre.ground import clock
from palabre.ground.settings import Settings
from palabre.statuses.model import Head, PollView, State
from palabre.statuses.polls.ballot import polls_of
from palabre.statuses.read import versions, views
from palabre.statuses.touched import touched_by
from palabre.store.transaction import Reader
from palabre.timelines.filters.match import NO_FILTERS, FilterSet


class Common(msgspec.Struct, frozen=True):
    """A live status, the one that it boosts, and who among its readers has to be shown more than the others."""

    status_id: int
    parts: dict[int, Part]
    touched: frozenset[int]
    polls: Mapping[int, PollView]
    settings: Settings
    bodies: dict[tuple[object, ...], bytes] = msgspec.field(default_factory=dict)

    def body_for(self, viewer_id: int | None, follows: Collection[int], filters: FilterSet) -> bytes | None:
        """The JSON for a reader who follows these; None for one who has to be shown more."""
        if viewer_id in self.touched:
            return None
        if filters and any(filters.matches(part.words, list(self.parts), clock.now()) for part in self.parts.values()):
            return None
        is_someone = viewer_id is not None
        variant = (is_someone, *(part.approval_for(viewer_id, follows) for part in self.parts.values()))
        body = self.bodies.get(variant)
        if body is None:
            looked = Looked(self.parts, {}, follows, {}, self._polls_for(is_someone=is_someone))
            body = splice(self.parts[self.status_id], self.status_id, looked, viewer_id, NO_FILTERS)
            self.bodies[variant] = body
        return body

    def _polls_for(self, *, is_someone: bool) -> dict[int, bytes]:
        """The polls as whoever has not voted sees them."""
        now, choices = clock.now(), () if is_someone else None
        return {
            status_id: msgspec.json.encode(poll(PollView(view.poll, choices), None, self.settings, now))
            for status_id, view in self.polls.items()
        }


async def common(
    db: Reader, status_id: int, author_id: int, viewers: Collection[int], kept: Kept, settings: Settings
) -> Common | None:
    """A live status for viewers who may read it. None when it is not live, or each of them reads it differently."""
    heads = await versions(db, [status_id])
    head = heads.get(status_id)
    if head is None or head.state != State.LIVE:
        return None
    if head.reblog_of_id is not None:
        heads |= await versions(db, [head.reblog_of_id])
    parts = await _parts(db, status_id, author_id, heads, kept, settings)
    if len(parts) < len(heads) or any(part.has_quote for part in parts.values()):
        return None
    polls = await polls_of(db, None, [each for each, part in parts.items() if part.has_poll])
    touched = await touched_by(db, head.reblog_of_id or status_id, list(viewers)) if viewers else frozenset()
    return Common(status_id, parts, touched | {part.account_id for part in parts.values()}, polls, settings)


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
