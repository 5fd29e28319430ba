"""Puts statuses together for a viewer: each kind of part in one statement for the whole page."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

import msgspec

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_ids
from palabre.graph.read import bonds
from palabre.media.model import Attachment
from palabre.media.read import attachments_of
from palabre.statuses.cards import shown_cards
from palabre.statuses.model import (
    Flags,
    Hold,
    Mention,
    PollView,
    Quote,
    QuotePolicy,
    ShownCard,
    State,
    Status,
    StatusView,
)
from palabre.statuses.polls.ballot import polls_of
from palabre.statuses.queries.page import (
    BY_IDS,
    FLAGS_AMONG,
    FLAGS_WITHIN,
    HOLDS,
    MENTIONS,
    TAGS,
    WITHDRAWALS,
    VerdictRow,
)
from palabre.statuses.quoting.consent import may_quote
from palabre.statuses.quoting.shown import named_quotes, shown_quotes
from palabre.statuses.sight import head, seen
from palabre.store.transaction import Reader

NO_FLAGS = Flags()
NEIGHBOURS = 1 << 46
"""Ids at most this far apart (about 12 days) are asked for as a range."""


class Parts(msgspec.Struct, frozen=True):
    """What belongs to a page of statuses, by status id."""

    accounts: Mapping[int, Account]
    attachments: Mapping[int, tuple[Attachment, ...]]
    mentions: Mapping[int, list[Mention]]
    tags: Mapping[int, list[str]]
    flags: Mapping[int, Flags]
    holds: Mapping[int, Hold]
    polls: Mapping[int, PollView]
    quotes: Mapping[int, Quote]
    quotable: Collection[int]
    cards: Mapping[int, ShownCard]


async def compose(
    db: Reader, viewer_id: int | None, statuses: Sequence[Status], *, is_quoted: bool = False
) -> list[StatusView]:
    """Those of the statuses that the viewer may read, in their order, whole.

    With `is_quoted` they stand inside others that quote them, and what they quote themselves is only named.
    """
    known = {status.id: status for status in statuses}
    wanted = {status.reblog_of_id for status in statuses if status.reblog_of_id is not None} - known.keys()
    if wanted:
        known |= {status.id: status for status in await db.all(BY_IDS, ids=list(wanted))}
    accounts = await accounts_by_ids(db, {status.account_id for status in known.values()})
    heads = {
        id: head(status, accounts[status.account_id]) for id, status in known.items() if status.account_id in accounts
    }
    visible = await seen(db, viewer_id, heads)
    shown = [status for id, status in known.items() if id in visible]
    parts = await _parts(db, viewer_id, shown, accounts, is_quoted=is_quoted)
    return [_view(status, known, parts) for status in statuses if status.id in visible]


async def _parts(
    db: Reader,
    viewer_id: int | None,
    statuses: Sequence[Status],
    accounts: Mapping[int, Account],
    *,
    is_quoted: bool,
) -> Parts:
    ids = [status.id for status in statuses if status.reblog_of_id is None]
    return Parts(
        accounts,
        await attachments_of(db, ids),
        await _mentions(db, ids),
        await _tags(db, ids),
        await flags(db, viewer_id, ids),
        await _holds(db, statuses),
        await polls_of(db, viewer_id, [status.id for status in statuses if status.poll_id is not None]),
        await _quotes(db, viewer_id, statuses, is_quoted=is_quoted),
        await _quotable(db, viewer_id, statuses),
        await shown_cards(db, statuses),
    )


async def _mentions(db: Reader, ids: list[int]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for row in await db.all(MENTIONS, ids=ids) if ids else ():
        handle = f"{row.username}@{row.domain}" if row.domain else row.username
        found.setdefault(row.status_id, []).append(Mention(row.account_id, row.username, handle, row.url))
    return found


async def _tags(db: Reader, ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for row in await db.all(TAGS, ids=ids) if ids else ():
        found.setdefault(row.status_id, []).append(row.display_name)
    return found


async def flags(db: Reader, viewer_id: int | None, ids: Sequence[int]) -> dict[int, Flags]:
    """What the viewer has done with each of these statuses; one with which they did nothing is left out."""
    if viewer_id is None or not ids:
        return {}
    lowest, highest = min(ids), max(ids)
    if highest - lowest < NEIGHBOURS:
        rows = await db.all(FLAGS_WITHIN, viewer_id=viewer_id, lowest=lowest, highest=highest)
    else:
        rows = await db.all(FLAGS_AMONG, viewer_id=viewer_id, ids=list(ids))
    raised: dict[int, dict[str, bool]] = {}
    for row in rows:
        raised.setdefault(row.status_id, {})[row.kind] = True
    return {id: Flags(**raised[id]) for id in ids if id in raised}


async def _quotes(
    db: Reader, viewer_id: int | None, statuses: Sequence[Status], *, is_quoted: bool
) -> Mapping[int, Quote]:
    quoting = [status for status in statuses if status.quoted_id is not None]
    if not quoting:
        return {}
    if is_quoted:
        return await named_quotes(db, viewer_id, quoting)
    return await shown_quotes(db, viewer_id, quoting, partial(compose, is_quoted=True))


async def _quotable(db: Reader, viewer_id: int | None, statuses: Sequence[Status]) -> set[int]:
    """Those that the viewer may quote; whom they follow is asked only where it decides."""
    authors = {each.account_id for each in statuses if each.quote_policy == QuotePolicy.FOLLOWERS}
    followed = (await bonds(db, viewer_id, authors)).followed if authors else frozenset()
    return {each.id for each in statuses if may_quote(each, viewer_id, followed)}


async def _holds(db: Reader, statuses: Sequence[Status]) -> dict[int, Hold]:
    """Why those that are not live are not; only their authors ever get this far."""
    states = {status.id: status.state for status in statuses if status.state != State.LIVE}
    if not states:
        return {}
    found: dict[int, VerdictRow] = {}
    for query in (HOLDS, WITHDRAWALS):
        found |= {row.status_id: row for row in await db.all(query, ids=list(states))}
    return {id: _hold(state, found.get(id)) for id, state in states.items()}


def _hold(state: str, row: VerdictRow | None) -> Hold:
    if row is None:
        return Hold(state, "", 0)
    reasons = msgspec.json.decode(row.reasons, type=tuple[str, ...])
    return Hold(state, row.clause_id or "", row.policy_version, reasons)


def _view(status: Status, known: Mapping[int, Status], parts: Parts) -> StatusView:
    original = status.reblog_of_id
    if original is not None:
        reblog = _view(known[original], known, parts)
        return StatusView(status=status, account=parts.accounts[status.account_id], flags=reblog.flags, reblog=reblog)
    return StatusView(
        status=status,
        account=parts.accounts[status.account_id],
        attachments=parts.attachments.get(status.id, ()),
        mentions=tuple(parts.mentions.get(status.id, ())),
        tags=tuple(parts.tags.get(status.id, ())),
        flags=parts.flags.get(status.id, NO_FLAGS),
        hold=parts.holds.get(status.id),
        card=parts.cards.get(status.id),
        poll=parts.polls.get(status.id),
        quote=parts.quotes.get(status.id),
        may_quote=status.id in parts.quotable,
    )
