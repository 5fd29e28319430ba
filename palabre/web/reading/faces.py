"""People in a list, each with how whoever looks stands to them."""

from collections.abc import Sequence

import msgspec

from palabre.accounts.model import Account
from palabre.graph.model import Relationship
from palabre.graph.read import relationships
from palabre.web.visit import Visit


class Face(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a list of people. There is no relation for a visitor, and none to oneself.

    `why` is a catalogue key, for someone who is suggested.
    """

    account: Account
    relation: Relationship | None = None
    why: str = ""


async def faces_of(visit: Visit, accounts: Sequence[Account]) -> list[Face]:
    """The lines of these people, with one read for all."""
    others = [each.id for each in accounts if each.id != visit.viewer_id]
    if visit.viewer_id is None or not others:
        return [Face(account=each) for each in accounts]
    found = await visit.house.store.read(relationships, visit.viewer_id, others)
    relations = {each.target_id: each for each in found}
    return [Face(account=each, relation=relations.get(each.id)) for each in accounts]
