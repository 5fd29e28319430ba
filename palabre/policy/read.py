"""The reading door: the policy in force, and every one that ever was."""

import msgspec

from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.policy.model import Document, Policy
from palabre.policy.queries import BY_VERSION, NEWEST, Row
from palabre.store.transaction import Reader


async def policy_in_force(db: Reader) -> Policy:
    """The newest policy. Raises `NotFound` before the first is published."""
    row = await db.one(NEWEST)
    if row is None:
        raise NotFound(_("No policy has been published yet."))
    return _policy(row)


async def policy_at(db: Reader, version: int) -> Policy:
    """A version of the policy. Raises `NotFound`."""
    row = await db.one(BY_VERSION, version=version)
    if row is None:
        raise NotFound(_("There is no version {version} of the rules."), version=version)
    return _policy(row)


def _policy(row: Row) -> Policy:
    document = msgspec.json.decode(row.document, type=Document)
    return Policy(document.clauses, row.digest.partition("@")[0], row.version, row.published_at)
