"""Blobs behave alike in a folder and in an S3-compatible store."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from palabre.ground.errors import Invalid, NotFound, Unavailable
from palabre.ground.settings import Settings
from palabre.store.blobs import Blobs, open_blobs
from tests.harness.objects import WEED, ObjectServer
from tests.harness.process import free_port

KEY = "ab/cd/abcd-01.jpg"
ABSENT = "ab/cd/none.jpg"


@pytest.fixture(params=["folder", "s3"])
def settings(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    if request.param == "folder":
        return Settings(data=str(tmp_path))
    if not WEED.exists():
        pytest.skip(f"an S3-compatible store: there is no {WEED}")
    server: ObjectServer = request.getfixturevalue("objects")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", server.key)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", server.secret)
    bucket = tmp_path.name.replace("_", "-").lower()
    return Settings(data=str(tmp_path), media_store=f"s3://{bucket}/media/files", media_endpoint=server.endpoint)


@pytest.fixture
def blobs(settings: Settings) -> Blobs:
    return open_blobs(settings)


async def collect(chunks: AsyncIterator[bytes]) -> list[bytes]:
    return [chunk async for chunk in chunks]


async def test_what_is_put_comes_back(blobs: Blobs) -> None:
    await blobs.put(KEY, b"some bytes", "image/jpeg")
    assert await blobs.get(KEY) == b"some bytes"
    assert await blobs.exists(KEY)


async def test_a_file_of_any_size_is_put_as_it_is(blobs: Blobs, tmp_path: Path) -> None:
    data = bytes(range(256)) * 50_000
    path = tmp_path / "large.zip"
    path.write_bytes(data)
    await blobs.put_file(KEY, path, "application/zip")
    await blobs.put_file(KEY, path, "application/zip")
    assert await blobs.size(KEY) == len(data)
    assert await blobs.get(KEY) == data


async def test_putting_again_changes_nothing(blobs: Blobs) -> None:
    await blobs.put(KEY, b"some bytes", "image/jpeg")
    await blobs.put(KEY, b"some bytes", "image/jpeg")
    assert await blobs.get(KEY) == b"some bytes"


async def test_a_large_blob_streams_in_chunks(blobs: Blobs) -> None:
    data = bytes(range(256)) * 12_000
    await blobs.put(KEY, data, "image/png")
    blob = await blobs.stream(KEY)
    chunks = await collect(blob.chunks)
    assert blob.length == len(data)
    assert b"".join(chunks) == data
    assert len(chunks) > 1


async def test_deleting_twice_is_as_good_as_once(blobs: Blobs) -> None:
    await blobs.put(KEY, b"some bytes", "image/jpeg")
    await blobs.delete(KEY)
    await blobs.delete(KEY)
    assert not await blobs.exists(KEY)


async def test_what_is_not_there_is_not_found(blobs: Blobs) -> None:
    with pytest.raises(NotFound):
        await blobs.get(ABSENT)
    with pytest.raises(NotFound):
        await blobs.stream(ABSENT)
    assert not await blobs.exists(ABSENT)


@pytest.mark.parametrize(
    "key", ["../secret", "ab/../../secret", "/etc/passwd", "ab//cd", "", ".hidden", "ab/cd\n", "%2e%2e"]
)
async def test_no_key_leads_out_of_the_store(blobs: Blobs, settings: Settings, key: str) -> None:
    (settings.folder / "secret").write_text("not for you")
    with pytest.raises(NotFound):
        await blobs.get(key)
    with pytest.raises(NotFound):
        await blobs.put(key, b"mine now", "image/jpeg")
    await blobs.delete(key)
    assert (settings.folder / "secret").read_text() == "not for you"


async def test_a_blob_in_the_folder_is_a_plain_file(tmp_path: Path) -> None:
    await open_blobs(Settings(data=str(tmp_path))).put(KEY, b"some bytes", "image/jpeg")
    assert (tmp_path / "media" / KEY).read_bytes() == b"some bytes"


async def test_a_store_that_does_not_answer_is_unavailable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    endpoint = f"http://127.0.0.1:{free_port()}"
    blobs = open_blobs(Settings(data=str(tmp_path), media_store="s3://bucket", media_endpoint=endpoint))
    with pytest.raises(Unavailable) as refused:
        await blobs.put(KEY, b"some bytes", "image/jpeg")
    assert "Try again" in refused.value.public_text()


@pytest.mark.parametrize("address", ["s3://", "https://example.org/bucket", "media", "s3://bucket/../other?x"])
def test_an_address_that_names_no_bucket_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(Invalid, match="s3://bucket/prefix"):
        open_blobs(Settings(data=str(tmp_path), media_store=address))
