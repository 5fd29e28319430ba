"""Closed networks (https://docs.joinmastodon.org/methods/admin/ip_blocks/)."""

from palabre.accounts.perimeter import read
from palabre.accounts.perimeter.networks import NetworkForm
from palabre.accounts.permissions import Permission
from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, staff
from palabre.api.pages import Count, Paging, links
from palabre.api.render.perimeter import ip_block
from palabre.moderation import perimeter

area = Area("admin_networks")
_read = staff(Permission.MANAGE_BLOCKS, "admin:read:ip_blocks")
_write = staff(Permission.MANAGE_BLOCKS, "admin:write:ip_blocks")


class OneNetwork(Form, frozen=True, kw_only=True):
    """A block by its id."""

    id: Id


class NewNetwork(Form, frozen=True, kw_only=True):
    """Which network, what happens to whoever comes from it, why, and for how many seconds (none: for good)."""

    ip: str | None = None
    severity: str | None = None
    comment: str | None = None
    expires_in: Count | None = None

    def form(self) -> NetworkForm:
        """What the verb takes."""
        return NetworkForm(ip=self.ip, severity=self.severity, comment=self.comment, expires_in=self.expires_in)


class ChangedNetwork(NewNetwork, frozen=True, kw_only=True):
    """What changes of a block."""

    id: Id


@area.get("/api/v1/admin/ip_blocks", _read)
async def get_admin_ip_blocks(call: Call, form: Paging) -> Answer:
    """The closed networks, the latest first."""
    page = form.page(100, 200)
    rows = await call.house.store.read(read.ip_blocks, page)
    return json([ip_block(each) for each in rows], 200, *links(call, page, [each.id for each in rows]))


@area.get("/api/v1/admin/ip_blocks/{id}", _read)
async def get_admin_ip_block(call: Call, form: OneNetwork) -> Answer:
    """One closed network."""
    return json(ip_block(await call.house.store.read(read.ip_block, form.id)))


@area.post("/api/v1/admin/ip_blocks", _write)
async def create_admin_ip_block(call: Call, form: NewNetwork) -> Answer:
    """Closes a network."""
    row = await call.house.store.write(perimeter.close_network, call.user, form.form(), call.address)
    call.house.gate.forget()
    return json(ip_block(row))


@area.put("/api/v1/admin/ip_blocks/{id}", _write)
async def put_admin_ip_block(call: Call, form: ChangedNetwork) -> Answer:
    """Changes what is said of a network."""
    change = perimeter.change_network_block
    row = await call.house.store.write(change, call.user, form.id, form.form(), call.address)
    call.house.gate.forget()
    return json(ip_block(row))


@area.delete("/api/v1/admin/ip_blocks/{id}", _write)
async def delete_admin_ip_block(call: Call, form: OneNetwork) -> Answer:
    """Opens a network again."""
    await call.house.store.write(perimeter.open_network, call.user, form.id)
    call.house.gate.forget()
    return EMPTY_OBJECT
