"""Finds out from time to time what is much talked about, and who is much heard."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from palabre.discovery.model import Kind
from palabre.discovery.queries.trends import ADD_PUBLISHER, CLEAR, PUBLISHERS_OF, RANK
from palabre.discovery.queries.use import (
    LINK_USE,
    MOST_FOLLOWED,
    MOST_INTERACTIONS,
    REACTED,
    READY_LINKS,
    TAG_USE,
    Use,
)
from palabre.discovery.rules import LEAST_REACTORS, LOOKED_BACK, STATUS_LIFE, interest, publisher_of, surge
from palabre.ground import clock, ids
from palabre.ground.clock import DAY
from palabre.ground.settings import Settings
from palabre.store.transaction import Transaction
from palabre.store.work import Tick

MOST_RANKED = 100
INTERACTIONS_SINCE = 30 * DAY


async def rank_trends(settings: Settings, tx: Transaction, _tick: Tick) -> None:
    """Ranks tags, links and statuses anew; none where the owner wants no trends."""
    now = clock.now()
    is_on = settings.trends != "off"
    since = {"first_id": ids.first_id_at(now - LOOKED_BACK), "now": now}
    await _rank(tx, Kind.TAG, _surges(await tx.all(TAG_USE, **since)) if is_on else {})
    await _rank(tx, Kind.LINK, await _links(tx, _surges(await tx.all(LINK_USE, **since))) if is_on else {})
    first_id = ids.first_id_at(now - STATUS_LIFE)
    rows = await tx.all(REACTED, first_id=first_id, now=now, least=LEAST_REACTORS) if is_on else []
    await _rank(tx, Kind.STATUS, {row.id: interest(row.reactors, now - row.created_at) for row in rows})


def _surges(uses: Iterable[Use]) -> dict[int, float]:
    by_age: dict[int, list[int]] = defaultdict(lambda: [0] * (LOOKED_BACK // DAY))
    for use in uses:
        if 0 <= use.age < LOOKED_BACK // DAY:
            by_age[use.subject_id][use.age] = use.accounts
    return {subject_id: surge(accounts) for subject_id, accounts in by_age.items()}


async def _links(tx: Transaction, scores: Mapping[int, float]) -> dict[int, float]:
    """Those of these links that can be shown. Their publishers are known from now on, for the team to review."""
    ready = await tx.all(READY_LINKS, ids=[each for each, score in scores.items() if score > 0])
    domains = sorted({publisher_of(link.url) for link in ready})
    known = {each.domain for each in await tx.all(PUBLISHERS_OF, domains=domains)}
    for domain in domains:
        if domain not in known:
            await tx.run(ADD_PUBLISHER, id=ids.new_id(), domain=domain, created_at=clock.now())
    return {link.id: scores[link.id] for link in ready}


async def _rank(tx: Transaction, kind: Kind, scores: Mapping[int, float]) -> None:
    best = sorted(((score, each) for each, score in scores.items() if score > 0), reverse=True)[:MOST_RANKED]
    await tx.run(CLEAR, kind=kind)
    for score, subject_id in best:
        await tx.run(RANK, kind=kind, subject_id=subject_id, score=max(1, round(score * 1_000)))


async def rank_accounts(tx: Transaction, _tick: Tick) -> None:
    """Finds those whom most people follow, and those whose posts were most welcome in the last month."""
    now = clock.now()
    await _rank(tx, Kind.MOST_FOLLOWED, _falling(await tx.all(MOST_FOLLOWED, limit=MOST_RANKED)))
    first_id = ids.first_id_at(now - INTERACTIONS_SINCE)
    found = await tx.all(MOST_INTERACTIONS, first_id=first_id, now=now, limit=MOST_RANKED)
    await _rank(tx, Kind.MOST_INTERACTIONS, _falling(found))


def _falling(account_ids: Sequence[int]) -> dict[int, float]:
    return {each: float(len(account_ids) - place) for place, each in enumerate(account_ids)}
