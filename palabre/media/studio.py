"""Cleans pictures outside this process: each in a process of its own, at most two at a time.

Decoders read what strangers send. A process of its own can be stopped when it takes too long, has a bound on memory,
takes no one along when it crashes, knows no secret, and costs nothing while no picture comes; it starts in 0.3 s.
"""

import asyncio
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeAlias

import msgspec

from palabre.ground.errors import Invalid, PalabreError, TooLarge, Unavailable
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.media.model import Cleaned, Limits
from palabre.media.rules import check_bytes

AT_ONCE = 2
MOST_WAITING = 32
PATIENCE_SECONDS = 40.0
COMMAND = [sys.executable, "-m", "palabre.media.cleaning"]
_ROOT = Path(__file__).resolve().parents[2]


class Task(msgspec.Struct, frozen=True):
    """What is handed to the process: an upload, and the shape of a cover or None for an attachment."""

    data: bytes
    limits: Limits
    shape: tuple[int, int] | None


class Done(msgspec.Struct, frozen=True, tag="done"):
    """The process has made the picture."""

    cleaned: Cleaned


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """The process names what is wrong with the upload: the parts of `Invalid` or `TooLarge`."""

    too_large: bool
    code: str
    text: str
    cause: str
    values: dict[str, str]

    def error(self) -> PalabreError:
        """The error itself."""
        if self.too_large:
            return TooLarge(self.text, code=self.code, cause=self.cause, **self.values)
        return Invalid(self.text, code=self.code, cause=self.cause, fields=None, **self.values)


Reply: TypeAlias = Done | Refused
_replies: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)


class Studio:
    """Has pictures cleaned on behalf of one process."""

    def __init__(self, *, patience: float = PATIENCE_SECONDS) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="studio")
        self._patience = patience
        self._waiting = 0

    async def clean(self, data: bytes, settings: Settings, *, shape: tuple[int, int] | None = None) -> Cleaned:
        """A cleaned attachment, or with a shape a cover of at most that size in pixels.

        Raises `TooLarge` above a limit, `Invalid` for what is no whole picture or takes too long, and `Unavailable`
        when too many wait already.
        """
        limits = Limits(settings.max_image_bytes, settings.max_image_pixels)
        check_bytes(len(data), limits)
        if self._waiting >= MOST_WAITING:
            raise Unavailable(
                _("Many images are being processed just now. Try again in a minute."), cause="the studio is full"
            )
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, self._clean, Task(data, limits, shape))
        finally:
            self._waiting -= 1

    def _clean(self, task: Task) -> Cleaned:
        try:
            done = subprocess.run(  # noqa: S603  (the command is ours and fixed)
                COMMAND,
                input=msgspec.msgpack.encode(task),
                capture_output=True,
                timeout=self._patience,
                env={"PATH": os.defpath, "PYTHONPATH": str(_ROOT)},
                check=True,
            )
        except subprocess.TimeoutExpired as error:
            raise _undone(str(error)) from error
        except subprocess.CalledProcessError as error:
            raise _undone(f"exit code {error.returncode}: {error.stderr[-500:]!r}") from error
        try:
            reply = _replies.decode(done.stdout)
        except msgspec.MsgspecError as error:
            raise _undone(f"no reply: {error}") from error
        if isinstance(reply, Refused):
            raise reply.error()
        return reply.cleaned


def _undone(cause: str) -> Invalid:
    return Invalid(
        _("This image takes too much time or memory to process. Make it smaller, or save it as JPEG, and try again."),
        code="image_too_hard",
        cause=cause,
    )


studio = Studio()
"""The studio of this process. Its threads start with the first picture."""
