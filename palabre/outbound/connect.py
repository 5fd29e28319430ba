"""Connections to the outside. A name is resolved once, its numbers are checked, and the number is what is dialled.

So no name can mean one machine when it is checked and another when it is asked. Certificates are still checked
against the name. What the environment says of proxies does not count.
"""

import asyncio
import socket
import ssl
from collections.abc import Iterable
from functools import lru_cache

import httpcore
import httpx

from palabre.ground.language import _
from palabre.outbound.addresses import Networks, is_allowed, is_port_allowed
from palabre.outbound.errors import Refused

CONNECTIONS = 10


class GuardedTransport(httpx.AsyncHTTPTransport):
    """The transport of httpx over guarded connections; `also` names inner networks that may be reached."""

    def __init__(self, also: Networks = ()) -> None:
        super().__init__(verify=_certificates(), trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=_certificates(), max_connections=CONNECTIONS, network_backend=_Guard(also)
        )


@lru_cache(maxsize=1)
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


class _Guard(httpcore.AsyncNetworkBackend):
    """Dials only what may be dialled."""

    def __init__(self, also: Networks) -> None:
        self._also = also
        self._dial = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        numbers = await self._allowed(host, port)
        last: Exception | None = None
        for number in numbers:
            try:
                return await self._dial.connect_tcp(number, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last or httpcore.ConnectError(f"{host} has no address")

    async def _allowed(self, host: str, port: int) -> list[str]:
        """The numbers of a name that may be dialled. Raises `Refused` when it has only others."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host}: {error}") from error
        numbers = list(dict.fromkeys(str(each[4][0]) for each in found))
        allowed = [each for each in numbers if self._may_dial(each, port)]
        if numbers and not allowed:
            raise Refused(_("This address cannot be opened from here."), cause=f"{host}:{port} is {numbers}")
        return allowed

    def _may_dial(self, number: str, port: int) -> bool:
        if not is_allowed(number, self._also):
            return False
        return is_port_allowed(port) or not is_allowed(number)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
