"""What this instance is (https://docs.joinmastodon.org/methods/instance/)."""

from palabre.accounts.perimeter.read import public_instance_blocks
from palabre.accounts.read import local_counts, staff
from palabre.api.answer import EMPTY_LIST, Answer, json
from palabre.api.call import Call
from palabre.api.operations import ANYONE, Area, viewer
from palabre.api.render.instance import About, instance, v1_instance
from palabre.api.render.perimeter import domain_block
from palabre.api.render.rule import rules
from palabre.door.house import House
from palabre.ground.errors import NotFound
from palabre.store.transaction import Reader
from palabre.timelines.push.keys import server_key

area = Area("instance")


async def about_house(house: House) -> About:
    """What describes the house; the contact is whoever is first among the team."""
    return await house.store.read(_about, house, (await server_key(house.store)).public)


async def _about(db: Reader, house: House, vapid_key: str) -> About:
    team = await staff(db)
    return About(house.settings, house.policy, await local_counts(db), team[0] if team else None, vapid_key)


@area.get("/api/v2/instance", ANYONE)
async def get_instance_v2(call: Call) -> Answer:
    """The instance, its limits and its rules."""
    return json(instance(await about_house(call.house), call.locale))


@area.get("/api/v1/instance", ANYONE)
async def get_instance(call: Call) -> Answer:
    """The same, for old clients."""
    return json(v1_instance(await about_house(call.house), call.locale))


@area.get("/api/v1/instance/rules", ANYONE)
async def get_instance_rules(call: Call) -> Answer:
    """The clauses of the policy."""
    return json(rules(call.house.policy, call.locale))


@area.get("/api/v1/instance/peers", ANYONE)
async def get_instance_peers(_call: Call) -> Answer:
    """Other instances that this one knows: none, for there is no federation."""
    return EMPTY_LIST


@area.get("/api/v1/instance/domain_blocks", viewer())
async def get_instance_domain_blocks(call: Call) -> Answer:
    """Servers that this one keeps at a distance, for those whom the settings let see them."""
    shown_to = call.house.settings.show_domain_blocks
    if shown_to == "nobody" or (shown_to == "members" and call.viewer_id is None):
        raise NotFound(cause="the list of blocked servers is not shown")
    return json([domain_block(each) for each in await call.house.store.read(public_instance_blocks)])
