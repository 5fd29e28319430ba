"""What stands for a picture is a small drawing in its colours."""

import zlib
from base64 import b64decode

import pytest

from palabre.web.blur import blurred

GREY = "LEHV6nWB2yk8pyo0adR*.7kCMdnj"
"""The example of https://blurha.sh."""


def points(address: str) -> list[tuple[int, ...]]:
    """The colours of the drawing, line by line."""
    data = b64decode(address.removeprefix("data:image/png;base64,"))
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    lines = zlib.decompress(data[data.index(b"IDAT") + 4 : data.index(b"IEND") - 8])
    step = 1 + 3 * width
    return [tuple(lines[y * step + 1 + 3 * x :][:3]) for y in range(height) for x in range(width)]


def test_a_drawing_has_the_colours_of_its_picture() -> None:
    found = points(blurred(GREY))
    assert len(found) == 25
    mean = [sum(part) / len(found) for part in zip(*found, strict=True)]
    assert [round(each, -1) for each in mean] == [150, 150, 150]
    assert found[0][2] > found[0][0]


@pytest.mark.parametrize(("aspect", "sides"), [(1.6, (6, 4)), (0.5, (4, 6)), (1, (5, 5))])
def test_a_drawing_has_the_shape_of_its_picture(aspect, sides) -> None:
    address = blurred(GREY, aspect)
    data = b64decode(address.partition(",")[2])
    assert (data[19], data[23]) == sides
    assert len(address) < 300


@pytest.mark.parametrize("wrong", ["", "L", "LEHV6nWB2yk8pyo0adR*.7kCMdn", "é" * 28, "LEHV6nWB2yk8pyo0adR*.7kCMdnjj"])
def test_what_is_no_blurhash_has_none(wrong) -> None:
    assert blurred(wrong) == ""
