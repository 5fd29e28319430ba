"""A few pictures, drawn here so that the example needs no file of anybody's."""

from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (960, 640)


def draw(name: str) -> bytes:
    """A picture of the example as JPEG. Raises `KeyError` for an unknown name."""
    picture = PICTURES[name]()
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


def _swallows() -> Image.Image:
    picture = _ground((120, 150, 184), (246, 196, 150))
    draw_on = ImageDraw.Draw(picture)
    draw_on.ellipse((700, 430, 860, 590), fill=(250, 222, 176))
    for height, sag in ((170, 34), (270, 40), (380, 30)):
        wire = [(x, height + round(sag * (1 - ((x - 480) / 480) ** 2))) for x in range(0, 961, 12)]
        draw_on.line(wire, fill=(52, 48, 56), width=4)
        for x in range(60 + height % 90, 940, 97):
            _swallow(draw_on, x, height + round(sag * (1 - ((x - 480) / 480) ** 2)))
    draw_on.polygon([(590, 80), (640, 104), (700, 66), (656, 118), (612, 124)], fill=(34, 32, 44))
    return picture


def _swallow(draw_on: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw_on.ellipse((x - 9, y - 34, x + 9, y), fill=(34, 32, 44))
    draw_on.ellipse((x - 5, y - 26, x + 5, y - 6), fill=(226, 216, 206))
    draw_on.ellipse((x - 8, y - 44, x + 8, y - 28), fill=(34, 32, 44))
    draw_on.polygon([(x - 6, y - 4), (x + 6, y - 4), (x + 3, y + 24), (x, y + 10), (x - 3, y + 24)], fill=(34, 32, 44))


def _radio() -> Image.Image:
    picture = _ground((226, 212, 190), (176, 156, 128))
    draw_on = ImageDraw.Draw(picture)
    draw_on.rectangle((0, 520, 960, 640), fill=(112, 84, 62))
    draw_on.rounded_rectangle((170, 170, 790, 540), 48, fill=(126, 72, 38))
    draw_on.rounded_rectangle((200, 200, 760, 510), 32, fill=(154, 94, 54))
    for x in range(240, 520, 18):
        draw_on.line((x, 232, x, 478), fill=(96, 56, 30), width=7)
    draw_on.ellipse((560, 230, 730, 400), fill=(244, 232, 204))
    draw_on.ellipse((636, 306, 654, 324), fill=(150, 52, 40))
    draw_on.line((645, 315, 700, 262), fill=(150, 52, 40), width=6)
    for x in (590, 690):
        draw_on.ellipse((x - 30, 424, x + 30, 484), fill=(70, 42, 26))
    return picture


def _garden() -> Image.Image:
    picture = _ground((186, 214, 226), (214, 226, 196))
    draw_on = ImageDraw.Draw(picture)
    draw_on.rectangle((0, 200, 960, 320), fill=(66, 108, 62))
    draw_on.rectangle((0, 310, 960, 640), fill=(112, 80, 56))
    for row, y in enumerate((360, 440, 540)):
        size = 34 + 12 * row
        for x in range(40 + 30 * row, 700, 2 * size + 24):
            draw_on.ellipse((x - size, y - size // 2, x + size, y + size // 2), fill=(126, 172, 84))
            draw_on.ellipse((x - size // 2, y - size // 2, x + size // 2, y + size // 4), fill=(156, 198, 104))
    for x, colour in ((760, (196, 88, 60)), (868, (72, 112, 150))):
        draw_on.polygon([(x - 56, 420), (x + 56, 420), (x + 42, 560), (x - 42, 560)], fill=colour)
        draw_on.ellipse((x - 56, 402, x + 56, 438), fill=(64, 46, 34))
    return picture


PICTURES = {"loaf": _loaf, "door": _door, "swallows": _swallows, "radio": _radio, "garden": _garden}
