"""Nouns of the perimeter."""

from enum import StrEnum

import msgspec

from palabre.ground.errors import Forbidden, Invalid
from palabre.ground.language import _
from palabre.store.events import Event


class IpSeverity(StrEnum):
    """What happens to whoever comes from a network, the mildest first."""

    SIGN_UP_REQUIRES_APPROVAL = "sign_up_requires_approval"
    SIGN_UP_BLOCK = "sign_up_block"
    NO_ACCESS = "no_access"


class DomainSeverity(StrEnum):
    """What happens to what comes from another server, the mildest first."""

    NOOP = "noop"
    SILENCE = "silence"
    SUSPEND = "suspend"


class IpBlock(msgspec.Struct, frozen=True):
    """A row of `ip_blocks`. `network` is in CIDR notation."""

    id: int
    network: str
    severity: str
    comment: str
    expires_at: int | None
    created_at: int


class EmailDomainBlock(msgspec.Struct, frozen=True):
    """A row of `email_domain_blocks`."""

    id: int
    domain: str
    allow_with_approval: bool
    created_at: int


class Attempts(msgspec.Struct, frozen=True):
    """How often a mail domain block was run into on a day, and from how many addresses."""

    block_id: int
    day: int
    uses: int
    addresses: int


class CanonicalEmailBlock(msgspec.Struct, frozen=True):
    """A row of `canonical_email_blocks`."""

    id: int
    hash: str
    created_at: int


class InstanceBlock(msgspec.Struct, frozen=True):
    """A row of `instance_blocks`."""

    id: int
    domain: str
    severity: str
    reject_media: bool
    reject_reports: bool
    private_comment: str | None
    public_comment: str | None
    obfuscate: bool
    created_at: int


class ServerJudged(Event, frozen=True):
    """The team keeps another server, and those below it, at a distance from now on, or lets it in again."""

    domain: str


class InstanceAllow(msgspec.Struct, frozen=True):
    """A row of `instance_allows`."""

    id: int
    domain: str
    created_at: int


class Passage(StrEnum):
    """What the perimeter says to someone who wants to sign up."""

    FREE = "free"
    WITH_APPROVAL = "with_approval"
    NETWORK_CLOSED = "network_closed"
    EMAIL_CLOSED = "email_closed"

    def check(self) -> "Passage":
        """Returns itself. Raises `Forbidden` for a closed network, `Invalid` for an address that cannot be used."""
        if self is Passage.NETWORK_CLOSED:
            raise Forbidden(_("Sign-up is closed to the network you come from. Write to the team if that is wrong."))
        if self is Passage.EMAIL_CLOSED:
            sentence = _("This e-mail address cannot be used here. Use another one.")
            raise Invalid(sentence, fields={"email": [("ERR_BLOCKED", sentence)]})
        return self
