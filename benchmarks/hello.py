"""The least that can be served: hello-world on the server program that Palabre runs in, embedded in the same way.

usage: python -m benchmarks.hello PORT
"""

import asyncio
import signal
import sys
from typing import Any

from granian.constants import Interfaces
from granian.server.embed import Server

from palabre.server.commands.options import wait_for
from palabre.server.serve import BACKLOG

TEXT = b"Hello, world!"
HEADERS = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(TEXT)).encode())]


async def hello(_scope: Any, _receive: Any, send: Any) -> None:
    """Answers every request in the same way."""
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": TEXT})


async def serve(port: int) -> None:
    """Serves until SIGTERM."""
    server = Server(hello, "127.0.0.1", port, interface=Interfaces.ASGINL, backlog=BACKLOG, log_enabled=False)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, server.stop)
    await server.serve()


if __name__ == "__main__":
    wait_for(serve(int(sys.argv[1])))
