"""Whether whoever asks reads gzip."""

import pytest

from palabre.server.compress import reads_gzip


@pytest.mark.parametrize(
    ("accepted", "reads"),
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
def test_what_is_accepted_is_read_as_it_is_meant(accepted, reads) -> None:
    assert reads_gzip(accepted) is reads
