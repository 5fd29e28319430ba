"""Work on a film that is interrupted is taken up again, and nothing is left of what came."""

from functools import partial
from pathlib import Path

import pytest

from palabre.ground.errors import NotFound
from palabre.ground.settings import Settings
from palabre.media.forget import FORGET_BLOBS, ForgetBlobs, forget_blobs, keys_in_use
from palabre.media.model import Attachment, AttachmentState, Remade
from palabre.media.nature import nature_of
from palabre.media.process import PROCESS, Process, process, receive
from palabre.media.read import attachment
from palabre.media.serve import open_media
from palabre.media.workshop import Workshop
from palabre.store.blobs import Blobs
from palabre.store.store import Store
from palabre.store.work import Works, errand
from palabre.store.worker import Worker
from tests.harness.films import film
from tests.media.conftest import ALINE


class Killed(BaseException):
    """Stands for a process that is gone in the middle of its work."""


class Deadly(Workshop):
    """A workshop during whose work the process dies."""

    async def remake(self, data: bytes, reader: str, settings: Settings) -> tuple[Remade, bytes]:
        await super().remake(data, reader, settings)
        raise Killed


@pytest.fixture
def works(blobs: Blobs, settings: Settings) -> Works:
    return Works(
        [
            errand(FORGET_BLOBS, ForgetBlobs, partial(forget_blobs, blobs, (keys_in_use,))),
            errand(PROCESS, Process, partial(process, blobs, settings, Workshop())),
        ]
    )


def files(settings: Settings) -> list[Path]:
    return [each for each in (settings.folder / "media").rglob("*") if each.is_file()]


async def taken_in(store: Store, blobs: Blobs, settings: Settings) -> Attachment:
    data = film(sound=None)
    return await receive(
        ALINE,
        data,
        nature_of(data),
        description="A colour",
        focus=None,
        picture=None,
        blobs=blobs,
        settings=settings,
        store=store,
    )


async def test_interrupted_work_is_taken_up_again(store: Store, blobs: Blobs, settings: Settings) -> None:
    row = await taken_in(store, blobs, settings)
    with pytest.raises(Killed):
        await process(blobs, settings, Deadly(), store, Process(row.id, "mov"))
    assert (await store.read(attachment, row.id, ALINE)).state == AttachmentState.WAITING
    assert len(files(settings)) == 1
    await Worker(store).run_all()
    ready = await store.read(attachment, row.id, ALINE)
    assert (ready.state, ready.raw_key, ready.kind) == (AttachmentState.READY, "", "gifv")
    assert len(files(settings)) == 2


async def test_done_work_is_not_done_again(store: Store, blobs: Blobs, settings: Settings) -> None:
    row = await taken_in(store, blobs, settings)
    await Worker(store).run_all()
    ready = await store.read(attachment, row.id, ALINE)
    await process(blobs, settings, Workshop(), store, Process(row.id, "mov"))
    assert await store.read(attachment, row.id, ALINE) == ready


async def test_what_came_is_served_to_nobody(store: Store, blobs: Blobs, settings: Settings) -> None:
    row = await taken_in(store, blobs, settings)
    with pytest.raises(NotFound):
        await open_media(blobs, row.raw_key)
