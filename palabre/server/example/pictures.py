"""Two small pictures, drawn here so that the example needs no file of anybody's."""

from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (960, 640)


def draw(name: str) -> bytes:
    """A picture of the example as JPEG. Raises `KeyError` for an unknown name."""
    picture = {"loaf": _loaf, "door": _door}[name]()
    data = BytesIO()
    picture.save(data, "JPEG", quality=88)
    return data.getvalue()


def _ground(top: tuple[int, int, int], bottom: tuple[int, int, int]) -> Image.Image:
    """A vertical gradient."""
    column = Image.new("RGB", (1, SIZE[1]))
    for y in range(SIZE[1]):
        share = y / SIZE[1]
        column.putpixel((0, y), tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True)))
    return column.resize(SIZE)


def _loaf() -> Image.Image:
    picture = _ground((240, 226, 200), (196, 154, 108))
    draw_on = ImageDraw.Draw(picture)
    draw_on.rounded_rectangle((110, 430, 850, 560), 40, fill=(120, 78, 44))
    draw_on.ellipse((190, 150, 770, 500), fill=(92, 52, 26))
    draw_on.ellipse((215, 165, 745, 470), fill=(122, 72, 38))
    for step in range(6):
        x = 300 + step * 72
        draw_on.line((480, 440, x, 220), fill=(226, 196, 150), width=8)
        draw_on.ellipse((x - 24, 196, x + 24, 246), outline=(226, 196, 150), width=6)
    return picture


def _door() -> Image.Image:
    picture = _ground((118, 124, 134), (160, 160, 158))
    draw_on = ImageDraw.Draw(picture)
    draw_on.rectangle((0, 120, 960, 640), fill=(204, 150, 82))
    draw_on.rounded_rectangle((340, 160, 620, 680), 140, fill=(236, 220, 190))
    draw_on.rounded_rectangle((360, 180, 600, 680), 120, fill=(38, 92, 150), corners=(True, True, False, False))
    for x in (380, 490):
        for y in (290, 405, 520):
            draw_on.rectangle((x, y, x + 90, y + 90), outline=(24, 62, 108), width=6)
    draw_on.ellipse((566, 470, 586, 490), fill=(222, 190, 90))
    return picture
