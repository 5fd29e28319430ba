"""What an erased member wrote is kept as evidence only as long as someone may still have to judge it.

Once their cases are closed and no appeal can come any more, the words go; what was decided, and by which rule, stays.
"""

import msgspec

from palabre.ground import clock
from palabre.moderation.model import Facts
from palabre.moderation.queries.keeping import (
    BLANK_APPEALS,
    BLANK_ITEMS,
    BLANK_REPORTS,
    CASES_TO_BLANK,
    REPORTERS_TO_BLANK,
    SET_FACTS,
    STATEMENTS_TO_BLANK,
)
from palabre.store.transaction import Transaction
from palabre.store.work import Tick

AT_ONCE = 100


async def forget_evidence(tx: Transaction, _tick: Tick) -> None:
    """Removes the words of erased members from cases, statements, appeals and reports that are over. Scheduled."""
    now = clock.now()
    for case_id in await tx.all(CASES_TO_BLANK, now=now, limit=AT_ONCE):
        await tx.run(BLANK_ITEMS, case_id=case_id)
        for each in await tx.all(STATEMENTS_TO_BLANK, case_id=case_id):
            facts = msgspec.json.decode(each.facts, type=Facts)
            bare = msgspec.structs.replace(facts, texts=("",) * len(facts.texts))
            await tx.run(SET_FACTS, statement_id=each.id, new_facts=msgspec.json.encode(bare).decode())
        await tx.run(BLANK_APPEALS, case_id=case_id)
    for reporter_id in await tx.all(REPORTERS_TO_BLANK, limit=AT_ONCE):
        await tx.run(BLANK_REPORTS, reporter_id=reporter_id)
