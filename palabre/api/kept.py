"""Keeps the JSON of statuses that is the same for everyone, so that it is made once and not for every reader.

A part is kept under the status's id and is right as long as neither the status nor its author has changed: both carry a
version that rises with every change a reader could see.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from palabre.api.render.status import neutral
from palabre.ground.settings import Settings
from palabre.statuses.model import Head, State, StatusView

MOST = 20_000


class Part(msgspec.Struct, frozen=True):
    """What is the same for everyone: the bytes, and what decides which flags belong behind them."""

    version: int
    account_version: int
    body: bytes
    account_id: int
    pinned: bool
    reblog_of_id: int | None
    is_personal: bool = False
    """Whether more than flags depends on who looks (a poll, a quote): then the status is read in full for each."""

    def pinned_for(self, viewer_id: int | None) -> bool | None:
        """Whether the status is pinned, which only its author is told."""
        return self.pinned if self.account_id == viewer_id else None


class Kept:
    """The parts of the statuses that were shown last, at most `most` of them."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._parts: OrderedDict[int, Part] = OrderedDict()

    def find(self, status_id: int, version: int, account_version: int) -> Part | None:
        """The part of a status, if it is here and still right."""
        part = self._parts.get(status_id)
        if part is None or (part.version, part.account_version) != (version, account_version):
            return None
        self._parts.move_to_end(status_id)
        return part

    def current(self, heads: Mapping[int, Head], ids: Iterable[int]) -> dict[int, Part]:
        """The parts of those live statuses that are here and still right by these heads."""
        found, parts = {}, self._parts
        for each in ids:
            part, head = parts.get(each), heads[each]
            if (
                part is not None
                and not part.is_personal
                and part.version == head.version
                and part.account_version == head.account_version
                and head.state == State.LIVE
            ):
                parts.move_to_end(each)
                found[each] = part
        return found

    def boosted_by(self, ids: Sequence[int]) -> list[int]:
        """Ids of what the boosts among these statuses boost, as far as they are here: that never changes."""
        parts = self._parts
        return [part.reblog_of_id for each in ids if (part := parts.get(each)) is not None and part.reblog_of_id]

    def part(self, view: StatusView, settings: Settings) -> Part:
        """The part of a status, from here or made anew. One that only its author may see is not kept."""
        status = view.status
        part = self.find(status.id, status.version, view.account.version) or make_part(view, settings)
        if status.state == State.LIVE:
            self._parts[status.id] = part
            if len(self._parts) > self._most:
                self._parts.popitem(last=False)
        return part

    def __len__(self) -> int:
        return len(self._parts)


def make_part(view: StatusView, settings: Settings) -> Part:
    """The part of a status that was read."""
    status = view.status
    return Part(
        version=status.version,
        account_version=view.account.version,
        body=neutral(view, settings),
        account_id=status.account_id,
        pinned=status.pinned_at is not None,
        reblog_of_id=status.reblog_of_id,
    )
