"""Whose request it is, as far as the network can tell."""

from functools import cache, lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import HTTPConnection

from palabre.ground.settings import Settings

Network = IPv4Network | IPv6Network
UNKNOWN = "unknown"
IPV6_SITE_BITS = 64
REMEMBERED, LONGEST_REMEMBERED = 4_096, 200


@cache
def _networks(listed: str) -> tuple[Network, ...]:
    return tuple(ip_network(part.strip(), strict=False) for part in listed.split(",") if part.strip())


def client_address(request: HTTPConnection, settings: Settings) -> str:
    """The address of the person: the peer's, or what a trusted proxy says in `X-Forwarded-For` (last untrusted entry).

    An IPv6 address is cut to its /64, which one household shares.
    """
    peer = request.client.host if request.client else UNKNOWN
    forwarded = request.headers.get("x-forwarded-for", "")
    find = _address_behind if len(forwarded) <= LONGEST_REMEMBERED else _address_behind.__wrapped__
    return find(peer, forwarded, settings.trusted_proxies)


@lru_cache(maxsize=REMEMBERED)
def _address_behind(peer: str, forwarded: str, trusted: str) -> str:
    address = peer
    if not _is_trusted(address, trusted):
        return _site(address)
    for part in reversed(forwarded.split(",")):
        if candidate := part.strip():
            address = candidate
            if not _is_trusted(candidate, trusted):
                break
    return _site(address)


def is_local(request: HTTPConnection) -> bool:
    """Whether the request comes from this machine itself, and through no proxy."""
    if request.client is None or "x-forwarded-for" in request.headers:
        return False
    parsed = _parsed(request.client.host)
    return parsed is not None and parsed.is_loopback


def _is_trusted(address: str, trusted: str) -> bool:
    parsed = _parsed(address)
    return parsed is not None and any(parsed in network for network in _networks(trusted))


def _site(address: str) -> str:
    parsed = _parsed(address)
    if parsed is None:
        return UNKNOWN
    if parsed.version == 4:
        return str(parsed)
    return str(ip_network((parsed, IPV6_SITE_BITS), strict=False).network_address)


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    """An address, if it is one; `::ffff:192.0.2.1`, which a listener for both versions sees, is the IPv4 address."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed
