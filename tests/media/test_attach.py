"""Statuses take attachments, let go of them, and what no one needs is removed with its blobs."""

import pytest

from palabre.ground import clock
from palabre.ground.clock import HOUR, MINUTE
from palabre.ground.errors import Invalid, NotFound
from palabre.media.attach import attach
from palabre.media.forget import (
    ForgetBlobs,
    detach,
    discard,
    forget,
    forget_all_of,
    forget_blobs,
    forget_loose,
    keys_in_use,
)
from palabre.media.model import Attachment
from palabre.media.read import attachment, attachments_of
from palabre.store.blobs import Blobs
from palabre.store.store import Store
from palabre.store.work import Tick
from palabre.store.worker import Worker
from tests.media.conftest import ALINE, BASILE, Uploads

STATUS, OTHER = 9_001, 9_002


async def kept(blobs: Blobs, row: Attachment) -> bool:
    original, preview = await blobs.exists(row.original_key), await blobs.exists(row.preview_key)
    assert original == preview
    return original


async def ids_of(store: Store, status_id: int) -> list[int]:
    found = await store.read(attachments_of, [status_id])
    return [each.id for each in found.get(status_id, ())]


async def test_a_status_keeps_the_order_of_its_attachments(store: Store, upload: Uploads) -> None:
    first, second = await upload(), await upload()
    rows = await store.write(attach, ALINE, [second.id, first.id], STATUS)
    assert [(each.id, each.status_id, each.position) for each in rows] == [
        (second.id, STATUS, 0),
        (first.id, STATUS, 1),
    ]
    assert await store.read(attachments_of, [STATUS, OTHER]) == {STATUS: tuple(rows)}


async def test_an_edit_may_drop_and_reorder(store: Store, upload: Uploads) -> None:
    first, second, third = await upload(), await upload(), await upload()
    await store.write(attach, ALINE, [first.id, second.id], STATUS)
    await store.write(attach, ALINE, [third.id, first.id], STATUS)
    assert await ids_of(store, STATUS) == [third.id, first.id]
    assert (await store.read(attachment, second.id, ALINE)).status_id is None


async def test_only_own_and_free_files_are_taken(store: Store, upload: Uploads) -> None:
    mine, theirs = await upload(), await upload(BASILE)
    await store.write(attach, ALINE, [mine.id], STATUS)
    for wrong in ([theirs.id], [mine.id], [1], [theirs.id, theirs.id]):
        with pytest.raises(Invalid):
            await store.write(attach, ALINE, wrong, OTHER)
    assert await ids_of(store, OTHER) == []
    assert await ids_of(store, STATUS) == [mine.id]


async def test_a_deleted_statuss_files_can_be_posted_again(store: Store, upload: Uploads, blobs: Blobs) -> None:
    row = await upload()
    await store.write(attach, ALINE, [row.id], STATUS)
    await store.write(detach, STATUS)
    assert await ids_of(store, STATUS) == []
    await store.write(attach, ALINE, [row.id], OTHER)
    await Worker(store).run_all()
    assert await ids_of(store, OTHER) == [row.id]
    assert await kept(blobs, row)


async def test_forgotten_files_are_gone_with_their_blobs(store: Store, upload: Uploads, blobs: Blobs) -> None:
    gone, other = await upload(), await upload()
    await store.write(attach, ALINE, [gone.id], STATUS)
    await store.write(attach, ALINE, [other.id], OTHER)
    await store.write(forget, STATUS)
    await Worker(store).run_all()
    with pytest.raises(NotFound):
        await store.read(attachment, gone.id, ALINE)
    assert not await kept(blobs, gone)
    assert await kept(blobs, other)


async def test_forgetting_nothing_is_fine(store: Store) -> None:
    await store.write(forget, STATUS)
    await store.write(detach, STATUS)
    await store.write(forget_all_of, ALINE)
    assert await ids_of(store, STATUS) == []


async def test_blobs_that_a_row_names_stay(store: Store, upload: Uploads, blobs: Blobs) -> None:
    row = await upload()
    await forget_blobs(blobs, (keys_in_use,), store, ForgetBlobs((row.original_key, row.preview_key)))
    assert await kept(blobs, row)


async def test_an_upload_can_be_discarded_until_a_status_shows_it(store: Store, upload: Uploads, blobs: Blobs) -> None:
    free, shown = await upload(), await upload()
    await store.write(attach, ALINE, [shown.id], STATUS)
    with pytest.raises(NotFound):
        await store.write(discard, BASILE, free.id)
    with pytest.raises(Invalid):
        await store.write(discard, ALINE, shown.id)
    await store.write(discard, ALINE, free.id)
    await Worker(store).run_all()
    assert not await kept(blobs, free)
    assert await kept(blobs, shown)


async def test_all_files_of_an_account_can_go(store: Store, upload: Uploads, blobs: Blobs) -> None:
    mine, theirs = await upload(), await upload(BASILE)
    await store.write(forget_all_of, ALINE)
    await Worker(store).run_all()
    assert not await kept(blobs, mine)
    assert await kept(blobs, theirs)


async def test_what_waits_longer_than_a_day_is_removed(
    store: Store, upload: Uploads, blobs: Blobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, shown, loosened = await upload(), await upload(), await upload()
    await store.write(attach, ALINE, [shown.id], STATUS)
    await store.write(attach, ALINE, [loosened.id], OTHER)
    later = clock.now() + 24 * HOUR + MINUTE
    monkeypatch.setattr(clock, "now", lambda: later)
    await store.write(detach, OTHER)
    await store.write(forget_loose, Tick())
    await Worker(store).run_all()
    assert not await kept(blobs, waiting)
    assert await kept(blobs, shown)
    assert await kept(blobs, loosened)
