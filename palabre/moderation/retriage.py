"""Open cases rise in the queue as their deadlines come nearer and their audience grows."""

from palabre.ground import clock
from palabre.moderation.queries.cases import OPEN_CASES_AFTER, QUEUED_BY_IDS, SET_URGENCY
from palabre.moderation.triage import signals_of, triage, urgency
from palabre.store.transaction import Transaction
from palabre.store.work import Tick

BATCH = 500


async def retriage(tx: Transaction, _tick: Tick) -> None:
    """Renews the urgency of every open case, writing only those that changed. Scheduled."""
    now, last = clock.now(), 0
    while cases := await tx.all(OPEN_CASES_AFTER, after=last, limit=BATCH):
        last = cases[-1].id
        rows = await tx.all(QUEUED_BY_IDS, ids=[case.id for case in cases])
        audience = {row.case_id: row.audience for row in rows}
        for case in cases:
            place = urgency(triage(signals_of(case, audience[case.id]), now))
            if place != case.urgency:
                await tx.run(SET_URGENCY, case_id=case.id, new_urgency=place)
