"""A picture is made anew from its pixels, and nothing else that a file can carry is kept."""

import pytest
from PIL import Image

from palabre.ground.errors import Invalid, TooLarge
from palabre.media.clean import KEPT_PIXELS, PREVIEW_PIXELS, clean_cover, clean_image
from palabre.media.model import Limits
from palabre.media.pixels import shown
from tests.harness.pictures import (
    FORMATS,
    MARK,
    animation,
    bomb,
    opened,
    opened_lazily,
    picture,
    saved,
    swapping_profile,
    telltale,
    telltale_exif,
)

LIMITS = Limits(4_000_000, 2_000_000)
BECOMES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "HEIF": "image/jpeg",
    "AVIF": "image/jpeg",
}


def colour(image: Image.Image, x: int, y: int) -> str:
    red, green, blue = image.convert("RGB").getpixel((x, y))  # type: ignore[misc]  # RGB has three
    return max((red, "red"), (green, "green"), (blue, "blue"))[1]


def refusal(data: bytes, limits: Limits = LIMITS) -> str:
    """What the person is told when a file is refused."""
    with pytest.raises((Invalid, TooLarge)) as refused:
        clean_image(data, limits)
    return f"{refused.value.code}: {refused.value.public_text()}"


@pytest.mark.parametrize("named", FORMATS)
def test_nothing_but_pixels_is_kept(named: str) -> None:
    cleaned = clean_image(telltale(named), LIMITS)
    for kept in (cleaned.original, cleaned.preview):
        assert MARK not in kept
        assert b"GPS" not in kept
        image = opened(kept)
        assert not image.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop", "Author"} & set(image.info)
    assert cleaned.mime == BECOMES[named]
    assert colour(opened(cleaned.original), 10, 10) == "red"
    assert colour(opened(cleaned.original), 50, 10) == "blue"


@pytest.mark.parametrize("named", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_taken_sideways_stands_upright(named: str) -> None:
    cleaned = clean_image(telltale(named, orientation=6), LIMITS)
    image = opened(cleaned.original)
    assert image.size == (48, 64)
    assert (cleaned.meta.original.width, cleaned.meta.original.height) == (48, 64)
    assert (colour(image, 24, 5), colour(image, 24, 60)) == ("red", "blue")


def test_sizes_are_told_in_the_form_of_the_api() -> None:
    meta = clean_image(saved(picture(1200, 800)), LIMITS).meta
    assert (meta.original.size, meta.original.aspect) == ("1200x800", 1.5)
    assert meta.small.width * meta.small.height <= PREVIEW_PIXELS < meta.small.width * meta.small.height * 1.02
    assert meta.small.aspect == pytest.approx(1.5, abs=0.01)


def test_a_small_picture_keeps_its_size_in_the_preview() -> None:
    cleaned = clean_image(saved(picture(64, 48)), LIMITS)
    assert opened(cleaned.preview).size == opened(cleaned.original).size == (64, 48)


def test_a_narrow_picture_keeps_at_least_one_pixel() -> None:
    cleaned = clean_image(saved(Image.new("L", (1, 1_000_000)), "PNG"), LIMITS)
    assert opened(cleaned.preview).width == 1


def test_a_very_large_picture_is_brought_down() -> None:
    data = saved(Image.new("L", (5_000, 2_000)), "PNG")
    meta = clean_image(data, Limits(4_000_000, 10_000_000)).meta
    assert KEPT_PIXELS * 0.99 < meta.original.width * meta.original.height <= KEPT_PIXELS


def test_a_large_photograph_is_decoded_small_and_still_stands_upright() -> None:
    taken = opened_lazily(saved(picture(800, 600), "JPEG", exif=telltale_exif(orientation=6).tobytes()))
    image = shown(taken, 30_000)
    assert image.size == (150, 200)
    assert (colour(image, 75, 5), colour(image, 75, 195)) == ("red", "blue")
    assert not image.info


def test_transparency_is_kept() -> None:
    see_through = Image.new("RGBA", (20, 20), (255, 0, 0, 100))
    cleaned = clean_image(saved(see_through), LIMITS)
    assert opened(cleaned.original).getpixel((5, 5)) == (255, 0, 0, 100)
    assert opened(cleaned.preview).mode == "RGBA"
    assert clean_image(saved(see_through, "AVIF"), LIMITS).mime == "image/webp"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "PA"])
def test_every_way_to_store_colours_is_read(mode: str) -> None:
    named = "JPEG" if mode == "CMYK" else "GIF" if mode == "PA" else "PNG"
    image = Image.new("I;16", (64, 48), 51_400) if mode == "I;16" else picture(mode="P" if mode == "PA" else mode)
    cleaned = opened(clean_image(saved(image, named), LIMITS).original).convert("RGB")
    if mode == "I;16":
        assert cleaned.getpixel((5, 5)) == (200, 200, 200)
    elif mode not in {"1", "L", "LA"}:
        assert (colour(cleaned, 10, 10), colour(cleaned, 50, 10)) == ("red", "blue")


