"""Pictures made for tests: plain ones, and ones that carry all that must not be kept."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import ExifTags, Image, PngImagePlugin

pillow_heif.register_heif_opener()

MARK = b"Rue de la Paix 12, Aline"
"""Stands for whatever personal data a file may carry."""

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "HEIF", "AVIF")


def picture(width: int = 64, height: int = 48, *, mode: str = "RGB") -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), (220, 20, 20))
    image.paste((20, 20, 220), (width // 2, 0, width, height))
    return image.convert(mode)


def saved(image: Image.Image, named: str = "PNG", **options: Any) -> bytes:
    """The file of a picture."""
    file = BytesIO()
    image.save(file, named, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    """The picture of a file, decoded."""
    image = opened_lazily(data)
    image.load()
    return image


def opened_lazily(data: bytes) -> Image.Image:
    """The picture of a file, not yet decoded."""
    return Image.open(BytesIO(data))


def telltale_exif(*, orientation: int = 1) -> Image.Exif:
    """EXIF that says where, when and by whom the picture was taken."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = MARK.decode()
    exif[ExifTags.Base.Artist] = MARK.decode()
    exif[ExifTags.Base.ImageDescription] = MARK.decode()
    exif[ExifTags.Base.DateTime] = "2026:05:01 10:00:00"
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (48.0, 52.0, 8.0), 3: "E", 4: (2.0, 19.0, 54.0), 29: "2026:05:01"}
    )
    return exif


def telltale(named: str, *, orientation: int = 1) -> bytes:
    """A file of a format that carries `MARK` wherever the format has room for it, and behind its end."""
    options: dict[str, Any] = {} if named == "GIF" else {"exif": telltale_exif(orientation=orientation).tobytes()}
    if named in {"JPEG", "GIF"}:
        options["comment"] = MARK
    if named in {"JPEG", "WEBP", "HEIF", "AVIF"}:
        options["xmp"] = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + MARK + b"</x:xmpmeta>"
    if named == "PNG":
        options["pnginfo"] = notes = PngImagePlugin.PngInfo()
        notes.add_text("Author", MARK.decode())
        notes.add_itxt("XML:com.adobe.xmp", MARK.decode(), zip=False)
    data = saved(picture(), named, **options)
    if named == "JPEG":
        photoshop = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(MARK)) + MARK
        data = data[:2] + b"\xff\xed" + struct.pack(">H", len(photoshop) + 2) + photoshop + data[2:]
    assert MARK in data
    return data if named in {"HEIF", "AVIF"} else data + MARK


def animation(named: str, *, frames: int = 3, size: tuple[int, int] = (32, 24), **options: Any) -> bytes:
    """An animation whose frames differ."""
    first, *others = [Image.new("RGB", size, (40 + 60 * (number % 4), 0, number % 256)) for number in range(frames)]
    return saved(first, named, save_all=True, append_images=others, duration=80, loop=0, **options)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has this many pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(bytes(100))) + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def swapping_profile() -> bytes:
    """A colour profile in which red means green and green means red."""
    red, green, blue = (0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)
    parts = {b"rXYZ": green, b"gXYZ": red, b"bXYZ": blue, b"wtpt": (0.9642, 1.0, 0.8249)}
    tags = {
        name: b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in xyz)
        for name, xyz in parts.items()
    }
    gamma = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), gamma)
    tags |= {b"desc": b"desc\0\0\0\0" + struct.pack(">I", 2) + b"x\0" + bytes(78), b"cprt": b"text\0\0\0\0x\0\0\0"}
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, tag in tags.items():
        table += name + struct.pack(">II", offset + len(body), len(tag))
        body += tag + bytes(-len(tag) % 4)
    head = struct.pack(">I4xI4s4s4s12x4s24x", offset + len(body), 0x02100000, b"mntr", b"RGB ", b"XYZ ", b"acsp")
    head = head.ljust(68, b"\0") + struct.pack(">iii", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + table + body
