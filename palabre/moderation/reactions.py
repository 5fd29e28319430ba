"""What moderation does when something happens in lower rooms."""

from palabre.moderation.cases import Concern, join_case, standing_of, weigh
from palabre.moderation.clauses import Clauses
from palabre.moderation.model import Origin
from palabre.moderation.queries.evidence import STATUSES_BY_IDS, VERDICT_BY_ID
from palabre.statuses.model import StatusHeld
from palabre.store.transaction import Transaction


async def on_status_held(tx: Transaction, event: StatusHeld) -> None:
    """Opens a case for what screening held or flagged, or joins an open one. A status that is gone needs no case."""
    verdict = await tx.one(VERDICT_BY_ID, verdict_id=event.verdict_id)
    statuses = await tx.all(STATUSES_BY_IDS, ids=[event.status_id])
    if verdict is None or not statuses:
        return
    clause = await Clauses(tx).now(verdict.clause_id)
    standings = () if clause is None else (standing_of(clause),)
    concern = Concern(
        origin=Origin.SCREENING, account_id=event.account_id, statuses=tuple(statuses), standings=standings
    )
    case = await join_case(tx, concern)
    await weigh(tx, case, standings)
