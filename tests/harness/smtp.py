"""A mail server of our own: takes what it is handed and keeps it, as small as RFC 5321 allows."""

import asyncio
import base64
import email
import email.policy
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.message import EmailMessage


class Post:
    """What came in, and how the server behaves: `refuses` are recipients it does not know, `is_ill` refuses all."""

    def __init__(self) -> None:
        self.port = 0
        self.letters: list[EmailMessage] = []
        self.logins: list[str] = []
        self.refuses: set[str] = set()
        self.is_ill = False

    def address(self, login: str = "") -> str:
        """The setting `mail_server` for this server."""
        return f"smtp://{login}127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Speaks with one client."""
        say = self._speaker(writer)
        await say("220 post.example")
        while line := (await reader.readline()).decode().strip():
            verb = line.split()[0].upper()
            if verb == "EHLO":
                await say("250-post.example", "250-AUTH PLAIN", "250 SIZE 1000000")
            elif verb == "AUTH":
                self.logins.append(base64.b64decode(line.split()[2]).decode())
                await say("235 welcome")
            elif verb == "RCPT" and any(each in line for each in self.refuses):
                await say("550 no such person")
            elif verb == "MAIL" and self.is_ill:
                await say("451 try later")
            elif verb == "DATA":
                await say("354 go on")
                await self._take(reader)
                await say("250 taken")
            elif verb == "QUIT":
                await say("221 bye")
                break
            else:
                await say("250 fine")
        writer.close()

    async def _take(self, reader: asyncio.StreamReader) -> None:
        lines = []
        while (line := await reader.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        self.letters.append(email.message_from_bytes(b"".join(lines), policy=email.policy.default))

    @staticmethod
    def _speaker(writer: asyncio.StreamWriter):
        async def say(*lines: str) -> None:
            writer.write("".join(f"{line}\r\n" for line in lines).encode())
            await writer.drain()

        return say


@asynccontextmanager
async def opened_post() -> AsyncIterator[Post]:
    """A mail server on a free port."""
    post = Post()
    server = await asyncio.start_server(post.serve, "127.0.0.1", 0)
    post.port = server.sockets[0].getsockname()[1]
    async with server:
        yield post
