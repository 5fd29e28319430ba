"""Keys say what a blob is, can be checked against it, and lead nowhere else."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.media.keys import MIMES, PROFILE, is_intact, media_url, mime_of, new_key

HASH = hashlib.sha256(b"data").hexdigest()


@given(st.binary(max_size=50), st.sampled_from(sorted(MIMES.values())), st.sampled_from(["", PROFILE]))
def test_a_key_tells_the_type_and_the_bytes(data: bytes, mime: str, prefix: str) -> None:
    key = new_key(data, mime, prefix=prefix)
    assert mime_of(key) == mime
    assert is_intact(key, data)
    assert not is_intact(key, data + b"x")
    assert hashlib.sha256(data).hexdigest() in key


def test_the_same_picture_of_two_people_has_two_keys() -> None:
    assert new_key(b"data", "image/png") != new_key(b"data", "image/png")


@given(st.text(alphabet="abcdef0123456789/-.jpgn\n", max_size=90))
def test_no_other_text_is_a_key(text: str) -> None:
    assert mime_of(text) is None
    assert not is_intact(text, b"")


@pytest.mark.parametrize(
    "key",
    [
        f"{HASH[:2]}/{HASH[2:4]}/{HASH}-00000000.html",
        f"{HASH[:2]}/{HASH[2:4]}/{HASH}-00000000.svg",
        f"{HASH[:2]}/{HASH[2:4]}/{HASH}.jpg",
        f"../{HASH[:2]}/{HASH[2:4]}/{HASH}-00000000.jpg",
        f"{HASH[:2]}/{HASH[2:4]}/{HASH}-00000000.jpg\n",
        f"00/00/{HASH}-00000000.jpg",
        f"other/{HASH[:2]}/{HASH[2:4]}/{HASH}-00000000.jpg",
    ],
)
def test_what_only_looks_like_a_key_is_none(key: str) -> None:
    assert mime_of(key) is None


def test_the_address_of_a_blob() -> None:
    assert media_url("https://palabre.example", "ab/cd/x.jpg") == "https://palabre.example/media/ab/cd/x.jpg"
