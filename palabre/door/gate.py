"""The gate: whoever comes from a network that the team has closed altogether does not come in."""

from typing import Final

from palabre.accounts.perimeter.model import IpSeverity
from palabre.accounts.perimeter.read import ip_blocks_in_force
from palabre.accounts.perimeter.rules import Network, address_of, is_within, network_of
from palabre.ground import clock
from palabre.ground.clock import SECOND
from palabre.ground.errors import Forbidden
from palabre.ground.language import _
from palabre.store.store import Store

LOOK_EVERY: Final = 10 * SECOND
"""A block that another process was told of takes hold here within this time."""


class Gate:
    """The closed networks, as this process last read them."""

    def __init__(self) -> None:
        self._closed: tuple[Network, ...] = ()
        self._read_at = 0

    def forget(self) -> None:
        """Reads the networks anew at the next knock."""
        self._read_at = 0

    async def check(self, store: Store, address: str) -> None:
        """Raises `Forbidden` for an address in a closed network."""
        now = clock.now()
        if now - self._read_at > LOOK_EVERY:
            self._read_at = now
            blocks = await store.read(ip_blocks_in_force)
            self._closed = tuple(network_of(each.network) for each in blocks if each.severity == IpSeverity.NO_ACCESS)
        if not self._closed:
            return
        known = address_of(address)
        if known is not None and any(is_within(known, network) for network in self._closed):
            raise Forbidden(_("The network you come from is closed here."), code="closed_network")
