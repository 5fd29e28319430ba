"""A status as one JSON object, for descriptions: what `render.status` puts together from parts."""

import msgspec

from palabre.api.render.filter import FilterResult
from palabre.api.render.held import Palabre
from palabre.api.render.poll import Poll
from palabre.api.render.quote import QuoteApproval
from palabre.api.render.status import NeutralStatus


class StatusJson(NeutralStatus, frozen=True, kw_only=True):
    """A status as one reader sees it (https://docs.joinmastodon.org/entities/Status/).

    `pinned` is there for its author. `palabre` is there when there is something to say that Mastodon has no word for.
    """

    favourited: bool
    reblogged: bool
    muted: bool
    bookmarked: bool
    pinned: bool | msgspec.UnsetType = msgspec.UNSET
    quote_approval: QuoteApproval
    filtered: list[FilterResult]
    poll: Poll | None
    quote: msgspec.Raw | None
    reblog: "StatusJson | None"
    palabre: Palabre | msgspec.UnsetType = msgspec.UNSET
