"""Closed mail domains and mailboxes.

See https://docs.joinmastodon.org/methods/admin/email_domain_blocks/ and …/canonical_email_blocks/.
"""

from palabre.accounts.perimeter import read
from palabre.accounts.perimeter.model import Attempts, EmailDomainBlock
from palabre.accounts.permissions import Permission
from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, staff
from palabre.api.pages import Paging, links
from palabre.api.render.perimeter import canonical_email_block, email_domain_block
from palabre.moderation import perimeter
from palabre.store.paging import Page
from palabre.store.transaction import Reader

area = Area("admin_emails")
_read_domains = staff(Permission.MANAGE_BLOCKS, "admin:read:email_domain_blocks")
_write_domains = staff(Permission.MANAGE_BLOCKS, "admin:write:email_domain_blocks")
_read_emails = staff(Permission.MANAGE_BLOCKS, "admin:read:canonical_email_blocks")
_write_emails = staff(Permission.MANAGE_BLOCKS, "admin:write:canonical_email_blocks")


class OneBlock(Form, frozen=True, kw_only=True):
    """A block by its id."""

    id: Id


class NewDomain(Form, frozen=True, kw_only=True):
    """Which mail domain, and whether the team may still let its people in."""

    domain: str = ""
    allow_with_approval: bool = False


class Email(Form, frozen=True, kw_only=True):
    """An e-mail address."""

    email: str


class NewEmail(Form, frozen=True, kw_only=True):
    """A mailbox, by its address or by the digest of its canonical form."""

    email: str | None = None
    canonical_email_hash: str | None = None


@area.get("/api/v1/admin/email_domain_blocks", _read_domains)
async def get_admin_email_domain_blocks(call: Call, form: Paging) -> Answer:
    """The closed mail domains, the latest first."""
    page = form.page(100, 200)
    rows = await call.house.store.read(_domains, page)
    shown = [email_domain_block(row, days) for row, days in rows]
    return json(shown, 200, *links(call, page, [row.id for row, _days in rows]))


async def _domains(db: Reader, page: Page) -> list[tuple[EmailDomainBlock, list[Attempts]]]:
    rows = await read.email_domain_blocks(db, page)
    days = await read.attempts(db, [row.id for row in rows])
    return [(row, days[row.id]) for row in rows]


@area.get("/api/v1/admin/email_domain_blocks/{id}", _read_domains)
async def get_admin_email_domain_block(call: Call, form: OneBlock) -> Answer:
    """One closed mail domain."""
    row = await call.house.store.read(read.email_domain_block, form.id)
    return await _answer_domain(call, row)


@area.post("/api/v1/admin/email_domain_blocks", _write_domains)
async def create_admin_email_domain_block(call: Call, form: NewDomain) -> Answer:
    """Closes a mail domain."""
    close = perimeter.close_email_domain
    return await _answer_domain(
        call, await call.house.store.write(close, call.user, form.domain, form.allow_with_approval)
    )


async def _answer_domain(call: Call, row: EmailDomainBlock) -> Answer:
    days = await call.house.store.read(read.attempts, [row.id])
    return json(email_domain_block(row, days[row.id]))


@area.delete("/api/v1/admin/email_domain_blocks/{id}", _write_domains)
async def delete_admin_email_domain_block(call: Call, form: OneBlock) -> Answer:
    """Opens a mail domain again."""
    await call.house.store.write(perimeter.open_email_domain, call.user, form.id)
    return EMPTY_OBJECT


@area.get("/api/v1/admin/canonical_email_blocks", _read_emails)
async def get_admin_canonical_email_blocks(call: Call, form: Paging) -> Answer:
    """The closed mailboxes, the latest first."""
    page = form.page(100, 200)
    rows = await call.house.store.read(read.canonical_email_blocks, page)
    return json([canonical_email_block(each) for each in rows], 200, *links(call, page, [each.id for each in rows]))


@area.get("/api/v1/admin/canonical_email_blocks/{id}", _read_emails)
async def get_admin_canonical_email_block(call: Call, form: OneBlock) -> Answer:
    """One closed mailbox."""
    return json(canonical_email_block(await call.house.store.read(read.canonical_email_block, form.id)))


@area.post("/api/v1/admin/canonical_email_blocks/test", _read_emails)
async def create_admin_canonical_email_block_test(call: Call, form: Email) -> Answer:
    """What closes an e-mail address."""
    rows = await call.house.store.read(read.canonical_email_blocks_of, form.email)
    return json([canonical_email_block(each) for each in rows])


@area.post("/api/v1/admin/canonical_email_blocks", _write_emails)
async def create_admin_canonical_email_block(call: Call, form: NewEmail) -> Answer:
    """Closes a mailbox."""
    close = perimeter.close_email
    row = await call.house.store.write(close, call.user, form.email, form.canonical_email_hash)
    return json(canonical_email_block(row))


@area.delete("/api/v1/admin/canonical_email_blocks/{id}", _write_emails)
async def delete_admin_canonical_email_block(call: Call, form: OneBlock) -> Answer:
    """Opens a mailbox again."""
    await call.house.store.write(perimeter.open_email, call.user, form.id)
    return EMPTY_OBJECT
