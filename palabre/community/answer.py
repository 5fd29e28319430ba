"""A member puts an announcement away, or answers it with an emoji."""

from palabre.accounts.model import AccountErased
from palabre.community.model import Announcement, AnnouncementReactionChanged
from palabre.community.queries import (
    ADD_REACTION,
    ADD_READ,
    ANNOUNCEMENT_TO_CHANGE,
    DROP_REACTION,
    EMOJI,
    FORGET_MEMBER,
    REACTIONS,
    ReactionRow,
)
from palabre.community.rules import MOST_REACTIONS, is_unicode_emoji, plain_name
from palabre.ground import clock
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _
from palabre.store.transaction import Transaction


async def dismiss(tx: Transaction, account_id: int, announcement_id: int) -> None:
    """Marks an announcement as read. Raises `NotFound`."""
    await _shown(tx, announcement_id)
    await tx.run(ADD_READ, announcement_id=announcement_id, account_id=account_id, created_at=clock.now())


async def react(tx: Transaction, account_id: int, announcement_id: int, name: str) -> None:
    """Answers with an emoji. Raises `NotFound`, and `Invalid` for what is no emoji or one kind too many."""
    await _shown(tx, announcement_id)
    before = await _reactions(tx, account_id, announcement_id)
    name = _spelled(name, before)
    if name not in before:
        await _check(tx, name, before)
    row = {"announcement_id": announcement_id, "account_id": account_id, "name": name, "created_at": clock.now()}
    if await tx.run(ADD_REACTION, **row):
        count = before[name].count + 1 if name in before else 1
        await tx.emit(AnnouncementReactionChanged(announcement_id, name, count))


async def unreact(tx: Transaction, account_id: int, announcement_id: int, name: str) -> None:
    """Takes an answer back. Raises `NotFound` when there is none."""
    await _shown(tx, announcement_id)
    before = await _reactions(tx, account_id, announcement_id)
    name = _spelled(name, before)
    if not await tx.run(DROP_REACTION, announcement=announcement_id, account=account_id, emoji=name):
        raise NotFound(cause=f"no reaction {name!r} to {announcement_id}")
    await tx.emit(AnnouncementReactionChanged(announcement_id, name, before[name].count - 1))


async def _shown(tx: Transaction, announcement_id: int) -> Announcement:
    found = await tx.one(ANNOUNCEMENT_TO_CHANGE, announcement=announcement_id)
    if found is None or found.published_at is None:
        raise NotFound(cause=f"no announcement {announcement_id}")
    return found


async def _reactions(tx: Transaction, account_id: int, announcement_id: int) -> dict[str, ReactionRow]:
    return {row.name: row for row in await tx.all(REACTIONS, viewer_id=account_id, ids=[announcement_id])}


def _spelled(name: str, known: dict[str, ReactionRow]) -> str:
    """The spelling that is there already: the mark that asks for colour makes no other emoji."""
    return next((each for each in known if plain_name(each) == plain_name(name)), name)


async def _check(tx: Transaction, name: str, before: dict[str, ReactionRow]) -> None:
    is_known = is_unicode_emoji(name) or await tx.one(EMOJI, shortcode=name) is not None
    if not is_known:
        raise Invalid(_("Validation failed: Name is not a recognized emoji"), code="unrecognized_emoji")
    if len(before) >= MOST_REACTIONS:
        raise Invalid(_("Validation failed: Limit of different reactions reached"), code="reaction_limit")


async def on_account_erased(tx: Transaction, event: AccountErased) -> None:
    """Forgets what a member who is gone has read and answered."""
    for command in FORGET_MEMBER:
        await tx.run(command, account_id=event.account_id)
