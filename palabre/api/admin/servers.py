"""Blocked and allowed servers.

See https://docs.joinmastodon.org/methods/admin/domain_blocks/ and …/domain_allows/.
"""

from palabre.accounts.perimeter import read
from palabre.accounts.perimeter.servers import AlreadyBlocked, ServerForm
from palabre.accounts.permissions import Permission
from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, staff
from palabre.api.pages import Paging, links
from palabre.api.render.perimeter import admin_domain_block, domain_allow
from palabre.moderation import perimeter

area = Area("admin_servers")
_read_blocks = staff(Permission.MANAGE_FEDERATION, "admin:read:domain_blocks")
_write_blocks = staff(Permission.MANAGE_FEDERATION, "admin:write:domain_blocks")
_read_allows = staff(Permission.MANAGE_FEDERATION, "admin:read:domain_allows")
_write_allows = staff(Permission.MANAGE_FEDERATION, "admin:write:domain_allows")


class OneServer(Form, frozen=True, kw_only=True):
    """A block or an allowance by its id."""

    id: Id


class SaidOfServer(Form, frozen=True, kw_only=True):
    """What is said of a server."""

    severity: str | None = None
    reject_media: bool | None = None
    reject_reports: bool | None = None
    private_comment: str | None = None
    public_comment: str | None = None
    obfuscate: bool | None = None

    def form(self) -> ServerForm:
        """What the verb takes."""
        return ServerForm(
            severity=self.severity,
            reject_media=self.reject_media,
            reject_reports=self.reject_reports,
            private_comment=self.private_comment,
            public_comment=self.public_comment,
            obfuscate=self.obfuscate,
        )


class NewServerBlock(SaidOfServer, frozen=True, kw_only=True):
    """Which server, and what is said of it."""

    domain: str = ""


class ChangedServerBlock(SaidOfServer, frozen=True, kw_only=True):
    """What changes of a block."""

    id: Id


class NewAllow(Form, frozen=True, kw_only=True):
    """Which server may come in."""

    domain: str = ""


@area.get("/api/v1/admin/domain_blocks", _read_blocks)
async def get_admin_domain_blocks(call: Call, form: Paging) -> Answer:
    """The blocked servers, the latest first."""
    page = form.page(100, 200)
    rows = await call.house.store.read(read.instance_blocks, page)
    return json([admin_domain_block(each) for each in rows], 200, *links(call, page, [each.id for each in rows]))


@area.get("/api/v1/admin/domain_blocks/{id}", _read_blocks)
async def get_admin_domain_block(call: Call, form: OneServer) -> Answer:
    """One blocked server."""
    return json(admin_domain_block(await call.house.store.read(read.instance_block, form.id)))


@area.post("/api/v1/admin/domain_blocks", _write_blocks)
async def create_admin_domain_block(call: Call, form: NewServerBlock) -> Answer:
    """Blocks a server; for one that is blocked already, answers 422 with how."""
    try:
        row = await call.house.store.write(perimeter.block_server, call.user, form.domain, form.form())
    except AlreadyBlocked as error:
        known = admin_domain_block(error.block)
        return json({"error": error.public_text(call.translate), "existing_domain_block": known}, error.status)
    return json(admin_domain_block(row))


@area.put("/api/v1/admin/domain_blocks/{id}", _write_blocks)
async def put_admin_domain_block(call: Call, form: ChangedServerBlock) -> Answer:
    """Changes what is said of a server."""
    change = perimeter.change_server_block
    return json(admin_domain_block(await call.house.store.write(change, call.user, form.id, form.form())))


@area.delete("/api/v1/admin/domain_blocks/{id}", _write_blocks)
async def delete_admin_domain_block(call: Call, form: OneServer) -> Answer:
    """Lets a server in again."""
    await call.house.store.write(perimeter.unblock_server, call.user, form.id)
    return EMPTY_OBJECT


@area.get("/api/v1/admin/domain_allows", _read_allows)
async def get_admin_domain_allows(call: Call, form: Paging) -> Answer:
    """The servers that may come in, the latest first."""
    page = form.page(100, 200)
    rows = await call.house.store.read(read.instance_allows, page)
    return json([domain_allow(each) for each in rows], 200, *links(call, page, [each.id for each in rows]))


@area.get("/api/v1/admin/domain_allows/{id}", _read_allows)
async def get_admin_domain_allow(call: Call, form: OneServer) -> Answer:
    """One server that may come in."""
    return json(domain_allow(await call.house.store.read(read.instance_allow, form.id)))


@area.post("/api/v1/admin/domain_allows", _write_allows)
async def create_admin_domain_allow(call: Call, form: NewAllow) -> Answer:
    """Names a server as one that may come in."""
    return json(domain_allow(await call.house.store.write(perimeter.allow_server, call.user, form.domain)))


@area.delete("/api/v1/admin/domain_allows/{id}", _write_allows)
async def delete_admin_domain_allow(call: Call, form: OneServer) -> Answer:
    """Names a server no longer."""
    await call.house.store.write(perimeter.disallow_server, call.user, form.id)
    return EMPTY_OBJECT
