"""Which network, mail domain or server a block is about. Pure."""

from collections.abc import Iterable
from hashlib import sha256
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from re import ASCII, compile

from palabre.accounts.perimeter.model import IpSeverity
from palabre.ground.errors import Invalid
from palabre.ground.language import _

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address
SITE_BITS = 64
"""An IPv6 address is known only by the site it belongs to, so no block of one is narrower."""
LONGEST_DOMAIN = 253
LONGEST_COMMENT = 2_000
_DOMAIN = compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*", ASCII)
_HASH = compile(r"[0-9a-f]{64}", ASCII)


def network_of(text: str) -> Network:
    """The network that `192.0.2.1` or `192.0.2.0/24` names. Raises `Invalid`."""
    try:
        return ip_network(text.strip(), strict=False)
    except ValueError as error:
        raise Invalid(_("Validation failed: Ip is not a valid IP address"), code="ip", cause=str(error)) from error


def address_of(text: str) -> Address | None:
    """An address as the network knows it; None when it is none."""
    try:
        return ip_address(text)
    except ValueError:
        return None


def is_within(address: Address, network: Network) -> bool:
    """Whether an address lies in a network; a block of part of an IPv6 site counts for all of it."""
    if address.version != network.version:
        return False
    if network.version == 6 and network.prefixlen > SITE_BITS:
        return address in network.supernet(new_prefix=SITE_BITS)
    return address in network


def strictest(severities: Iterable[str]) -> IpSeverity | None:
    """The gravest of what is said of an address; None when nothing is."""
    order = list(IpSeverity)
    return max((IpSeverity(each) for each in severities), key=order.index, default=None)


def domain_of(text: str) -> str:
    """A domain in its normal form: lower case, Punycode. Raises `Invalid`."""
    domain = text.strip().removeprefix("@").rstrip("./").casefold()
    if domain and not domain.isascii():
        domain = _punycode(domain)
    if not domain:
        raise Invalid(_("Validation failed: Domain can't be blank"), code="domain")
    if len(domain) > LONGEST_DOMAIN or not _DOMAIN.fullmatch(domain):
        raise Invalid(_("Validation failed: Domain is not a valid domain name"), code="domain")
    return domain


def _punycode(domain: str) -> str:
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return "?"


def with_parents(domain: str) -> list[str]:
    """A domain and those above it: `a.b.example` with `b.example` and `example`."""
    labels = domain.split(".")
    return [".".join(labels[start:]) for start in range(len(labels))]


def canonical_email(email: str) -> str:
    """The form in which all spellings of one mailbox are the same: no dots, nothing behind a plus, lower case."""
    name, _at, domain = email.strip().casefold().partition("@")
    return f"{name.replace('.', '').partition('+')[0]}@{domain}"


def canonical_hash(email: str) -> str:
    """SHA-256 of the canonical form, in hexadecimal digits."""
    return sha256(canonical_email(email).encode("utf-8", "surrogatepass")).hexdigest()


def is_hash(text: str) -> bool:
    """Whether this is SHA-256 in hexadecimal digits."""
    return bool(_HASH.fullmatch(text))


def obfuscated(domain: str) -> str:
    """A domain with the middle of its name hidden, for a public list: `ex****e.com`."""
    dots = [place for place, letter in enumerate(domain) if letter == "."]
    length = len(domain)
    visible = max(1, length // 3)
    start, end = visible // 2 + 1, length - visible // 2 - 1
    hidden = range(start, max(end, start + 1))
    return "".join("*" if place in hidden and place not in dots else letter for place, letter in enumerate(domain))


def digest_of(domain: str) -> str:
    """SHA-256 of a domain, by which an obfuscated one can be recognised."""
    return sha256(domain.encode()).hexdigest()
