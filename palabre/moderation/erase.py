"""An account is erased, by the team or its member: its login at once, what it posted in steps. Its name stays taken."""

import msgspec

from palabre.accounts.erase import erase, tell_erased
from palabre.accounts.model import Account, AccountState, User
from palabre.accounts.permissions import NOT_ALLOWED, Permission, require
from palabre.accounts.roster.read import entry
from palabre.ground.errors import Forbidden, NotFound
from palabre.media.forget import FORGET_PROFILE_BLOBS, ForgetProfileBlobs, forget_all_of
from palabre.moderation import audit
from palabre.moderation.permit import role_of
from palabre.moderation.queries.evidence import STATUSES_TO_ERASE
from palabre.moderation.rules import outranks
from palabre.statuses.delete import remove_with_boosts
from palabre.statuses.scheduling.schedule import unschedule_all
from palabre.store.transaction import Transaction

ERASE_STATUSES = "moderation.erase_statuses"
BATCH = 100


class EraseStatuses(msgspec.Struct, frozen=True):
    """The account whose statuses are to go."""

    account_id: int


async def erase_account(tx: Transaction, actor: User, account_id: int) -> None:
    """Erases an account for good. Raises `NotFound`, and `Forbidden` unless it is suspended and this person may."""
    require(actor.role, Permission.DELETE_USER_DATA)
    found = await entry(tx, account_id)
    if found is None:
        raise NotFound()
    if found.account.state != AccountState.SUSPENDED or not outranks(actor.role, await role_of(tx, account_id)):
        raise Forbidden(NOT_ALLOWED, code="not_allowed")
    await erase_for_good(tx, found.account)
    await audit.record(tx, actor.account_id, "account.destroy", "account", account_id)


async def erase_for_good(tx: Transaction, account: Account) -> None:
    """Erases a local account, whoever wished it: login, profile, media at once, statuses in steps."""
    await erase(tx, account)
    await unschedule_all(tx, account.id)
    await forget_all_of(tx, account.id)
    pictures = tuple(each for each in (account.avatar_key, account.header_key) if each)
    await tx.enqueue(FORGET_PROFILE_BLOBS, ForgetProfileBlobs(pictures))
    await tx.enqueue(ERASE_STATUSES, EraseStatuses(account.id))


async def erase_statuses(tx: Transaction, work: EraseStatuses) -> None:
    """Removes some statuses of an erased account, and comes back as long as there are more."""
    statuses = await tx.all(STATUSES_TO_ERASE, author_id=work.account_id, limit=BATCH)
    for status in statuses:
        await remove_with_boosts(tx, status)
    if statuses:
        await tx.enqueue(ERASE_STATUSES, work)
    else:
        await tell_erased(tx, work.account_id)
