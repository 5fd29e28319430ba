"""Whom a member may want to follow; and who is not to be suggested to them again."""

from palabre.accounts.read import account_by_id, accounts_by_handles
from palabre.discovery.model import Kind, Source, Suggestion
from palabre.discovery.queries.people import DISMISS, FRIENDS_OF_FRIENDS, SIMILAR, TO_SUGGEST
from palabre.discovery.queries.trends import RANKED
from palabre.discovery.rules import in_order
from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.settings import Settings
from palabre.store.transaction import Reader, Transaction

LOOKED_AT = 100


async def suggestions(db: Reader, viewer_id: int, settings: Settings, limit: int) -> list[Suggestion]:
    """Accounts for the viewer to follow, each with the reasons.

    Never one that does not want to be found, that a decision limits, that the viewer follows, asked to follow, blocks,
    mutes or dismissed, or that blocks the viewer.
    """
    handles = [each.strip() for each in settings.featured_accounts.split(",") if each.strip()]
    named = await accounts_by_handles(db, handles, settings=settings)
    found = {
        Source.FEATURED: [named[each].id for each in handles if each in named],
        Source.FRIENDS_OF_FRIENDS: await db.all(FRIENDS_OF_FRIENDS, viewer_id=viewer_id, limit=LOOKED_AT),
        Source.SIMILAR: await db.all(SIMILAR, viewer_id=viewer_id, limit=LOOKED_AT),
        Source.MOST_INTERACTIONS: await db.all(RANKED, kind=Kind.MOST_INTERACTIONS),
        Source.MOST_FOLLOWED: await db.all(RANKED, kind=Kind.MOST_FOLLOWED),
    }
    reasons = in_order(found)
    rows = await db.all(TO_SUGGEST, ids=list(reasons), viewer_id=viewer_id, now=clock.now())
    accounts = {row.id: row for row in rows}
    return [Suggestion(accounts[each], why) for each, why in reasons.items() if each in accounts][:limit]


async def dismiss(tx: Transaction, account_id: int, target_id: int) -> None:
    """Never suggests someone again. Raises `NotFound` when there is no such account."""
    if await account_by_id(tx, target_id) is None:
        raise NotFound(cause=f"no account {target_id}")
    await tx.run(DISMISS, account_id=account_id, target_id=target_id, created_at=clock.now())
