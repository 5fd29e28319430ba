"""Edit a status: its new wording passes the same screening, and the old ones stay in its history."""

from collections.abc import Sequence

import msgspec

from palabre.accounts.model import Account
from palabre.ground import clock, ids
from palabre.ground.errors import Conflict, NotFound
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.media.attach import attach
from palabre.media.model import Attachment
from palabre.media.read import attachments_of
from palabre.screening.facts import Kind
from palabre.statuses.appear import disappear
from palabre.statuses.model import Draft, State, Status, StatusEdited, StatusHeld
from palabre.statuses.polls.ballot import polls_of
from palabre.statuses.polls.poll import as_draft, change_poll
from palabre.statuses.queries.rows import ADD_EDIT, EDIT_STATUS, EDITS, SET_STATE, STATUS_BY_ID, STATUS_LOCKED
from palabre.statuses.quoting.quote import quoted_in, set_quote_policy
from palabre.statuses.screen import Screen, facts_about, keep_verdict, ruling_of
from palabre.statuses.search.index import add_to_index
from palabre.statuses.wording import replace_names, tidy, word
from palabre.store.transaction import Transaction


async def edit_status(
    tx: Transaction, author: Account, status_id: int, draft: Draft, *, screen: Screen, settings: Settings
) -> Status:
    """Gives one's own status a new text, content warning, language, attachments and poll, and says who may quote it.

    Visibility, parent and what it quotes stay. A poll that is not sent is taken away, unless the draft keeps it.

    A wording that screening holds takes the status out of sight until a person has looked. Raises `NotFound` for
    another's, `Conflict` for one that is held or withdrawn, `Invalid` when it cannot be posted or is refused.
    """
    before = await tx.one(STATUS_LOCKED, status_id=status_id)
    if before is None or before.account_id != author.id or before.reblog_of_id is not None:
        raise NotFound(_("This post does not exist, or is not yours."))
    if before.state != State.LIVE:
        raise Conflict(_("This post is not visible to others at present, so it cannot be edited. You can delete it."))
    if draft.quote_policy is not None:
        await set_quote_policy(tx, author.id, status_id, draft.quote_policy)
    draft = msgspec.structs.replace(
        tidy(draft),
        visibility=before.visibility,
        in_reply_to_id=before.in_reply_to_id,
        quoted_status_id=before.quoted_id,
    )
    quoted = await quoted_in(tx, before)
    wording = await word(tx, author, draft, settings)
    former = (await attachments_of(tx, [status_id])).get(status_id, ())
    poll = (await polls_of(tx, None, [status_id])).get(status_id) if before.poll_id is not None else None
    if draft.keeps_poll and poll is not None:
        draft = msgspec.structs.replace(draft, poll=as_draft(poll.poll))
    if (draft.keeps_poll or (poll is None and draft.poll is None)) and _is_unchanged(before, draft, former):
        return before
    verdict = screen.judge(await facts_about(tx, author, draft, wording, kind=Kind.EDIT, quoted=quoted))
    ruling = ruling_of(verdict, draft, author)
    now = clock.now()
    if not await tx.all(EDITS, status_id=status_id):
        await _keep_edit(tx, before, former, before.created_at, poll.poll.titles if poll else ())
    await tx.run(
        EDIT_STATUS,
        status_id=status_id,
        new_text=wording.text,
        new_html=wording.html,
        new_spoiler_text=wording.spoiler_text,
        new_language=draft.language,
        new_sensitive=ruling.sensitive,
        new_edited_at=now,
    )
    if not draft.keeps_poll:
        await change_poll(tx, before, draft.poll)
    await replace_names(tx, status_id, wording, now)
    attached = await attach(tx, author.id, draft.attachment_ids, status_id)
    if ruling.state == State.HELD:
        await tx.run(SET_STATE, status_id=status_id, new_state=State.HELD)
        await disappear(tx, before)
    after = await tx.one(STATUS_BY_ID, status_id=status_id)
    assert after is not None
    await _keep_edit(tx, after, attached, now, draft.poll.options if draft.poll else ())
    verdict_id = await keep_verdict(tx, status_id, verdict, screen.policy)
    await _announce(tx, after, verdict_id if ruling.asks_for_a_look else None)
    return after


def _is_unchanged(before: Status, draft: Draft, former: tuple[Attachment, ...]) -> bool:
    return (
        before.text == draft.text
        and before.spoiler_text == draft.spoiler_text
        and before.language == draft.language
        and before.sensitive == (draft.sensitive or bool(draft.spoiler_text))
        and tuple(each.id for each in former) == draft.attachment_ids
    )


async def _keep_edit(
    tx: Transaction, status: Status, attachments: Sequence[Attachment], at: int, poll_options: tuple[str, ...]
) -> None:
    await tx.run(
        ADD_EDIT,
        id=ids.new_id(),
        status_id=status.id,
        text=status.text,
        html=status.html,
        spoiler_text=status.spoiler_text,
        sensitive=status.sensitive,
        attachments=msgspec.json.encode(attachments).decode(),
        created_at=at,
        poll_options=msgspec.json.encode(poll_options).decode(),
    )


async def _announce(tx: Transaction, status: Status, verdict_id: int | None) -> None:
    is_live = status.state == State.LIVE
    if is_live:
        await add_to_index(tx, status)
        await tx.emit(StatusEdited(status.id, status.account_id))
    if verdict_id is not None:
        await tx.emit(StatusHeld(status.id, status.account_id, verdict_id, is_live))
