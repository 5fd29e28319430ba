"""Parts of files."""

import pytest

from palabre.media.serve import BeyondEnd, parse_range


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("bytes=0-", (0, 100)),
        ("bytes=0-0", (0, 1)),
        ("bytes=10-19", (10, 20)),
        ("bytes=90-500", (90, 100)),
        ("bytes=-10", (90, 100)),
        ("bytes=-500", (0, 100)),
        ("bytes=-", None),
        ("bytes=5-2", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("bytes=x-y", None),
    ],
)
def test_a_range_names_a_part(wanted: str, part: tuple[int, int] | None) -> None:
    assert parse_range(wanted, 100) == part


@pytest.mark.parametrize("wanted", ["bytes=100-", "bytes=99999999999999999999999-", "bytes=-0"])
def test_a_part_beyond_the_end_is_not_there(wanted: str) -> None:
    with pytest.raises(BeyondEnd):
        parse_range(wanted, 100)
