"""Whether whoever asks reads gzip."""

import pytest

from palabre.door.encodings import reads


@pytest.mark.parametrize(
    ("accepted", "wanted"),
    [
        (b"gzip", True),
        (b"br, GZIP;q=0.5", True),
        (b"*", True),
        (b"deflate, gzip;q=0", False),
        (b"gzip; q=0.0", False),
        (b"identity", False),
        (b"", False),
    ],
)
def test_what_is_accepted_is_read_as_it_is_meant(accepted, wanted) -> None:
    assert reads(accepted, b"gzip") is wanted
