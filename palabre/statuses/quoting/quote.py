"""Quote with consent: what a draft may quote, taking consent back, and saying who may quote and answer from now on."""

from collections.abc import Mapping

from palabre.accounts.model import Account
from palabre.graph.read import is_following
from palabre.ground.errors import Forbidden, Invalid, NotFound
from palabre.ground.language import _
from palabre.statuses.model import Draft, QuoteRevoked, QuoteState, ReplyPolicy, State, Status, Visibility
from palabre.statuses.queries.consent import (
    IS_MENTIONED,
    SET_QUOTE_POLICY,
    SET_QUOTE_STATE,
    SET_REPLY_POLICY,
)
from palabre.statuses.queries.rows import COUNT_QUOTES, STATUS_BY_ID, STATUS_LOCKED
from palabre.statuses.quoting.consent import checked_reply_policy, may_quote, may_reply, quote_policy_for
from palabre.statuses.react import original_for
from palabre.statuses.rules import OPEN
from palabre.statuses.wording import Wording
from palabre.store.transaction import Reader, Transaction

NOT_QUOTABLE = _("The post you are trying to quote does not exist, or you may not quote it.")


async def quoted_by(db: Reader, author: Account, draft: Draft) -> Status | None:
    """What a draft quotes; for a boost, what that boosts. Raises `NotFound` when its author may not quote it."""
    if draft.quoted_status_id is None:
        return None
    try:
        quoted = await original_for(db, author.id, draft.quoted_status_id)
    except NotFound as error:
        raise NotFound(NOT_QUOTABLE, cause=f"{draft.quoted_status_id} is not seen") from error
    followed = (quoted.account_id,) if await is_following(db, author.id, quoted.account_id) else ()
    if not may_quote(quoted, author.id, followed):
        raise NotFound(NOT_QUOTABLE, cause=f"{quoted.id} is not for quoting")
    return quoted


def visibility_with(quoted: Status | None, visibility: str) -> str:
    """Who may read a status that quotes another: never more than may read that. Pure."""
    is_closed = quoted is not None and quoted.visibility not in OPEN
    return Visibility.PRIVATE if is_closed and visibility in OPEN else visibility


def check_whispered(quoted: Status | None, author_id: int, draft: Draft, wording: Wording) -> None:
    """Raises `Invalid` when a direct status quotes someone who would not learn of it. Pure."""
    if quoted is None or draft.visibility != Visibility.DIRECT:
        return
    if quoted.account_id not in (author_id, *wording.mentioned):
        raise Invalid(
            _("Mention the person you quote in a direct post, so that they can read it."), code="quote_direct"
        )


async def quoted_in(db: Reader, status: Status) -> Status | None:
    """What a status quotes, while its author consents."""
    if status.quoted_id is None or status.quote_state != QuoteState.ACCEPTED:
        return None
    return await db.one(STATUS_BY_ID, status_id=status.quoted_id)


async def check_reply(db: Reader, author: Account, parent: Status | None) -> None:
    """Raises `Forbidden` when the author may not answer: what they answer, or what started it, does not let them."""
    if parent is None:
        return
    roots = [] if parent.thread_id == parent.id else await db.all(STATUS_BY_ID, status_id=parent.thread_id)
    for status in (parent, *roots):
        if status.reply_policy == ReplyPolicy.EVERYONE or status.account_id == author.id:
            continue
        mentioned = await db.one(IS_MENTIONED, status_id=status.id, account_id=author.id) is not None
        follows = await is_following(db, author.id, status.account_id)
        if not may_reply(status, author.id, follows=follows, mentioned=mentioned):
            raise Forbidden(_REFUSALS[status.reply_policy], code="reply_policy")


_REFUSALS: Mapping[str, str] = {
    ReplyPolicy.FOLLOWERS: _(
        "Only those who follow the author may answer this post. Follow them, or quote it instead."
    ),
    ReplyPolicy.MENTIONED: _("Only those whom this post mentions may answer it."),
    ReplyPolicy.NOBODY: _("The author has closed this post to replies."),
}


async def revoke_quote(tx: Transaction, account_id: int, status_id: int, quoting_id: int) -> None:
    """Takes one's own status out of a quote. Harmless when that was done before.

    Raises `NotFound` when the one does not quote the other, `Forbidden` for another's status.
    """
    quoting = await tx.one(STATUS_LOCKED, status_id=quoting_id)
    quoted = await tx.one(STATUS_BY_ID, status_id=status_id)
    if quoting is None or quoted is None or quoting.quoted_id != quoted.id:
        raise NotFound(cause=f"{quoting_id} does not quote {status_id}")
    if quoted.account_id != account_id:
        raise Forbidden(_("Only the author of the quoted post can take it out of a quote."))
    if quoting.quote_state != QuoteState.ACCEPTED:
        return
    await tx.run(SET_QUOTE_STATE, status_id=quoting.id, new_quote_state=QuoteState.REVOKED)
    if quoting.state == State.LIVE and quoting.visibility in OPEN:
        await tx.run(COUNT_QUOTES, status_id=quoted.id, by=-1)
    await tx.emit(QuoteRevoked(quoting.id, quoting.account_id, quoted.id))


async def set_quote_policy(tx: Transaction, account_id: int, status_id: int, policy: str) -> None:
    """Says who may quote one's own status from now on. Quotes that there are stay.

    Raises `NotFound` for another's, `Invalid` for a word that is no policy.
    """
    status = await _own(tx, account_id, status_id)
    await tx.run(SET_QUOTE_POLICY, status_id=status_id, new_quote_policy=quote_policy_for(policy, status.visibility))


async def set_reply_policy(tx: Transaction, account_id: int, status_id: int, policy: str) -> None:
    """Says who may answer one's own status from now on. Answers that there are stay.

    Raises `NotFound` for another's, `Invalid` for a word that is no policy.
    """
    await _own(tx, account_id, status_id)
    await tx.run(SET_REPLY_POLICY, status_id=status_id, new_reply_policy=checked_reply_policy(policy))


async def _own(tx: Transaction, account_id: int, status_id: int) -> Status:
    status = await tx.one(STATUS_LOCKED, status_id=status_id)
    if status is None or status.account_id != account_id or status.reblog_of_id is not None:
        raise NotFound(_("This post does not exist, or is not yours."))
    return status
