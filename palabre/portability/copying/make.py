"""Writes a copy: page by page from the database, file by file from the store of media, into one file of the store."""

import asyncio
from collections.abc import Sequence
from itertools import groupby
from typing import IO

import msgspec

from palabre.accounts.model import Account, User
from palabre.accounts.read import account_by_id, user_of
from palabre.accounts.session import sessions_of
from palabre.ground import clock
from palabre.ground.clock import SECOND
from palabre.ground.errors import NotFound
from palabre.ground.log import logger
from palabre.ground.settings import Settings
from palabre.moderation.read import statements
from palabre.portability.copying import pages
from palabre.portability.copying.activity import (
    CONTEXT,
    EXTENSIONS,
    activity,
    actor,
    media_path,
    picture_path,
)
from palabre.portability.copying.ask import MakeCopy, finish_copy
from palabre.portability.copying.folder import Collection, Folder, Pack
from palabre.portability.copying.record import login, statement
from palabre.portability.lists import addresses, sheet
from palabre.portability.model import Copy, CopyState, ListKind
from palabre.portability.queries.copies import COPY, NOTE_PROGRESS
from palabre.portability.queries.edges import ADDRESSES
from palabre.portability.sheets import FILE_NAMES
from palabre.statuses.model import Edit, StatusView
from palabre.statuses.read import history, own_statuses
from palabre.store.blobs import Blobs
from palabre.store.paging import Page
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction

PER_PAGE = 100
MIME = "application/zip"
log = logger("portability")


class CopyMaker:
    """Makes copies, in the data folder of this machine until each is whole."""

    def __init__(self, settings: Settings, blobs: Blobs) -> None:
        self._settings = settings
        self._blobs = blobs

    async def make(self, store: Store, payload: MakeCopy) -> None:
        """The errand. It begins anew after a crash; the file has the same name then."""
        Folder(self._settings.folder, payload.copy_id).clear()
        copy = await store.read(_copy, payload.copy_id)
        if copy is None or copy.state != CopyState.WAITING:
            return
        member = await store.read(_member, copy.account_id)
        if member is None:
            return
        user, account = member
        with Folder(self._settings.folder, copy.id) as folder:
            making = _Making(store, self._blobs, self._settings, copy, user, account, folder)
            pack = await making.whole()
            await self._blobs.put_file(copy.blob_key, pack.path, MIME)
            size = pack.path.stat().st_size
        if not await store.write(finish_copy, copy, size, settings=self._settings):
            await self._blobs.delete(copy.blob_key)


async def _copy(db: Reader, copy_id: int) -> Copy | None:
    return await db.one(COPY, copy_id=copy_id)


async def _member(db: Reader, account_id: int) -> tuple[User, Account] | None:
    user, account = await user_of(db, account_id), await account_by_id(db, account_id)
    return None if user is None or account is None else (user, account)


async def _note_progress(tx: Transaction, copy: Copy, done: int, total: int) -> None:
    await tx.run(NOTE_PROGRESS, copy_id=copy.id, new_done=done, new_total=max(done, total))


