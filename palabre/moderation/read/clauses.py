"""Clauses by the version of the policy that was cited, each version read once."""

import msgspec

from palabre.moderation.model import Report
from palabre.policy.model import Clause, Policy
from palabre.policy.read import policy_at, policy_in_force
from palabre.store.transaction import Reader


class Clauses:
    """Looks clauses up during one read."""

    def __init__(self, db: Reader) -> None:
        self._db = db
        self._known: dict[int | None, Policy | None] = {}

    async def now(self, clause_id: str | None) -> Clause | None:
        """The clause as it is in force."""
        return await self.at(None, clause_id)

    async def at(self, version: int | None, clause_id: str | None) -> Clause | None:
        """The clause as a version of the policy worded it; None for a clause that it does not have."""
        if not clause_id:
            return None
        if version not in self._known:
            found = await policy_in_force(self._db) if version is None else await policy_at(self._db, version)
            self._known[version] = found
        policy = self._known[version]
        return None if policy is None else policy.clause(clause_id)


async def cited(clauses: Clauses, report: Report) -> tuple[Clause, ...]:
    """The clauses that a report names."""
    names = msgspec.json.decode(report.clause_ids, type=tuple[str, ...])
    found = [await clauses.now(name) for name in names]
    return tuple(clause for clause in found if clause is not None)
