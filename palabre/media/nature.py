"""Tells from the first bytes what an upload is, and so which reader it is given to. Pure.

What the sender says of it does not count: a reader is chosen here, and only from readers that read one file alone.
"""

import msgspec

from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.media.inspect import format_of
from palabre.media.model import Kind

_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
_SOUND_BRANDS = {b"M4A ", b"M4B ", b"M4P "}
_QUICKTIME_ATOMS = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
_SYNC = 0xE0


class Nature(msgspec.Struct, frozen=True):
    """What an upload seems to be; `reader` is FFmpeg's name of the format, empty for a picture."""

    kind: Kind
    reader: str = ""


def nature_of(data: bytes) -> Nature:
    """What an upload is. Raises `Invalid` for what is neither picture, film nor sound."""
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return Nature(Kind.GIFV, "gif") if moves(data) else Nature(Kind.IMAGE)
    if reader := _film_reader(data):
        return Nature(Kind.AUDIO if data[8:12] in _SOUND_BRANDS else Kind.VIDEO, reader)
    if reader := _sound_reader(data):
        return Nature(Kind.AUDIO, reader)
    try:
        format_of(data)
    except Invalid as error:
        if error.code != "image_type":
            raise
        raise Invalid(
            _("This file is neither a picture nor a video nor a sound that can be shown. Save it in another format."),
            code="media_type",
        ) from error
    return Nature(Kind.IMAGE)


def _film_reader(data: bytes) -> str | None:
    if data.startswith(b"\x1a\x45\xdf\xa3"):
        return "matroska"
    if data[4:8] in _QUICKTIME_ATOMS:
        return "mov"
    if data[4:8] != b"ftyp":
        return None
    try:
        format_of(data)
    except Invalid:
        return "mov"
    return None


def _sound_reader(data: bytes) -> str | None:
    if data.startswith(b"OggS"):
        return "ogg"
    if data.startswith(b"fLaC"):
        return "flac"
    if data.startswith(b"RIFF") and data[8:12] == b"WAVE":
        return "wav"
    if data.startswith(b"ID3"):
        return "mp3"
    if len(data) > 2 and data[0] == 0xFF and data[1] & _SYNC == _SYNC and not data.startswith(_IMAGES):
        return "aac" if data[1] & 0x06 == 0 else "mp3"
    return None


def moves(data: bytes) -> bool:
    """Whether a GIF has a second picture (GIF89a specification, §20 and appendix A)."""
    at = 13 + _table_bytes(data[10]) if len(data) > 13 else len(data)
    pictures = 0
    while at < len(data):
        mark = data[at]
        if mark == 0x2C and at + 9 < len(data):
            pictures += 1
            if pictures > 1:
                return True
            at = _after_blocks(data, at + 11 + _table_bytes(data[at + 9]))
        elif mark == 0x21:
            at = _after_blocks(data, at + 2)
        else:
            return False
    return False


def _table_bytes(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1
