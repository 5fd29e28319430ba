"""Cases come together: what concerns one harm joins one case, as it reads at that moment."""

import msgspec

from palabre.ground import clock, ids
from palabre.media.read import attachments_of
from palabre.moderation import audit
from palabre.moderation.model import Case, CaseItem, CaseOpened, CaseState, Origin, Snapshot
from palabre.moderation.queries.cases import (
    ADD_CASE,
    LOCK_ACCOUNT,
    OPEN_CASE_OF_ACCOUNT,
    OPEN_CASE_OF_STATUSES,
    QUEUED_BY_IDS,
    SET_CASE_WEIGHT,
)
from palabre.moderation.queries.evidence import ADD_ITEM
from palabre.moderation.triage import Standing, signals_of, strictest, triage, urgency
from palabre.policy.model import Clause
from palabre.statuses.model import Status
from palabre.statuses.polls.ballot import polls_of
from palabre.store.transaction import Transaction


class Concern(msgspec.Struct, frozen=True, kw_only=True):
    """What is brought to the desk: statuses of an account, or the account itself, under clauses."""

    origin: Origin
    account_id: int
    statuses: tuple[Status, ...]
    standings: tuple[Standing, ...]


def standing_of(clause: Clause) -> Standing:
    """How grave a concern under a clause is."""
    return Standing(clause_id=clause.id, severity=clause.severity, deadline_ms=clause.deadline_ms)


async def join_case(tx: Transaction, concern: Concern) -> Case:
    """Joins the open case of the same status, else of the same account and clause; opens one when there is none.

    Serialises on the account, so that a thousand reports at once open one case. The caller weighs the case afterwards.
    """
    await tx.one(LOCK_ACCOUNT, subject_id=concern.account_id)
    if case := await _open_case_for(tx, concern):
        await _add_items(tx, case.id, concern.statuses)
        return case
    return await open_case(tx, concern)


async def _open_case_for(tx: Transaction, concern: Concern) -> Case | None:
    if concern.statuses:
        status_ids = [status.id for status in concern.statuses]
        if case := await tx.one(OPEN_CASE_OF_STATUSES, status_ids=status_ids):
            return case
    clause_id = strictest(concern.standings).clause_id
    return await tx.one(OPEN_CASE_OF_ACCOUNT, subject_id=concern.account_id, clause=clause_id)


async def open_case(tx: Transaction, concern: Concern) -> Case:
    """Opens a case of its own, whatever else is open about the account."""
    now = clock.now()
    standing = strictest(concern.standings)
    case = Case(
        id=ids.new_id(),
        origin=concern.origin,
        state=CaseState.OPEN,
        account_id=concern.account_id,
        status_id=concern.statuses[0].id if concern.statuses else None,
        clause_id=standing.clause_id,
        severity=standing.severity,
        language=next((status.language for status in concern.statuses if status.language), None),
        urgency=0,
        report_count=0,
        opened_at=now,
        due_at=now + standing.deadline_ms,
        decided_at=None,
        assignee_id=None,
    )
    await tx.run(ADD_CASE, **msgspec.structs.asdict(case))
    await _add_items(tx, case.id, concern.statuses)
    await audit.record(tx, None, "case.open", "case", case.id, {"origin": case.origin})
    await tx.emit(CaseOpened(case.id))
    return case


async def _add_items(tx: Transaction, case_id: int, statuses: tuple[Status, ...]) -> None:
    media = await attachments_of(tx, [status.id for status in statuses])
    polls = await polls_of(tx, None, [status.id for status in statuses if status.poll_id is not None])
    for status in statuses:
        snapshot = Snapshot(
            url=status.url,
            visibility=status.visibility,
            language=status.language,
            sensitive=status.sensitive,
            media=tuple((each.original_key, each.description) for each in media.get(status.id, ())),
            poll=polls[status.id].poll.titles if status.id in polls else (),
            created_at=status.created_at,
            edited_at=status.edited_at,
        )
        item = CaseItem(
            case_id=case_id,
            status_id=status.id,
            text=status.text,
            spoiler_text=status.spoiler_text,
            snapshot=msgspec.json.encode(snapshot).decode(),
            added_at=clock.now(),
        )
        await tx.run(ADD_ITEM, **msgspec.structs.asdict(item))


async def weigh(tx: Transaction, case: Case, standings: tuple[Standing, ...], *, new_reporters: int = 0) -> Case:
    """Recomputes clause, deadline, report count and urgency of an open case after something joined it."""
    now = clock.now()
    known = Standing(clause_id=case.clause_id, severity=case.severity, deadline_ms=case.due_at - case.opened_at)
    chosen = strictest((known, *standings))
    due_at = min([case.due_at, *(now + each.deadline_ms for each in standings)])
    weighed = msgspec.structs.replace(
        case,
        clause_id=chosen.clause_id,
        severity=chosen.severity,
        due_at=due_at,
        report_count=case.report_count + new_reporters,
    )
    queued = await tx.one(QUEUED_BY_IDS, ids=[case.id])
    assert queued is not None
    place = urgency(triage(signals_of(weighed, queued.audience), now))
    await tx.run(
        SET_CASE_WEIGHT,
        case_id=case.id,
        new_clause=weighed.clause_id,
        new_severity=weighed.severity,
        new_due=weighed.due_at,
        new_count=weighed.report_count,
        new_urgency=place,
    )
    return msgspec.structs.replace(weighed, urgency=place)
