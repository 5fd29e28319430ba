"""Strikes follow from decisions: they are made again whenever a decision is made or reversed, never edited."""

from collections.abc import Sequence

import msgspec

from palabre.moderation.model import Facts, Statement, Strike
from palabre.moderation.queries.decisions import ADD_STRIKE, FORGET_STRIKES, STANDING_STATEMENTS
from palabre.store.transaction import Transaction


async def recompute(tx: Transaction, account_id: int) -> None:
    """Makes the strikes of an account again from the decisions that stand."""
    standing = await tx.all(STANDING_STATEMENTS, subject_id=account_id)
    await tx.run(FORGET_STRIKES, struck_id=account_id)
    for strike in strikes_from(standing):
        await tx.run(ADD_STRIKE, **msgspec.structs.asdict(strike))


def strikes_from(standing: Sequence[Statement]) -> list[Strike]:
    """The strikes that the statements of standing decisions state; each bears its decision's id."""
    strikes = []
    for statement in standing:
        facts = msgspec.json.decode(statement.facts, type=Facts)
        if facts.strike_weight and facts.strike_expires_at is not None:
            strikes.append(
                Strike(
                    id=statement.decision_id,
                    account_id=statement.account_id,
                    decision_id=statement.decision_id,
                    clause_id=facts.clause_id,
                    weight=facts.strike_weight,
                    created_at=statement.created_at,
                    expires_at=facts.strike_expires_at,
                )
            )
    return strikes
