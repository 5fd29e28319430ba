"""Keeps the JSON of statuses that is the same for everyone, so that it is made once and not for every reader.

A part is kept under the status's id and is right as long as neither the status nor its author has changed: both carry a
version that rises with every change a reader could see.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from palabre.api.render.emoji import emojis_version
from palabre.api.render.held import reply_policy_of
from palabre.api.render.quote import approval_part
from palabre.api.render.status import neutral, untouched
from palabre.ground.settings import Settings
from palabre.statuses.model import Head, QuotePolicy, State, StatusView
from palabre.statuses.quoting.consent import may_quote
from palabre.timelines.filters.sieve import words_of

MOST = 20_000


class Part(msgspec.Struct, frozen=True):
    """A status as it is kept: the bytes, and what decides which of them a viewer is shown."""

    version: int
    account_version: int
    whole: bytes
    """The status as most see it: signed in, not its author, without having done anything with it."""
    length: int
    """How much of that is the same for everyone."""
    account_id: int
    pinned: bool
    reblog_of_id: int | None
    words: str = ""
    """What filters look through."""
    quote_policy: str = QuotePolicy.NOBODY
    is_own_to_quote: bool = False
    """Whether its author may quote it, whatever the policy."""
    reply_policy: str | None = None
    """Who alone may answer it."""
    has_poll: bool = False
    has_quote: bool = False

    @property
    def body(self) -> bytes:
        """What is the same for everyone: JSON without its end."""
        return self.whole[: self.length]

    @property
    def is_personal(self) -> bool:
        """Whether more than flags depends on who looks: then the status is read in full for each."""
        return self.has_poll or self.has_quote

    @property
    def is_plain(self) -> bool:
        """Whether `whole` is right for everyone whom it speaks of: no boost, and nothing but flags decides."""
        return (
            self.reblog_of_id is None
            and self.reply_policy is None
            and self.quote_policy != QuotePolicy.FOLLOWERS
            and not self.is_personal
        )

    def pinned_for(self, viewer_id: int | None) -> bool | None:
        """Whether the status is pinned, which only its author is told."""
        return self.pinned if self.account_id == viewer_id else None

    def approval_for(self, viewer_id: int | None, followed: Collection[int]) -> bytes:
        """The field that says who may quote the status; `followed` are accounts that the viewer follows."""
        if viewer_id == self.account_id:
            return approval_part(self.quote_policy, self.is_own_to_quote)
        follows = self.quote_policy == QuotePolicy.FOLLOWERS and self.account_id in followed
        return approval_part(
            self.quote_policy, viewer_id is not None and (follows or self.quote_policy == QuotePolicy.PUBLIC)
        )


class Kept:
    """The parts of the statuses that were shown last, at most `most` of them."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._parts: OrderedDict[int, Part] = OrderedDict()
        self._emojis = 0

    def find(self, status_id: int, version: int, account_version: int) -> Part | None:
        """The part of a status, if it is here and still right."""
        self._check_emojis()
        part = self._parts.get(status_id)
        if part is None or (part.version, part.account_version) != (version, account_version):
            return None
        self._parts.move_to_end(status_id)
        return part

    def current(self, heads: Mapping[int, Head], ids: Iterable[int]) -> dict[int, Part]:
        """The parts of those live statuses that are here and still right by these heads."""
        self._check_emojis()
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

    def _check_emojis(self) -> None:
        """Lets go of everything when the custom emoji have changed: any text may name one."""
        if (version := emojis_version()) != self._emojis:
            self._parts.clear()
            self._emojis = version

    def __len__(self) -> int:
        return len(self._parts)


def make_part(view: StatusView, settings: Settings) -> Part:
    """The part of a status that was read."""
    status, policy = view.status, view.status.quote_policy
    body = neutral(view, settings)
    return Part(
        version=status.version,
        account_version=view.account.version,
        whole=body + untouched(approval_part(policy, policy == QuotePolicy.PUBLIC)),
        length=len(body),
        account_id=status.account_id,
        pinned=status.pinned_at is not None,
        reblog_of_id=status.reblog_of_id,
        quote_policy=policy,
        is_own_to_quote=may_quote(status, status.account_id, ()),
        reply_policy=reply_policy_of(status),
        has_poll=status.poll_id is not None,
        has_quote=status.quoted_id is not None,
        words=words_of(view if view.reblog is None else view.reblog),
    )
