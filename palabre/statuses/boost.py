"""Boost a status, and take a boost back."""

import msgspec

from palabre.accounts.model import Account
from palabre.ground import clock, ids
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.statuses.appear import appear
from palabre.statuses.delete import remove
from palabre.statuses.model import State, Status, StatusPosted
from palabre.statuses.queries.rows import ADD_BOOST, BOOST_BY
from palabre.statuses.react import original_for, original_id
from palabre.statuses.rules import boost_visibility, may_boost
from palabre.store.transaction import Transaction


async def boost(tx: Transaction, account: Account, status_id: int, visibility: str | None = None) -> Status:
    """Boosts a status, or what a boost boosts, and returns the boost; the one there is when there is one already.

    `visibility` is who sees the boost: public unless said otherwise. Raises `NotFound` when the account may not read
    the status, `Invalid` when it is not for boosting (Mastodon's 403 is not in the description of its API) and for a
    visibility that a boost cannot have.
    """
    original = await original_for(tx, account.id, status_id)
    if earlier := await tx.one(BOOST_BY, account_id=account.id, status_id=original.id):
        return earlier
    if not may_boost(original, account.id):
        raise Invalid(_("This post is not public, so it cannot be boosted."), code="not_for_boosting")
    shown_to = boost_visibility(visibility, original.visibility, limited=account.state == "limited")
    made = _boost(account, original, shown_to)
    if not await tx.run(ADD_BOOST, **msgspec.structs.asdict(made)):
        earlier = await tx.one(BOOST_BY, account_id=account.id, status_id=original.id)
        assert earlier is not None
        return earlier
    await appear(tx, made, posted_at=made.created_at)
    await tx.emit(StatusPosted(made.id, account.id, original.id))
    return made


def _boost(account: Account, original: Status, visibility: str) -> Status:
    boost_id = ids.new_id()
    return Status(
        id=boost_id,
        account_id=account.id,
        state=State.LIVE,
        visibility=visibility,
        text="",
        html="",
        spoiler_text="",
        language=None,
        sensitive=False,
        in_reply_to_id=None,
        in_reply_to_account_id=None,
        reblog_of_id=original.id,
        reblog_of_account_id=original.account_id,
        thread_id=boost_id,
        app_name=None,
        app_website=None,
        created_at=clock.now(),
        edited_at=None,
        pinned_at=None,
        version=0,
        replies_count=0,
        reblogs_count=0,
        favourites_count=0,
        uri=f"{account.uri}/statuses/{boost_id}/activity",
        url=f"{account.url}/{boost_id}",
    )


async def unboost(tx: Transaction, account_id: int, status_id: int) -> None:
    """Takes back an account's boost of a status (or of what a boost boosts). Does nothing when there is none."""
    found = await tx.one(BOOST_BY, account_id=account_id, status_id=await original_id(tx, status_id))
    if found is not None:
        await remove(tx, found)
