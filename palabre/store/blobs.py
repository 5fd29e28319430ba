"""Blobs: bytes under a key, in a folder or in any S3-compatible store.

A blob never changes: whoever writes names it after its content. It is on disk, or in the store, when `put` returns.
"""

import asyncio
import os
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import msgspec
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, S3Store

from palabre.ground.errors import Invalid, NotFound, Unavailable
from palabre.ground.language import _
from palabre.ground.settings import Settings

FOLDER = "media"
CHUNK_BYTES = 262_144
PATIENCE = timedelta(seconds=20)
_KEY = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
_ADDRESS = re.compile(r"s3://[a-z0-9][a-z0-9.-]+(/[A-Za-z0-9._-]+)*/?")


class Blob(msgspec.Struct, frozen=True):
    """An open blob: how many bytes it has, and the bytes themselves in chunks, to be read once."""

    length: int
    chunks: AsyncIterator[bytes]


class Blobs:
    """Keeps blobs. `folder` is set when they are files of this machine.

    Every method raises `NotFound` for a key that is malformed or not there, and `Unavailable` when the store fails.
    """

    def __init__(self, store: ObjectStore, *, folder: Path | None = None) -> None:
        self._store = store
        self._folder = folder

    async def put(self, key: str, data: bytes, mime: str) -> None:
        """Writes a blob, whole or not at all. Writing one again changes nothing."""
        attributes = None if self._folder else {"Content-Type": mime}
        with _named_failures(key):
            await self._store.put_async(key, data, attributes=attributes, use_multipart=False)
        if self._folder:
            await asyncio.to_thread(_sync, self._folder, self._folder / key)

    async def put_file(self, key: str, path: Path, mime: str) -> None:
        """The same with the bytes of a file, of any size."""
        attributes = None if self._folder else {"Content-Type": mime}
        with _named_failures(key):
            await self._store.put_async(key, path, attributes=attributes)
        if self._folder:
            await asyncio.to_thread(_sync, self._folder, self._folder / key)

    async def get(self, key: str) -> bytes:
        """All bytes of a blob."""
        with _named_failures(key):
            result = await self._store.get_async(key)
            return bytes(await result.bytes_async())

    async def size(self, key: str) -> int:
        """How many bytes a blob has."""
        with _named_failures(key):
            return (await self._store.head_async(key))["size"]

    async def stream(self, key: str, part: tuple[int, int] | None = None) -> Blob:
        """A blob to be passed on without holding it whole, or the bytes of it from one number up to another."""
        with _named_failures(key):
            result = await self._store.get_async(key, options={"range": part} if part else None)
        return Blob(result.range[1] - result.range[0], _chunks(key, result.stream(CHUNK_BYTES)))

    async def exists(self, key: str) -> bool:
        """Whether there is a blob of this key."""
        try:
            with _named_failures(key):
                await self._store.head_async(key)
        except NotFound:
            return False
        return True

    async def delete(self, key: str) -> None:
        """Removes a blob; one that is not there is as good as removed."""
        try:
            with _named_failures(key):
                await self._store.delete_async(key)
        except NotFound:
            return


async def _chunks(key: str, stream: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    with _named_failures(key):
        async for chunk in stream:
            yield bytes(chunk)


@contextmanager
def _named_failures(key: str) -> Iterator[None]:
    if not _KEY.fullmatch(key):
        raise NotFound(_("This file does not exist."), cause=f"malformed blob key {key!r}")
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound(_("This file does not exist."), cause=str(error)) from error
    except (BaseError, OSError) as error:
        raise Unavailable(
            _("The store of media cannot be reached. Try again in a moment."), cause=f"{key}: {error}"
        ) from error


def _sync(root: Path, path: Path) -> None:
    """Brings a file and the folders that name it to the disk, so that no row outlives its blob in a power cut."""
    folders = [folder for folder in path.parents if folder == root or root in folder.parents]
    for each in (path, *folders):
        descriptor = os.open(each, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def open_blobs(settings: Settings) -> Blobs:
    """The blobs of an instance: in the folder `media` of its data, or where `media_store` says.

    Credentials of an S3-compatible store come from the usual environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`,
    `AWS_REGION`). Raises `Invalid` for an address that names no bucket.
    """
    if not settings.media_store:
        folder = (settings.folder / FOLDER).resolve()
        return Blobs(LocalStore(folder, mkdir=True, automatic_cleanup=True), folder=folder)
    if not _ADDRESS.fullmatch(settings.media_store):
        raise Invalid(
            _("media_store must be empty or look like s3://bucket/prefix; it is {address}."),
            code="settings",
            address=settings.media_store,
        )
    bucket, _slash, prefix = settings.media_store.removeprefix("s3://").partition("/")
    return Blobs(_open_s3(bucket, prefix.strip("/") or None, settings.media_endpoint or None))


def _open_s3(bucket: str, prefix: str | None, endpoint: str | None) -> S3Store:
    connect: Callable[..., S3Store] = S3Store
    return connect(
        bucket,
        prefix=prefix,
        client_options={"allow_http": True, "timeout": PATIENCE, "connect_timeout": timedelta(seconds=5)},
        retry_config={"max_retries": 3, "retry_timeout": PATIENCE},
        **({"endpoint": endpoint} if endpoint else {}),
    )
