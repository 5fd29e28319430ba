"""Follows with a whole server end, because the team suspends it or someone blocks it for themselves."""

from collections.abc import Sequence

import msgspec

from palabre.accounts.perimeter.model import DomainSeverity, ServerJudged
from palabre.accounts.perimeter.read import block_of_domain
from palabre.graph.follow import end_following, withdraw_request
from palabre.graph.model import RelationshipsSevered, Severance, SeveranceKind, Unfollowed
from palabre.graph.queries.relations import Pair
from palabre.graph.queries.severed import ADD_SEVERANCE, FOLLOWS_WITH_SERVER, PEOPLE_TIED, REQUESTS_WITH_SERVER
from palabre.ground import clock
from palabre.ground.ids import new_id
from palabre.store.transaction import Transaction

SEVER_SERVER = "graph.sever_server"
BATCH = 50


class SeverServer(msgspec.Struct, frozen=True):
    """A server with which all follows are to end."""

    domain: str


async def on_server_judged(tx: Transaction, event: ServerJudged) -> None:
    """Ends all follows with a server that is suspended."""
    block = await block_of_domain(tx, event.domain)
    if block is not None and block.severity == DomainSeverity.SUSPEND:
        await tx.enqueue(SEVER_SERVER, SeverServer(event.domain))


async def sever_server(tx: Transaction, work: SeverServer) -> None:
    """Ends the follows of some people with a server, and comes back as long as there are more."""
    server = {"domain": work.domain, "below": f"%.{work.domain}"}
    people = await tx.all(PEOPLE_TIED, limit=BATCH, **server)
    for account_id in people:
        followed = await tx.all(FOLLOWS_WITH_SERVER, account_id=account_id, **server)
        asked = await tx.all(REQUESTS_WITH_SERVER, account_id=account_id, **server)
        await sever(tx, account_id, work.domain, SeveranceKind.DOMAIN_BLOCK, followed, asked)
    if people:
        await tx.enqueue(SEVER_SERVER, work)


async def sever(
    tx: Transaction, account_id: int, name: str, kind: SeveranceKind, follows: Sequence[Pair], requests: Sequence[Pair]
) -> None:
    """Ends someone's ties, and keeps in mind how many follows they lost with the server `name`."""
    ended = [each for each in follows if await end_following(tx, each.account_id, each.target_id)]
    withdrawn = [each for each in requests if await withdraw_request(tx, each.account_id, each.target_id)]
    for each in (*ended, *withdrawn):
        await tx.emit(Unfollowed(each.account_id, each.target_id))
    if not ended:
        return
    following = sum(each.account_id == account_id for each in ended)
    row = Severance(new_id(), account_id, kind, name, len(ended) - following, following, clock.now())
    await tx.run(ADD_SEVERANCE, **msgspec.structs.asdict(row))
    await tx.emit(RelationshipsSevered(account_id, row.id))
