"""Has films and recordings made anew outside this process: each in a process of its own, one at a time.

It is long work, so it belongs to the worker and not to a request. The process has a bound on memory, time and what it
may write, knows no secret, and is ended with whoever waits for it.
"""

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from typing import TypeAlias

import msgspec

from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.media.model import Bounds, Limits, Remade
from palabre.media.studio import Refused

PATIENCE_SECONDS = 1_200.0
COMMAND = [sys.executable, "-m", "palabre.media.remaking"]
_ROOT = Path(__file__).resolve().parents[2]


class Job(msgspec.Struct, frozen=True):
    """What is handed to the process: the file that came, how to read it, and where to write."""

    raw: str
    reader: str
    bounds: Bounds
    made: str


Reply: TypeAlias = Remade | Refused
_replies: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)


def bounds_of(settings: Settings) -> Bounds:
    """The limits of an instance."""
    return Bounds(
        settings.max_video_bytes,
        settings.max_video_pixels,
        settings.max_video_frame_rate,
        settings.max_video_seconds,
        Limits(settings.max_image_bytes, settings.max_image_pixels),
    )


class Workshop:
    """Has one file after the other made anew."""

    def __init__(self, *, patience: float = PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a file is being worked on."""
        return self._is_busy

    async def remake(self, data: bytes, reader: str, settings: Settings) -> tuple[Remade, bytes]:
        """What was made of an upload, and its file.

        Raises `TooLarge` above a limit, `Invalid` for what is broken or takes too long.
        """
        self._is_busy = True
        try:
            with tempfile.TemporaryDirectory(prefix="palabre-") as folder:
                raw, made = Path(folder) / "raw", Path(folder) / "made"
                await asyncio.to_thread(raw.write_bytes, data)
                reply = await self._run(Job(str(raw), reader, bounds_of(settings), str(made)))
                return reply, await asyncio.to_thread(made.read_bytes)
        finally:
            self._is_busy = False

    async def _run(self, job: Job) -> Remade:
        process = await asyncio.create_subprocess_exec(
            *COMMAND,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={"PATH": os.defpath, "PYTHONPATH": str(_ROOT)},
        )
        try:
            async with asyncio.timeout(self._patience):
                said, complaint = await process.communicate(msgspec.msgpack.encode(job))
        except TimeoutError as error:
            raise _undone("too long") from error
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode:
            raise _undone(f"exit code {process.returncode}: {complaint[-500:]!r}")
        return _read(said)


def _read(said: bytes) -> Remade:
    try:
        reply = _replies.decode(said)
    except msgspec.MsgspecError as error:
        raise _undone(f"no reply: {error}") from error
    if isinstance(reply, Refused):
        raise reply.error()
    return reply


def _undone(cause: str) -> Invalid:
    return Invalid(
        _("This file takes too much time or memory to process. Make it shorter or smaller, and try again."),
        code="media_too_hard",
        cause=cause,
    )
