"""Puts a policy into force."""

import msgspec

from palabre.ground import clock
from palabre.policy.model import Document, Policy
from palabre.policy.queries import ADD, NEWEST
from palabre.policy.read import policy_in_force
from palabre.store.events import Event
from palabre.store.transaction import Transaction


class PolicyPublished(Event, frozen=True):
    """A policy came into force."""

    version: int


async def publish_policy(tx: Transaction, policy: Policy) -> Policy:
    """Publishes a policy as the next version, unless it is the one in force; returns it with its version.

    An older policy that comes back into force becomes a new version too, marked by the version in its digest.
    """
    newest = await tx.one(NEWEST)
    if newest is not None and newest.digest.partition("@")[0] == policy.digest:
        return await policy_in_force(tx)
    version = newest.version + 1 if newest else 1
    await tx.run(
        ADD,
        version=version,
        digest=f"{policy.digest}@{version}",
        document=msgspec.json.encode(Document(policy.clauses)).decode(),
        published_at=clock.now(),
    )
    await tx.emit(PolicyPublished(version))
    return await policy_in_force(tx)
