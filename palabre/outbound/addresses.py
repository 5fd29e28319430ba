"""Which addresses may be asked. Pure.

Whoever writes a link chooses where this machine connects to, so a link must not lead to this machine, to its neighbours
or to the service that tells a machine of its own secrets (OWASP, Server-Side Request Forgery Prevention). What counts
is the number behind the name, in each of the forms that carry another number inside.
"""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.outbound.errors import Refused

Address: TypeAlias = IPv4Address | IPv6Address
Networks: TypeAlias = Sequence[str]

MOST_CHARACTERS = 2_048
PORTS = {"http": 80, "https": 443}
FIRST_FREE_PORT = 1_024

_INSIDE = tuple(
    ip_network(each)
    for each in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
"""What is no address of the open internet (RFC 6890 and IANA's registry), and the machines' own news (169.254)."""

_OPEN_V6 = IPv6Network("2000::/3")
_CLOSED_V6 = tuple(IPv6Network(each) for each in ("2001::/23", "2001:db8::/32", "3fff::/20"))
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::ffff:0:0/96"))


def parse_networks(text: str) -> list[str]:
    """The comma-separated networks of a setting. Raises `Invalid` for what is none."""
    named = [each.strip() for each in text.split(",") if each.strip()]
    for each in named:
        try:
            ip_network(each)
        except ValueError as error:
            raise Invalid(
                _("The setting outbound_networks names {network}, which is no network such as 10.0.0.0/8."),
                code="settings",
                network=each,
            ) from error
    return named


def is_allowed(address: str, also: Networks = ()) -> bool:
    """Whether to connect to a numeric address: one of the open internet, or of the networks named in `also`."""
    found = ip_address(address.partition("%")[0])
    if any(found in ip_network(each) for each in also):
        return True
    if isinstance(found, IPv6Address):
        return _is_open_v6(found, also)
    return not any(found in each for each in _INSIDE)


def _is_open_v6(address: IPv6Address, also: Networks) -> bool:
    if any(address in each for each in _TRANSLATED):
        return is_allowed(str(IPv4Address(int(address) & 0xFFFF_FFFF)), also)
    if address.sixtofour is not None:
        return is_allowed(str(address.sixtofour), also)
    return address in _OPEN_V6 and not any(address in each for each in _CLOSED_V6)


def is_port_allowed(port: int) -> bool:
    """Whether a port may be asked: those of the web, and those that any program may open."""
    return port in PORTS.values() or port >= FIRST_FREE_PORT


def checked_url(url: str) -> SplitResult:
    """An address in its parts. Raises `Refused` unless it is a web address without a password in it."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _refused(url, str(error)) from error
    if len(url) > MOST_CHARACTERS or not url.isprintable() or any(each.isspace() for each in url):
        raise _refused(url[:100], "too long, or holds blanks")
    if parts.scheme not in PORTS or not parts.hostname:
        raise _refused(url, "no web address")
    if parts.username is not None or parts.password is not None:
        raise _refused(url, "holds a name or a password")
    if port == 0:
        raise _refused(url, "port 0")
    return parts


def _refused(url: str, why: str) -> Refused:
    return Refused(_("This address cannot be opened from here."), cause=f"{url!r}: {why}")
