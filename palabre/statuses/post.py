"""Post a status: worded, screened, kept, and announced unless held."""

import msgspec

from palabre.accounts.model import Account
from palabre.accounts.read import account_by_id
from palabre.graph.rules import is_gone
from palabre.ground import clock, ids
from palabre.ground.clock import DAY
from palabre.ground.errors import Forbidden, NotFound
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.media.attach import attach
from palabre.statuses.appear import appear
from palabre.statuses.model import Draft, QuoteState, State, Status, StatusHeld, StatusPosted
from palabre.statuses.polls.poll import open_poll
from palabre.statuses.queries.rows import (
    ADD_KEY,
    ADD_STATUS,
    FORGET_OLD_KEY,
    FORGET_OLD_KEYS,
    STATUS_BY_ID,
    STATUS_BY_KEY,
)
from palabre.statuses.quoting.consent import checked_reply_policy, quote_policy_for
from palabre.statuses.quoting.quote import check_reply, check_whispered, quoted_by, visibility_with
from palabre.statuses.screen import Ruling, Screen, facts_about, keep_verdict, ruling_of
from palabre.statuses.sight import sees
from palabre.statuses.wording import Wording, keep_names, tidy, word
from palabre.store.transaction import Reader, Transaction
from palabre.store.work import Tick

KEYS_KEPT = DAY


async def post_status(tx: Transaction, author: Account, draft: Draft, *, screen: Screen, settings: Settings) -> Status:
    """Posts a draft and returns the status, held or live. The same idempotency key within a day returns the first one.

    Raises `Invalid` when the draft cannot be posted or screening refuses it, `NotFound` when it answers what the author
    may not see or quotes what they may not quote, `Forbidden` when the author may not post, or may not answer.
    """
    if draft.idempotency_key and (earlier := await earlier_post(tx, author.id, draft.idempotency_key)):
        return earlier
    ready = await prepare(tx, author, draft, settings)
    draft, wording, parent, quoted = ready.draft, ready.wording, ready.parent, ready.quoted
    verdict = screen.judge(await facts_about(tx, author, draft, wording, quoted=quoted))
    ruling = ruling_of(verdict, draft, author)
    status = _status(author, draft, wording, parent, ruling, quoted)
    await tx.run(ADD_STATUS, **msgspec.structs.asdict(status))
    await keep_names(tx, status.id, wording, status.created_at)
    if draft.attachment_ids:
        await attach(tx, author.id, draft.attachment_ids, status.id)
    if draft.poll is not None:
        await open_poll(tx, status, draft.poll)
    if draft.idempotency_key:
        await _keep_key(tx, status, draft.idempotency_key)
    verdict_id = await keep_verdict(tx, status.id, verdict, screen.policy)
    await _announce(tx, status, verdict_id if ruling.asks_for_a_look else None)
    return status


class Ready(msgspec.Struct, frozen=True):
    """A draft that may be posted: tidied, worded, with what it answers and quotes."""

    draft: Draft
    wording: Wording
    parent: Status | None
    quoted: Status | None


async def prepare(db: Reader, author: Account, draft: Draft, settings: Settings) -> Ready:
    """Checks all of a draft but what screening says of it. Raises as `post_status` does."""
    if is_gone(author):
        raise Forbidden(_("This account may not post."))
    quoted = await quoted_by(db, author, draft)
    draft = msgspec.structs.replace(tidy(draft), visibility=visibility_with(quoted, draft.visibility))
    wording = await word(db, author, draft, settings)
    check_whispered(quoted, author.id, draft, wording)
    parent = await _parent(db, author.id, draft.in_reply_to_id)
    await check_reply(db, author, parent)
    return Ready(draft, wording, parent, quoted)


async def earlier_post(db: Reader, account_id: int, idempotency_key: str) -> Status | None:
    """The status that this key has made, if that was within a day."""
    since = clock.now() - KEYS_KEPT
    return await db.one(STATUS_BY_KEY, account_id=account_id, key=idempotency_key, since=since)


async def _parent(db: Reader, author_id: int, status_id: int | None) -> Status | None:
    """What a draft answers; for a boost, what that boosts. Raises `NotFound` when the author may not see it."""
    if status_id is None:
        return None
    parent = await db.one(STATUS_BY_ID, status_id=status_id)
    if parent is not None and parent.reblog_of_id is not None:
        parent = await db.one(STATUS_BY_ID, status_id=parent.reblog_of_id)
    owner = await account_by_id(db, parent.account_id) if parent else None
    if parent is None or owner is None or not await sees(db, author_id, parent, owner):
        raise NotFound(_("The post you are answering does not exist any more, or you may not read it."))
    return parent


def _status(
    author: Account, draft: Draft, wording: Wording, parent: Status | None, ruling: Ruling, quoted: Status | None
) -> Status:
    status_id = ids.new_id()
    return Status(
        id=status_id,
        account_id=author.id,
        state=ruling.state,
        visibility=ruling.visibility,
        text=wording.text,
        html=wording.html,
        spoiler_text=wording.spoiler_text,
        language=draft.language,
        sensitive=ruling.sensitive,
        in_reply_to_id=parent.id if parent else None,
        in_reply_to_account_id=parent.account_id if parent else None,
        reblog_of_id=None,
        reblog_of_account_id=None,
        thread_id=parent.thread_id if parent else status_id,
        app_name=draft.app_name,
        app_website=draft.app_website,
        created_at=clock.now(),
        edited_at=None,
        pinned_at=None,
        version=0,
        replies_count=0,
        reblogs_count=0,
        favourites_count=0,
        uri=f"{author.uri}/statuses/{status_id}",
        url=f"{author.url}/{status_id}",
        quoted_id=quoted.id if quoted else None,
        quote_state=QuoteState.ACCEPTED if quoted else "",
        quote_policy=quote_policy_for(draft.quote_policy, ruling.visibility),
        reply_policy=checked_reply_policy(draft.reply_policy),
        poll_id=ids.new_id() if draft.poll else None,
    )


async def _keep_key(tx: Transaction, status: Status, idempotency_key: str) -> None:
    """Notes which status a key has made, in place of one that is too old to count."""
    await tx.run(FORGET_OLD_KEY, account_id=status.account_id, key=idempotency_key, until=clock.now() - KEYS_KEPT)
    await tx.run(
        ADD_KEY,
        account_id=status.account_id,
        key=idempotency_key,
        status_id=status.id,
        created_at=status.created_at,
    )


async def _announce(tx: Transaction, status: Status, verdict_id: int | None) -> None:
    is_live = status.state == State.LIVE
    if is_live:
        await appear(tx, status, posted_at=status.created_at)
        await tx.emit(StatusPosted(status.id, status.account_id))
    if verdict_id is not None:
        await tx.emit(StatusHeld(status.id, status.account_id, verdict_id, is_live))


async def forget_keys(tx: Transaction, _tick: Tick) -> None:
    """Removes idempotency keys older than a day."""
    await tx.run(FORGET_OLD_KEYS, until=clock.now() - KEYS_KEPT)
