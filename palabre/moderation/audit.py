"""Who looked at or did what, when: an append-only log."""

from collections.abc import Mapping

import msgspec

from palabre.ground import clock, ids
from palabre.moderation.queries.decisions import ADD_AUDIT
from palabre.store.transaction import Transaction


async def record(
    tx: Transaction,
    actor_id: int | None,
    act: str,
    target_kind: str,
    target_id: int | None,
    details: Mapping[str, object] | None = None,
) -> None:
    """Adds a line. `actor_id` is an account, None for the house itself; `act` reads like `case.decide`."""
    await tx.run(
        ADD_AUDIT,
        id=ids.new_id(),
        actor_id=actor_id,
        act=act,
        target_kind=target_kind,
        target_id=target_id,
        details=msgspec.json.encode(details or {}).decode(),
        at=clock.now(),
    )
