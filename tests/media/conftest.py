"""What the tests of the room share: a folder of blobs, and the errands of the room."""

from functools import partial
from pathlib import Path

import pytest

from palabre.ground.settings import Settings
from palabre.media.clean import clean_image
from palabre.media.forget import (
    FORGET_BLOBS,
    FORGET_LOOSE,
    FORGET_LOOSE_EVERY,
    ForgetBlobs,
    forget_blobs,
    forget_loose,
    keys_in_use,
)
from palabre.media.model import Attachment, Cleaned, Limits
from palabre.media.upload import keep, prepare, record_upload
from palabre.store.blobs import Blobs, open_blobs
from palabre.store.store import Store
from palabre.store.work import Works, errand, scheduled
from tests.harness.pictures import picture, saved

ALINE, BASILE = 101, 102


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=str(tmp_path / "instance"))


@pytest.fixture
def blobs(settings: Settings) -> Blobs:
    return open_blobs(settings)


@pytest.fixture
def works(blobs: Blobs) -> Works:
    return Works(
        [
            errand(FORGET_BLOBS, ForgetBlobs, partial(forget_blobs, blobs, (keys_in_use,))),
            scheduled(FORGET_LOOSE, FORGET_LOOSE_EVERY, forget_loose),
        ]
    )


@pytest.fixture(scope="session")
def a_picture() -> bytes:
    return saved(picture(900, 600))


@pytest.fixture(scope="session")
def cleaned(a_picture: bytes) -> Cleaned:
    return clean_image(a_picture, Limits(1_000_000, 1_000_000))


class Uploads:
    """Uploads pictures as a client would: one that is given, or the same one each time, which was cleaned before."""

    def __init__(self, store: Store, blobs: Blobs, settings: Settings, cleaned: Cleaned) -> None:
        self._store, self._blobs, self._settings, self._cleaned = store, blobs, settings, cleaned

    async def __call__(self, account_id: int = ALINE, *, data: bytes = b"", description: str = "") -> Attachment:
        if data:
            prepared = await prepare(data, description, None, self._blobs, self._settings, self._store)
        else:
            prepared = await keep(self._cleaned, description, None, self._blobs, self._store)
        return await self._store.write(record_upload, account_id, prepared)


@pytest.fixture
def upload(store: Store, blobs: Blobs, settings: Settings, cleaned: Cleaned) -> Uploads:
    return Uploads(store, blobs, settings, cleaned)
