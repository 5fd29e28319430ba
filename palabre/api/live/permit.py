"""Who may hear which stream."""

from palabre.accounts.oauth.scopes import covers
from palabre.api.call import Call
from palabre.api.errors import BAD_TOKEN, OUT_OF_SCOPE
from palabre.api.live.channels import Channel
from palabre.graph.read import own_list
from palabre.ground.errors import Forbidden, Unauthenticated


async def check_channel(call: Call, chosen: Channel) -> None:
    """Raises `Unauthenticated`, `Forbidden`, or `NotFound` for another's list, when the caller may not hear it."""
    if not chosen.is_personal:
        return
    if call.bearer is None or call.bearer.account is None:
        raise Unauthenticated(BAD_TOKEN)
    if not covers(call.bearer.scopes, chosen.scope):
        raise Forbidden(OUT_OF_SCOPE)
    if chosen.list_id:
        await call.house.store.read(own_list, call.me.id, chosen.list_id)
