"""Makes a picture anew from its pixels, so that nothing else an upload may carry is kept. Pure.

EXIF, GPS position, XMP, IPTC, comments, colour profiles, thumbnails, further pictures and whatever is appended to the
file never reach what is stored. A telephone's HEIC or AVIF becomes a JPEG, or a WebP when it is transparent or moves.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from blurhash_rs import blurhash_encode
from PIL import Image, ImageOps, ImageSequence

from palabre.media.inspect import ACCEPTED, decoding, frames_of, open_image
from palabre.media.model import Cleaned, Limits, Meta, Size
from palabre.media.pixels import OPAQUE, on_white, resized, shown, within_area

KEPT_PIXELS = 3_840 * 2_160
"""A larger picture is brought down to this many pixels, as on Mastodon."""

PREVIEW_PIXELS = 640 * 360
HASH_SIDE = 64
SHORTEST_FRAME_MS = 20
SAVED: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "optimize": True, "progressive": True},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 88, "method": 4},
    "GIF": {"optimize": False},
}


def clean_image(data: bytes, limits: Limits) -> Cleaned:
    """An attachment made of an upload. Raises `TooLarge` above a limit, `Invalid` for what is no whole picture."""
    source = open_image(data, limits)
    if frames_of(source) > 1:
        return _clean_animation(source)
    with decoding():
        kept = shown(source, KEPT_PIXELS)
    return _finish(kept, *_saved(kept, _format_for(source, kept)))


def clean_cover(data: bytes, limits: Limits, shape: tuple[int, int]) -> Cleaned:
    """An avatar or header: still, cropped to the shape, never enlarged. Raises as `clean_image`."""
    source = open_image(data, limits)
    with decoding():
        still = shown(source, KEPT_PIXELS)
    scale = min(1.0, still.width / shape[0], still.height / shape[1])
    size = max(1, round(shape[0] * scale)), max(1, round(shape[1] * scale))
    cover = ImageOps.fit(still, size, Image.Resampling.LANCZOS)
    return _finish(cover, *_saved(cover, "JPEG" if cover.mode == OPAQUE else "WEBP"))


def pictured(image: Image.Image) -> Cleaned:
    """The picture by which a film is shown: a preview and a blurhash; it has no original of its own."""
    still = image.convert(OPAQUE)
    return _finish(still, b"", "")


def _clean_animation(source: Image.Image) -> Cleaned:
    """The frames of an animation, each composed and bare, with their durations and number of rounds."""
    named = "GIF" if source.format == "GIF" else "PNG" if source.format == "PNG" else "WEBP"
    rounds = {"loop": int(source.info["loop"])} if "loop" in source.info else {}
    durations: list[int] = []
    with decoding():
        first, *others = _frames(source, durations)
    file = BytesIO()
    first.save(
        file,
        named,
        save_all=True,
        append_images=others,
        duration=durations,
        **rounds,
        **({"disposal": 2} if named == "GIF" else {}),
        **SAVED[named],
    )
    return _finish(first, file.getvalue(), ACCEPTED[named])


def _frames(source: Image.Image, durations: list[int]) -> Iterator[Image.Image]:
    for frame in ImageSequence.Iterator(source):
        yield shown(frame, source.width * source.height)
        durations.append(max(SHORTEST_FRAME_MS, int(frame.info.get("duration") or 100)))


def _format_for(source: Image.Image, kept: Image.Image) -> str:
    if source.format in {"PNG", "GIF", "WEBP"}:
        return source.format
    return "JPEG" if kept.mode == OPAQUE else "WEBP"


def _saved(image: Image.Image, named: str) -> tuple[bytes, str]:
    """The bytes and type of a still picture."""
    file = BytesIO()
    image.save(file, named, **SAVED[named])
    return file.getvalue(), ACCEPTED[named]


def _finish(first: Image.Image, original: bytes, mime: str) -> Cleaned:
    small = resized(first, within_area(first.size, PREVIEW_PIXELS))
    preview, preview_mime = _saved(small, "JPEG" if small.mode == OPAQUE else "WEBP")
    tiny = on_white(small).copy()
    tiny.thumbnail((HASH_SIDE, HASH_SIDE))
    meta = Meta(_size(first), _size(small))
    return Cleaned(original, mime, preview, preview_mime, meta, blurhash_encode(tiny, 4, 4))


def _size(image: Image.Image) -> Size:
    return Size(image.width, image.height, f"{image.width}x{image.height}", image.width / image.height)
