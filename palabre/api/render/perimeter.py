"""Who is kept out, as the team sees it, and what of it is public.

See https://docs.joinmastodon.org/entities/Admin_IpBlock/ and its neighbours, and …/DomainBlock/.
"""

from collections.abc import Sequence

import msgspec

from palabre.accounts.perimeter import model
from palabre.accounts.perimeter.rules import digest_of, obfuscated
from palabre.ground.clock import SECOND, iso


class IpBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A closed network."""

    id: str
    ip: str
    severity: str
    comment: str
    created_at: str
    expires_at: str | None


class AttemptsJson(msgspec.Struct, frozen=True):
    """How often a mail domain block was run into on a day. All three are numbers in strings; `day` is in seconds."""

    day: str
    accounts: str
    uses: str


class EmailDomainBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A closed mail domain."""

    id: str
    domain: str
    created_at: str
    history: list[AttemptsJson]
    allow_with_approval: bool


class CanonicalEmailBlock(msgspec.Struct, frozen=True):
    """A closed mailbox."""

    id: str
    canonical_email_hash: str


class AdminDomainBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A blocked server, as the team sees it."""

    id: str
    domain: str
    digest: str
    created_at: str
    severity: str
    reject_media: bool
    reject_reports: bool
    private_comment: str | None
    public_comment: str | None
    obfuscate: bool


class DomainAllow(msgspec.Struct, frozen=True):
    """A server that may come in."""

    id: str
    domain: str
    created_at: str


class DomainBlock(msgspec.Struct, frozen=True):
    """A blocked server, as everyone sees it."""

    domain: str
    digest: str
    severity: str
    comment: str | None


def ip_block(row: model.IpBlock) -> IpBlock:
    """A closed network."""
    return IpBlock(
        id=str(row.id),
        ip=row.network,
        severity=row.severity,
        comment=row.comment,
        created_at=iso(row.created_at),
        expires_at=None if row.expires_at is None else iso(row.expires_at),
    )


def email_domain_block(row: model.EmailDomainBlock, days: Sequence[model.Attempts]) -> EmailDomainBlock:
    """A closed mail domain, and who ran into it."""
    history = [AttemptsJson(str(each.day // SECOND), str(each.addresses), str(each.uses)) for each in days]
    return EmailDomainBlock(
        id=str(row.id),
        domain=row.domain,
        created_at=iso(row.created_at),
        history=history,
        allow_with_approval=row.allow_with_approval,
    )


def canonical_email_block(row: model.CanonicalEmailBlock) -> CanonicalEmailBlock:
    """A closed mailbox, without its address."""
    return CanonicalEmailBlock(str(row.id), row.hash)


def admin_domain_block(row: model.InstanceBlock) -> AdminDomainBlock:
    """A blocked server, for the team."""
    return AdminDomainBlock(
        id=str(row.id),
        domain=row.domain,
        digest=digest_of(row.domain),
        created_at=iso(row.created_at),
        severity=row.severity,
        reject_media=row.reject_media,
        reject_reports=row.reject_reports,
        private_comment=row.private_comment,
        public_comment=row.public_comment,
        obfuscate=row.obfuscate,
    )


def domain_allow(row: model.InstanceAllow) -> DomainAllow:
    """A server that may come in."""
    return DomainAllow(str(row.id), row.domain, iso(row.created_at))


def domain_block(row: model.InstanceBlock) -> DomainBlock:
    """A blocked server, for everyone."""
    shown = obfuscated(row.domain) if row.obfuscate else row.domain
    return DomainBlock(shown, digest_of(row.domain), row.severity, row.public_comment or None)
