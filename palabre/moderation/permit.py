"""Who is about to decide, and about whom: what the rules need to know of them."""

from palabre.accounts.model import Role, User
from palabre.accounts.read import staff, user_of
from palabre.moderation.model import Case
from palabre.moderation.queries.evidence import HAS_REPORTED, REPORTERS
from palabre.moderation.rules import Decider
from palabre.store.transaction import Reader


async def role_of(db: Reader, account_id: int) -> Role:
    """The role of whoever a case is about; a remote account is a member like any other."""
    user = await user_of(db, account_id)
    return Role.MEMBER if user is None else Role(user.role)


async def decider_of(db: Reader, user: User | None, case: Case) -> Decider:
    """How someone stands to a case; automation (None) has no part in any."""
    if user is None:
        return Decider(role=None)
    reported = await db.one(HAS_REPORTED, case_id=case.id, reporter_id=user.account_id)
    return Decider(
        role=Role(user.role),
        is_subject=user.account_id == case.account_id,
        is_reporter=reported is not None,
    )


async def other_eyes(db: Reader, case: Case, first_decider_id: int | None) -> set[int]:
    """The accounts of staff who may decide an appeal against a first decision on this case."""
    reporters = await db.all(REPORTERS, case_id=case.id)
    return {member.id for member in await staff(db)} - {case.account_id, first_decider_id, *reporters}
