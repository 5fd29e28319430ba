"""Reads of the room `graph`."""

from collections.abc import Iterable, Sequence

import msgspec

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_ids
from palabre.graph.model import NO_BONDS, Bonds, List, Related, Relationship, Severance
from palabre.graph.queries.lists import LIST, LIST_MEMBERS, LISTS, LISTS_WITH, MEMBERS
from palabre.graph.queries.marks import DOMAIN_BLOCKS, ENDORSEMENTS, BlockedDomain
from palabre.graph.queries.relations import (
    BLOCK,
    BLOCKED_AMONG,
    BLOCKED_EITHER_WAY,
    BLOCKS,
    BONDS,
    FAMILIAR,
    FOLLOW,
    FOLLOWED_IDS,
    FOLLOWER_IDS,
    FOLLOWERS,
    FOLLOWING,
    MUTED,
    MUTES,
    RELATIONSHIPS,
    REQUESTS,
    UNWELCOME,
    Link,
    RelationshipRow,
)
from palabre.graph.queries.severed import SEVERANCES_AMONG
from palabre.graph.rules import is_gone
from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.store.paging import Page
from palabre.store.transaction import Reader


async def relationships(db: Reader, viewer_id: int, target_ids: Sequence[int]) -> list[Relationship]:
    """How the viewer stands to each account, in the order asked; accounts that do not exist are left out."""
    rows = await db.all(RELATIONSHIPS, viewer_id=viewer_id, target_ids=list(target_ids), now=clock.now())
    found = {row.target_id: _relationship(row) for row in rows}
    return [found[target_id] for target_id in dict.fromkeys(target_ids) if target_id in found]


def _relationship(row: RelationshipRow) -> Relationship:
    return Relationship(
        target_id=row.target_id,
        following=row.following is not None,
        showing_reblogs=bool(row.showing_reblogs),
        notifying=bool(row.notifying),
        languages=msgspec.json.decode(row.languages or "[]", type=tuple[str, ...]),
        followed_by=row.followed_by is not None,
        blocking=row.blocking is not None,
        blocked_by=row.blocked_by is not None,
        muting=row.muting is not None,
        muting_notifications=bool(row.muting_notifications),
        muting_expires_at=row.muting_expires_at,
        requested=row.requested is not None,
        requested_by=row.requested_by is not None,
        domain_blocking=row.domain_blocking is not None,
        endorsed=row.endorsed is not None,
        note=row.note or "",
    )


async def followers(db: Reader, account_id: int, page: Page) -> list[Related]:
    """Who follows an account, newest first, without accounts that are gone. Paged by the follow's id."""
    return await related(db, await FOLLOWERS.fetch(db, page, account_id=account_id))


async def following(db: Reader, account_id: int, page: Page) -> list[Related]:
    """Whom an account follows, newest first. Paged by the follow's id."""
    return await related(db, await FOLLOWING.fetch(db, page, account_id=account_id))


async def follow_requests(db: Reader, account_id: int, page: Page) -> list[Related]:
    """Who asks to follow an account, newest first. Paged by the request's id."""
    return await related(db, await REQUESTS.fetch(db, page, account_id=account_id))


async def blocks(db: Reader, account_id: int, page: Page) -> list[Related]:
    """Whom an account blocks, newest first. Paged by the block's id."""
    return await related(db, await BLOCKS.fetch(db, page, account_id=account_id))


async def mutes(db: Reader, account_id: int, page: Page) -> list[Related]:
    """Whom an account mutes, newest first, without mutes that have ended. Paged by the mute's id."""
    return await related(db, await MUTES.fetch(db, page, account_id=account_id, now=clock.now()))


async def related(db: Reader, links: Sequence[Link]) -> list[Related]:
    """The accounts at the other end of a page of relations, without those that are gone."""
    accounts = await accounts_by_ids(db, [link.other_id for link in links])
    return [
        Related(link.id, account)
        for link in links
        if (account := accounts.get(link.other_id)) is not None and not is_gone(account)
    ]


async def followed_ids(db: Reader, account_id: int) -> list[int]:
    """Ids of the accounts that an account follows, in no order."""
    return await db.all(FOLLOWED_IDS, account_id=account_id)


async def follower_ids(db: Reader, account_id: int) -> list[int]:
    """Ids of the accounts that follow an account, in no order."""
    return await db.all(FOLLOWER_IDS, account_id=account_id)


async def is_following(db: Reader, account_id: int, target_id: int) -> bool:
    """Whether one account follows another."""
    return await db.one(FOLLOW, account_id=account_id, target_id=target_id) is not None


async def blocked_either_way(db: Reader, account_id: int, target_id: int) -> bool:
    """Whether one of two accounts blocks the other."""
    return await db.one(BLOCKED_EITHER_WAY, account_id=account_id, target_id=target_id) is not None


