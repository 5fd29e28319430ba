"""Decides from the bytes alone what an upload is, and refuses what no one should decode. Pure."""

import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO

import pillow_heif
from PIL import Image

from palabre.ground.errors import Invalid, TooLarge
from palabre.ground.language import _
from palabre.media.model import Limits
from palabre.media.rules import check_bytes

pillow_heif.register_heif_opener(thumbnails=False)

MAX_FRAMES = 1_000
ANIMATION_FACTOR = 2
"""All frames of an animation together may have this many times the pixels of one picture."""

ACCEPTED: Mapping[str, str] = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "HEIF": "image/heic",
    "AVIF": "image/avif",
}
"""The formats that are decoded, in Pillow's names, and their types."""

DAMAGE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    RuntimeError,
    OverflowError,
    TypeError,
    struct.error,
    zlib.error,
)
"""What decoders raise when a file is not what it should be."""

_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}


def open_image(data: bytes, limits: Limits) -> Image.Image:
    """Opens a picture without decoding it. Raises `TooLarge`, or `Invalid` when it is none or is broken."""
    check_bytes(len(data), limits)
    image = _open(data, format_of(data), limits)
    _check_pixels(image, limits)
    return image


def format_of(data: bytes) -> str:
    """The format of a picture by its first bytes, in Pillow's name. Raises `Invalid` for anything else."""
    if not data:
        raise Invalid(_("The file is empty. Choose an image and try again."), code="image_empty")
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and (found := _format_of_brands(data)):
        return found
    raise Invalid(
        _("This file is not an image that can be shown. JPEG, PNG, GIF, WebP, HEIC and AVIF are accepted."),
        code="image_type",
    )


def _format_of_brands(data: bytes) -> str | None:
    """The format that the brands of an ISO base media file name (ISO/IEC 14496-12 §4.3)."""
    size = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[at : at + 4] for at in (8, *range(16, size - 3, 4))}
    if brands & _AVIF_BRANDS:
        return "AVIF"
    return "HEIF" if brands & _HEIF_BRANDS else None


def _open(data: bytes, named: str, limits: Limits) -> Image.Image:
    # A telephone's JPEG may hold further pictures behind the first, which Pillow calls MPO.
    formats = ["JPEG", "MPO"] if named == "JPEG" else [named]
    try:
        with decoding(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Image.open(BytesIO(data), formats=formats)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(limits, cause=str(error)) from error


def _check_pixels(image: Image.Image, limits: Limits) -> None:
    pixels = image.width * image.height
    if pixels > limits.max_pixels:
        raise _too_many_pixels(limits, cause=f"{image.width}x{image.height}")
    with decoding():
        frames = frames_of(image)
    if frames > 1 and (frames > MAX_FRAMES or frames * pixels > limits.max_pixels * ANIMATION_FACTOR):
        raise TooLarge(
            _("This animation is too long: {frames} frames of {width}x{height} pixels. Make it shorter or smaller."),
            code="image_frames",
            frames=frames,
            width=image.width,
            height=image.height,
        )


def frames_of(image: Image.Image) -> int:
    """How many frames are shown one after the other. Further pictures in a telephone's file are not."""
    return int(getattr(image, "n_frames", 1)) if image.format in {"GIF", "WEBP", "PNG", "AVIF"} else 1


def _too_many_pixels(limits: Limits, *, cause: str) -> TooLarge:
    return TooLarge(
        _("This image has too many pixels; up to {limit} megapixels are accepted. Make it smaller and try again."),
        code="image_pixels",
        cause=cause,
        limit=f"{limits.max_pixels / 1_000_000:.1f}",
    )


@contextmanager
def decoding() -> Iterator[None]:
    """Raises `Invalid` for whatever a decoder says of a picture that it cannot read to its end."""
    try:
        yield
    except DAMAGE as error:
        raise Invalid(
            _("This image is damaged or incomplete. Open it in an image editor, save it again and retry."),
            code="image_broken",
            cause=f"{type(error).__name__}: {error}",
        ) from error