class _Making(msgspec.Struct):
    """One copy while it is made."""

    store: Store
    blobs: Blobs
    settings: Settings
    copy: Copy
    user: User
    account: Account
    folder: Folder
    media: list[tuple[str, str]] = []
    months: dict[str, int] = {}
    told_at: int = 0

    async def whole(self) -> Pack:
        await self._posts()
        await self._marks()
        await self._lists()
        await self._about()
        pack = Pack(self.folder)
        await asyncio.to_thread(pack.add_files)
        await self._media(pack)
        pack.close()
        return pack

    async def _posts(self) -> None:
        """Every post, newest first: into the outbox and onto the page of its month."""
        outbox = Collection(self.folder, "outbox.json", {"@context": [CONTEXT, EXTENSIONS]})
        month, page, done = "", Page(limit=PER_PAGE), 0
        file: IO[bytes] | None = None
        with self.folder.open("media.list") as listed:
            while True:
                views, ids = await self.store.read(own_statuses, self.account.id, page)
                if not ids:
                    break
                await self._write_posts(outbox, views, listed)
                for name, group in groupby(views, lambda each: pages.month_file(each.status.created_at)):
                    if name != month:
                        month, file = name, self._turn(file, name)
                    assert file is not None
                    for each in group:
                        file.write(pages.post(each, self.copy.locale).encode())
                        self.months[name] = self.months.get(name, 0) + 1
                page, done = Page(max_id=ids[-1], limit=PER_PAGE), done + len(ids)
                await self._tell(done)
        if file is not None:
            self._turn(file, "")
        outbox.close()
        self.folder.names.remove("media.list")

    def _turn(self, file: IO[bytes] | None, name: str) -> IO[bytes] | None:
        """Ends the page of one month, and begins that of another."""
        if file is not None:
            file.write(pages.MONTH_END.encode())
            file.close()
        if not name:
            return None
        begun = self.folder.open(name)
        begun.write(pages.month_head(self.account, name, self.copy.locale).encode())
        return begun

    async def _write_posts(self, outbox: Collection, views: Sequence[StatusView], listed: IO[bytes]) -> None:
        parents = await self.store.read(_addresses, [each.status.in_reply_to_id for each in views])
        for each in views:
            edits = await self._edits(each)
            outbox.add(activity(each, parents, edits))
            shown = each.attachments if each.reblog is None else ()
            parts = (shown, *(edit.attachments for edit in edits))
            files = {media_path(file): file.original_key for part in parts for file in part}
            listed.writelines(f"{path}\t{key}\n".encode() for path, key in files.items() if path)

    async def _edits(self, view: StatusView) -> list[Edit]:
        if view.status.edited_at is None or view.reblog is not None:
            return []
        return await self.store.read(history, self.account.id, view.status.id)

    async def _tell(self, done: int) -> None:
        """Says how far it is, at most once a second."""
        if clock.now() - self.told_at >= SECOND:
            self.told_at = clock.now()
            await self.store.write(_note_progress, self.copy, done, self.copy.total)

    async def _marks(self) -> None:
        for name, liked in (("likes.json", True), ("bookmarks.json", False)):
            collection = Collection(self.folder, name, {"@context": CONTEXT})
            async for uri in addresses(self.store, self.account.id, liked=liked):
                collection.add(uri)
            collection.close()

    async def _lists(self) -> None:
        for kind in ListKind:
            with self.folder.open(f"{FILE_NAMES[kind]}.csv") as file:
                async for part in sheet(self.store, self.account.id, kind, self.settings):
                    file.write(part.encode())

    async def _about(self) -> None:
        sheets = [f"{FILE_NAMES[kind]}.csv" for kind in ListKind]
        locale = self.copy.locale
        sessions = await self.store.read(sessions_of, self.user.id)
        self.folder.write_json("actor.json", actor(self.account))
        self.folder.write_json("account.json", login(self.user, self.account, sessions))
        page, found = Page(limit=PER_PAGE), []
        while more := await self.store.read(statements, self.account.id, page):
            found += [statement(each, locale) for each in more]
            page = Page(max_id=more[-1].statement.id, limit=PER_PAGE)
        self.folder.write_json("statements.json", found)
        self.folder.write("style.css", pages.STYLE.read_text())
        months = list(self.months.items())
        title, domain = self.settings.title, self.settings.domain
        self.folder.write("index.html", pages.index(self.account, months, sheets, title, locale=locale, domain=domain))

    async def _media(self, pack: Pack) -> None:
        """Pictures and films, each passed on in parts. One that is not there is left out."""
        pictures = (("avatar", self.account.avatar_key), ("header", self.account.header_key))
        for name, key in pictures:
            if key:
                await self._pass_on(pack, picture_path(name, key), key)
        with (self.folder.path / "files" / "media.list").open("rb") as listed:
            for line in listed:
                path, _tab, key = line.decode().rstrip("\n").partition("\t")
                await self._pass_on(pack, path, key)

    async def _pass_on(self, pack: Pack, path: str, key: str) -> None:
        try:
            blob = await self.blobs.stream(key)
        except NotFound:
            log.warning("blob_is_missing", key=key, copy=self.copy.id)
            return
        with pack.open(path) as file:
            async for chunk in blob.chunks:
                file.write(chunk)


async def _addresses(db: Reader, ids: Sequence[int | None]) -> dict[int, str]:
    wanted = sorted({each for each in ids if each is not None})
    return {row.id: row.uri for row in await db.all(ADDRESSES, ids=wanted)} if wanted else {}
