"""The SQL of the perimeter."""

from typing import Any

from sqlalchemy import Table, Text, and_, bindparam, delete, func, insert, or_, select, update

from palabre.accounts.perimeter.model import (
    Attempts,
    CanonicalEmailBlock,
    EmailDomainBlock,
    InstanceAllow,
    InstanceBlock,
    IpBlock,
)
from palabre.accounts.tables import (
    accounts,
    canonical_email_blocks,
    email_domain_attempts,
    email_domain_blocks,
    instance_allows,
    instance_blocks,
    ip_blocks,
)
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of


def _number(name: str) -> Any:
    return bindparam(name, type_=Id)


def _drop(table: Table) -> Command:
    return Command(delete(table).where(table.c.id == _number("block_id")))


def _change(table: Table, *names: str) -> Command:
    new = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in names}
    return Command(update(table).where(table.c.id == _number("block_id")).values(new))


_in_force = or_(ip_blocks.c.expires_at.is_(None), ip_blocks.c.expires_at > _number("now"))
ADD_IP_BLOCK = Command(insert(ip_blocks))
CHANGE_IP_BLOCK = _change(ip_blocks, "network", "severity", "comment", "expires_at")
DROP_IP_BLOCK = _drop(ip_blocks)
IP_BLOCKS = PagedQuery(select(ip_blocks), ip_blocks.c.id, IpBlock)
IP_BLOCK = Query(select(ip_blocks).where(ip_blocks.c.id == _number("block_id")), IpBlock)
IP_BLOCKS_IN_FORCE = Query(select(ip_blocks).where(_in_force).order_by(ip_blocks.c.id), IpBlock)
FORGET_IP_BLOCKS = Command(delete(ip_blocks).where(and_(ip_blocks.c.expires_at <= _number("now"))))

ADD_EMAIL_DOMAIN_BLOCK = Command(insert(email_domain_blocks))
DROP_EMAIL_DOMAIN_BLOCK = _drop(email_domain_blocks)
DROP_ATTEMPTS = Command(delete(email_domain_attempts).where(email_domain_attempts.c.block_id == _number("block_id")))
EMAIL_DOMAIN_BLOCKS = PagedQuery(select(email_domain_blocks), email_domain_blocks.c.id, EmailDomainBlock)
EMAIL_DOMAIN_BLOCK = Query(
    select(email_domain_blocks).where(email_domain_blocks.c.id == _number("block_id")), EmailDomainBlock
)
EMAIL_DOMAIN_BLOCKS_AMONG = Query(
    select(email_domain_blocks).where(any_of(email_domain_blocks.c.domain, "domains")), EmailDomainBlock
)
NOTE_ATTEMPT = Command(
    lambda insert: (
        insert(email_domain_attempts)
        .values(block_id=_number("block_id"), day=_number("day"), address_hash=bindparam("address_hash"), uses=1)
        .on_conflict_do_update(
            index_elements=["block_id", "day", "address_hash"], set_={"uses": email_domain_attempts.c.uses + 1}
        )
    )
)
ATTEMPTS = Query(
    select(
        email_domain_attempts.c.block_id,
        email_domain_attempts.c.day,
        func.cast(func.sum(email_domain_attempts.c.uses), Id).label("uses"),
        func.count().label("addresses"),
    )
    .where(any_of(email_domain_attempts.c.block_id, "ids"), email_domain_attempts.c.day >= _number("since"))
    .group_by(email_domain_attempts.c.block_id, email_domain_attempts.c.day),
    Attempts,
)
FORGET_ATTEMPTS = Command(delete(email_domain_attempts).where(email_domain_attempts.c.day < _number("before")))

ADD_CANONICAL_EMAIL_BLOCK = Command(insert(canonical_email_blocks))
DROP_CANONICAL_EMAIL_BLOCK = _drop(canonical_email_blocks)
CANONICAL_EMAIL_BLOCKS = PagedQuery(select(canonical_email_blocks), canonical_email_blocks.c.id, CanonicalEmailBlock)
CANONICAL_EMAIL_BLOCK = Query(
    select(canonical_email_blocks).where(canonical_email_blocks.c.id == _number("block_id")), CanonicalEmailBlock
)
CANONICAL_EMAIL_BLOCKS_OF = Query(
    select(canonical_email_blocks).where(canonical_email_blocks.c.hash == bindparam("hash", type_=Text)),
    CanonicalEmailBlock,
)

ACCOUNTS_OF_SERVER = Query(
    select(accounts.c.id)
    .where(
        or_(
            accounts.c.domain == bindparam("domain", type_=Text),
            accounts.c.domain.like(bindparam("below", type_=Text)),
        ),
        accounts.c.id > _number("after_id"),
    )
    .order_by(accounts.c.id)
    .limit(_number("limit")),
    int,
)
ADD_INSTANCE_BLOCK = Command(insert(instance_blocks))
CHANGE_INSTANCE_BLOCK = _change(
    instance_blocks,
    "severity",
    "reject_media",
    "reject_reports",
    "private_comment",
    "public_comment",
    "obfuscate",
)
DROP_INSTANCE_BLOCK = _drop(instance_blocks)
INSTANCE_BLOCKS = PagedQuery(select(instance_blocks), instance_blocks.c.id, InstanceBlock)
INSTANCE_BLOCK = Query(select(instance_blocks).where(instance_blocks.c.id == _number("block_id")), InstanceBlock)
INSTANCE_BLOCKS_AMONG = Query(select(instance_blocks).where(any_of(instance_blocks.c.domain, "domains")), InstanceBlock)
PUBLIC_INSTANCE_BLOCKS = Query(
    select(instance_blocks).where(instance_blocks.c.severity != "noop").order_by(instance_blocks.c.domain),
    InstanceBlock,
)

ADD_INSTANCE_ALLOW = Command(insert(instance_allows))
DROP_INSTANCE_ALLOW = _drop(instance_allows)
INSTANCE_ALLOWS = PagedQuery(select(instance_allows), instance_allows.c.id, InstanceAllow)
INSTANCE_ALLOW = Query(select(instance_allows).where(instance_allows.c.id == _number("block_id")), InstanceAllow)
INSTANCE_ALLOWS_AMONG = Query(select(instance_allows).where(any_of(instance_allows.c.domain, "domains")), InstanceAllow)