async def familiar_followers(db: Reader, viewer_id: int, account_ids: Sequence[int]) -> dict[int, list[int]]:
    """For each of these accounts, whom the viewer follows among those who follow it."""
    found: dict[int, list[int]] = {each: [] for each in account_ids}
    for pair in await db.all(FAMILIAR, viewer_id=viewer_id, target_ids=list(account_ids)):
        found[pair.account_id].append(pair.target_id)
    return found


async def familiar_faces(db: Reader, viewer_id: int, account_ids: Sequence[int]) -> dict[int, list[Account]]:
    """For each of these accounts that exists, whom the viewer follows among those who follow it.

    As in Mastodon, those who hide whom they follow are not named among the followers of others.
    """
    targets = await accounts_by_ids(db, account_ids)
    open_ones = [each for each in targets if not targets[each].hide_collections]
    shared = await familiar_followers(db, viewer_id, open_ones)
    faces = await accounts_by_ids(db, [each for some in shared.values() for each in some])
    shown = {each for each, face in faces.items() if not face.hide_collections and not is_gone(face)}
    return {
        target_id: [faces[each] for each in shared.get(target_id, ()) if each in shown]
        for target_id in dict.fromkeys(account_ids)
        if target_id in targets
    }


async def blocks_viewer(db: Reader, account_id: int, viewer_id: int) -> bool:
    """Whether an account blocks the viewer."""
    return await db.one(BLOCK, account_id=account_id, target_id=viewer_id) is not None


async def unwelcome_ids(db: Reader, viewer_id: int) -> set[int]:
    """Ids of the accounts that must not reach a viewer's timelines: blocked, blocking, muted."""
    return set(await db.all(UNWELCOME, viewer_id=viewer_id, now=clock.now()))


async def hears(db: Reader, listener_id: int, speaker_id: int) -> bool:
    """Whether what a speaker does may notify a listener: no block either way, no mute that covers notifications."""
    if listener_id == speaker_id or await blocked_either_way(db, listener_id, speaker_id):
        return False
    return not await db.one(MUTED, account_id=listener_id, target_id=speaker_id, now=clock.now())


async def blocked_among(db: Reader, viewer_id: int | None, account_ids: Iterable[int]) -> frozenset[int]:
    """Those of these accounts that block the viewer or are blocked by them: all that matters for open statuses."""
    others = [each for each in account_ids if each != viewer_id]
    if viewer_id is None or not others:
        return frozenset()
    return frozenset(await db.all(BLOCKED_AMONG, viewer_id=viewer_id, others=others))


async def bonds(db: Reader, viewer_id: int | None, account_ids: Iterable[int]) -> Bonds:
    """What stands between a viewer and these accounts, in one query; nothing for a viewer who is not signed in."""
    others = [each for each in account_ids if each != viewer_id]
    if viewer_id is None or not others:
        return NO_BONDS
    kinds: dict[str, set[int]] = {"blocked": set(), "followed": set(), "muted": set()}
    for bond in await db.all(BONDS, viewer_id=viewer_id, others=others, now=clock.now()):
        kinds[bond.kind].add(bond.other_id)
    return Bonds(**{kind: frozenset(found) for kind, found in kinds.items()})


async def list_members(db: Reader, list_id: int) -> frozenset[int]:
    """Ids of the accounts in a list; none when there is no such list."""
    return frozenset(await db.all(LIST_MEMBERS, list_id=list_id))


async def own_list(db: Reader, account_id: int, list_id: int) -> List:
    """A list of the account. Raises `NotFound` for any other."""
    found = await db.one(LIST, account_id=account_id, list_id=list_id)
    if found is None:
        raise NotFound(code="list_not_found")
    return found


async def lists(db: Reader, account_id: int) -> list[List]:
    """The lists of an account, oldest first."""
    return await db.all(LISTS, account_id=account_id)


async def lists_with(db: Reader, account_id: int, member_id: int) -> list[List]:
    """Those lists of an account that hold another."""
    return await db.all(LISTS_WITH, account_id=account_id, target_id=member_id)


async def in_own_list(db: Reader, account_id: int, list_id: int, page: Page) -> list[Related]:
    """Who is in a list of the account, newest first. Paged by the membership's id. Raises `NotFound`."""
    await own_list(db, account_id, list_id)
    return await related(db, await MEMBERS.fetch(db, page, list_id=list_id))


async def endorsements(db: Reader, account_id: int, page: Page) -> list[Related]:
    """Whom an account puts forward, newest first. Paged by the endorsement's id."""
    return await related(db, await ENDORSEMENTS.fetch(db, page, account_id=account_id))


async def blocked_domains(db: Reader, account_id: int, page: Page) -> list[BlockedDomain]:
    """The servers that an account blocks, newest first. Paged by the block's id."""
    return await DOMAIN_BLOCKS.fetch(db, page, account_id=account_id)


async def severances_among(db: Reader, account_id: int, severance_ids: Sequence[int]) -> dict[int, Severance]:
    """Those of these severances that are the account's own, by id."""
    if not severance_ids:
        return {}
    return {row.id: row for row in await db.all(SEVERANCES_AMONG, account_id=account_id, ids=list(severance_ids))}