def test_colours_of_a_profile_become_srgb() -> None:
    red = Image.new("RGB", (32, 32), (255, 0, 0))
    cleaned = clean_image(saved(red, "PNG", icc_profile=swapping_profile()), LIMITS)
    assert colour(opened(cleaned.original), 5, 5) == "green"
    assert "icc_profile" not in opened(cleaned.original).info


def test_a_broken_profile_is_ignored() -> None:
    cleaned = clean_image(saved(picture(), "PNG", icc_profile=b"no profile at all"), LIMITS)
    assert colour(opened(cleaned.original), 10, 10) == "red"


@pytest.mark.parametrize(("named", "mime"), [("GIF", "image/gif"), ("WEBP", "image/webp"), ("PNG", "image/png")])
def test_an_animation_still_moves(named: str, mime: str) -> None:
    cleaned = clean_image(animation(named), LIMITS)
    image = opened(cleaned.original)
    assert cleaned.mime == mime
    assert getattr(image, "n_frames", 1) == 3
    image.seek(1)
    image.load()
    assert image.info["duration"] == 80
    assert getattr(opened(cleaned.preview), "n_frames", 1) == 1


def test_an_animation_loses_its_notes() -> None:
    cleaned = clean_image(animation("GIF", comment=MARK), LIMITS)
    assert MARK not in cleaned.original
    cleaned = clean_image(animation("WEBP", exif=b"Exif\0\0" + MARK, xmp=MARK), LIMITS)
    assert MARK not in cleaned.original


def test_unreadable_exif_does_not_spoil_a_picture() -> None:
    cleaned = clean_image(saved(picture(), "JPEG", exif=b"Exif\0\0" + MARK), LIMITS)
    assert MARK not in cleaned.original
    assert colour(opened(cleaned.original), 10, 10) == "red"


def test_a_blurhash_is_made() -> None:
    cleaned = clean_image(saved(picture()), LIMITS)
    assert len(cleaned.blurhash) == 36


def test_a_cover_is_cropped_and_never_enlarged() -> None:
    cover = opened(clean_cover(saved(picture(900, 600)), LIMITS, (400, 400)).original)
    assert (cover.size, cover.format) == ((400, 400), "JPEG")
    small = opened(clean_cover(saved(picture(90, 60)), LIMITS, (400, 400)).original)
    assert small.size == (60, 60)
    assert MARK not in clean_cover(telltale("JPEG"), LIMITS, (400, 400)).original


def test_a_moving_avatar_stands_still() -> None:
    cover = opened(clean_cover(animation("GIF"), LIMITS, (400, 400)).original)
    assert getattr(cover, "n_frames", 1) == 1


@pytest.mark.parametrize("named", FORMATS)
def test_a_truncated_picture_is_refused(named: str) -> None:
    whole = saved(picture(200, 200), named)
    assert "damaged or incomplete" in refusal(whole[: len(whole) * 2 // 3])


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7\n",
        b"PK\x03\x04" + bytes(40),
        b"MZ" + bytes(100),
        b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
        b"plain words",
        b"",
        b"BM" + bytes(60),
        b"II*\0" + bytes(60),
    ],
    ids=["svg", "html", "pdf", "zip", "exe", "mp4", "words", "empty", "bmp", "tiff"],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert refusal(data).startswith("image_type: " if data else "image_empty: ")


@pytest.mark.parametrize("ahead", [b"<script>", b"%PDF-1.4\n", b"PK\x03\x04"])
def test_a_picture_behind_something_else_is_refused(ahead: bytes) -> None:
    assert "not an image" in refusal(ahead + saved(picture(), "JPEG"))


@pytest.mark.parametrize("named", ["JPEG", "PNG", "GIF", "WEBP"])
def test_what_hides_behind_a_picture_is_dropped(named: str) -> None:
    archive = b"PK\x03\x04<script>alert(1)</script>" + MARK
    cleaned = clean_image(saved(picture(), named) + archive, LIMITS)
    assert MARK not in cleaned.original
    assert b"<script>" not in cleaned.original


@pytest.mark.parametrize("size", [(2_001, 1_000), (60_000, 60_000)], ids=["over the limit", "a bomb"])
def test_too_many_pixels_are_refused_before_decoding(size: tuple[int, int]) -> None:
    assert "up to 2.0 megapixels" in refusal(bomb(*size))


def test_too_many_bytes_are_refused() -> None:
    assert "4.8 MB; images may have up to 3.8 MB" in refusal(b"\xff\xd8\xff" + bytes(5_000_000))


def test_an_endless_animation_is_refused() -> None:
    assert "30 frames of 32x24" in refusal(animation("GIF", frames=30), Limits(4_000_000, 32 * 24 * 14))
