"""What stands in the place of a picture until it has come: its colours, as a drawing of some 25 points inside the page.

The colours come from the blurhash that is kept with each picture (https://blurha.sh). A browser stretches the points to
the size of the picture and smooths them. The drawing is a PNG of some 130 bytes in a data address, so that it needs no
request, no script and no style.
"""

import struct
import zlib
from base64 import b64encode
from functools import lru_cache
from math import cos, pi

SIDES = {True: (6, 4), False: (4, 6), None: (5, 5)}
"""Points across and down of what lies, what stands, and what is nearly square."""
NEARLY = 1.2
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
_SHORTEST = 6
_HEAD = b"\x89PNG\r\n\x1a\n"
Colour = tuple[float, float, float]
Points = list[list[Colour]]


@lru_cache(maxsize=4_096)
def blurred(blurhash: str, aspect: float = 1) -> str:
    """The address of the drawing of a blurhash, for a picture so much wider than high; empty for what is none."""
    across, down = SIDES[aspect > 1 if aspect > NEARLY or aspect < 1 / NEARLY else None]
    points = _points(blurhash, across, down)
    if not points:
        return ""
    lines = b"".join(b"\x00" + bytes(_byte(part) for colour in line for part in colour) for line in points)
    shape = struct.pack(">IIBBBBB", across, down, 8, 2, 0, 0, 0)
    png = _HEAD + _chunk(b"IHDR", shape) + _chunk(b"IDAT", zlib.compress(lines, 9)) + _chunk(b"IEND", b"")
    return f"data:image/png;base64,{b64encode(png).decode()}"


def _points(blurhash: str, wide: int, high: int) -> Points:
    """Light of red, green and blue at each point, line by line."""
    if len(blurhash) < _SHORTEST or not set(blurhash) <= _VALUES.keys():
        return []
    across, down = _number(blurhash[0]) % 9 + 1, _number(blurhash[0]) // 9 + 1
    if len(blurhash) != 4 + 2 * across * down:
        return []
    strongest = (_number(blurhash[1]) + 1) / 166
    mean = _number(blurhash[2:6])
    waves = [(_light(mean >> 16), _light(mean >> 8 & 255), _light(mean & 255))]
    for place in range(6, len(blurhash), 2):
        value = _number(blurhash[place : place + 2])
        waves.append(
            (_swing(value // 361, strongest), _swing(value // 19 % 19, strongest), _swing(value % 19, strongest))
        )
    places = [[(x + 0.5) / wide for x in range(wide)], [(y + 0.5) / high for y in range(high)]]
    return [[_mixed(waves, across, x, y) for x in places[0]] for y in places[1]]


def _mixed(waves: list[Colour], across: int, x: float, y: float) -> Colour:
    """The colour where all waves meet, so far across and down a picture of size 1."""
    red = green = blue = 0.0
    for place, (one, two, three) in enumerate(waves):
        weight = cos(pi * x * (place % across)) * cos(pi * y * (place // across))
        red, green, blue = red + one * weight, green + two * weight, blue + three * weight
    return red, green, blue


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * 83 + _VALUES[digit]
    return value


def _swing(level: int, strongest: float) -> float:
    """How strong a wave is: 19 levels, denser around none."""
    part = (level - 9) / 9
    return part * abs(part) * strongest


def _light(level: int) -> float:
    """The light of an sRGB level."""
    part = level / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _byte(light: float) -> int:
    """The sRGB level of a light."""
    part = min(1.0, max(0.0, light))
    return round(255 * (part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
