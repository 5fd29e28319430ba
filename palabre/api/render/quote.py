"""Quotes, and who may quote (https://docs.joinmastodon.org/entities/Quote/, …/ShallowQuote/, …/QuoteApproval/)."""

from functools import cache

import msgspec

from palabre.statuses.model import Quote as Quoted
from palabre.statuses.model import QuotePolicy


class Quote(msgspec.Struct, frozen=True):
    """What a status quotes, whole where the reader may see it."""

    state: str
    quoted_status: msgspec.Raw | None


class ShallowQuote(msgspec.Struct, frozen=True):
    """What a quoted status quotes itself, only named."""

    state: str
    quoted_status_id: str | None


class QuoteApproval(msgspec.Struct, frozen=True):
    """Who may quote a status at once, who after its author has agreed (never anybody here), and the reader's place."""

    automatic: tuple[str, ...]
    manual: tuple[str, ...]
    current_user: str


def quote(found: Quoted, body: bytes | None) -> Quote:
    """A quote with the quoted status, which is JSON already."""
    return Quote(str(found.state), None if body is None else msgspec.Raw(body))


def shallow_quote(found: Quoted) -> ShallowQuote:
    """A quote by the id of what it quotes."""
    return ShallowQuote(str(found.state), None if found.status_id is None else str(found.status_id))


@cache
def approval_part(policy: str, may_quote: bool) -> bytes:
    """The field that says who may quote, ready to be spliced into a status."""
    automatic = () if policy == QuotePolicy.NOBODY else (policy,)
    approval = QuoteApproval(automatic, (), "automatic" if may_quote else "denied")
    return b',"quote_approval":' + msgspec.json.encode(approval)
