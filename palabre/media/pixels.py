"""Brings a frame to what a screen shows: upright, in sRGB, eight bits a channel, with nothing else attached. Pure."""

from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from palabre.media.inspect import DAMAGE

OPAQUE, WITH_ALPHA = "RGB", "RGBA"
LONGEST_SIDE = 16_383
"""The longest that WebP can write, the least of the formats that are kept."""

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
_PROFILED = {"RGB": OPAQUE, "RGBA": WITH_ALPHA, "CMYK": OPAQUE, "L": OPAQUE}
"""What a frame of each mode becomes when it brings a colour profile."""


def shown(frame: Image.Image, area: int) -> Image.Image:
    """The frame as it is meant to be seen, in RGB or RGBA, of at most `area` pixels, without metadata of any kind.

    It is made smaller as early as can be: a large picture of a telephone takes a fifth of the memory.
    """
    frame.draft(None, within_area(frame.size, area))
    frame.load()
    profile = frame.info.get("icc_profile")
    plain = _eight_bits(frame)
    upright = _upright(resized(plain, within_area(plain.size, area)))
    image = _in_srgb(upright, profile) if profile else upright
    image = image.convert(WITH_ALPHA if image.has_transparency_data else OPAQUE)
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    return bare.convert(OPAQUE) if _is_fully_opaque(bare) else bare


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except DAMAGE:
        return image  # The pixels are whole, only the EXIF beside them cannot be read: it says nothing then.


def _eight_bits(image: Image.Image) -> Image.Image:
    """Sixteen-bit greys cut to their upper eight bits, and colours of a palette spelt out."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in {"P", "PA", "LA", "La", "RGBa", "1"}:
        return image.convert(WITH_ALPHA if image.has_transparency_data else OPAQUE)
    return image


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    if image.mode not in _PROFILED:
        return image
    mode = _PROFILED[image.mode]
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image  # A profile that fits no such picture says nothing about its colours; viewers ignore it too.
    return converted or image


def _is_fully_opaque(image: Image.Image) -> bool:
    return image.mode == WITH_ALPHA and image.getchannel("A").getextrema() == (255, 255)


def within_area(size: tuple[int, int], area: int) -> tuple[int, int]:
    """The size of the same shape with at most `area` pixels, no side over `LONGEST_SIDE`; never larger."""
    width, height = size
    scale = min(1.0, (area / (width * height)) ** 0.5, LONGEST_SIDE / max(size))
    return max(1, int(width * scale)), max(1, int(height * scale))


def resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture in another size."""
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def on_white(image: Image.Image) -> Image.Image:
    """The picture without transparency, laid on white."""
    if image.mode == OPAQUE:
        return image
    ground = Image.new(OPAQUE, image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground
