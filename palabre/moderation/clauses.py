"""Clauses by their id, as they are worded now or were worded when they were cited."""

import msgspec

from palabre.moderation.model import Report
from palabre.policy.model import Clause, Policy
from palabre.policy.read import policy_at, policy_in_force
from palabre.store.transaction import Reader


def clause_in(policy: Policy, clause_id: str | None) -> Clause | None:
    """The clause of a policy; None when it has no such clause."""
    return next((clause for clause in policy.clauses if clause.id == clause_id), None)


class Clauses:
    """Looks clauses up during one read; each version of the policy is read once."""

    def __init__(self, db: Reader) -> None:
        self._db = db
        self._known: dict[int | None, Policy] = {}

    async def now(self, clause_id: str | None) -> Clause | None:
        """The clause as it is in force."""
        return await self.at(None, clause_id)

    async def at(self, version: int | None, clause_id: str | None) -> Clause | None:
        """The clause as a version of the policy worded it (None: the one in force)."""
        if not clause_id:
            return None
        if version not in self._known:
            found = policy_in_force(self._db) if version is None else policy_at(self._db, version)
            self._known[version] = await found
        return clause_in(self._known[version], clause_id)

    async def cited_by(self, report: Report) -> tuple[Clause, ...]:
        """The clauses that a report names."""
        names = msgspec.json.decode(report.clause_ids, type=tuple[str, ...])
        found = [await self.now(name) for name in names]
        return tuple(clause for clause in found if clause is not None)
