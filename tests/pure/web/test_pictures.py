from xml.etree import ElementTree

from palabre.web.assets import asset, assets
from palabre.web.avatars import draw


def test_an_account_without_a_picture_gets_the_same_leaves_every_time() -> None:
    assert draw(1) == draw(1)
    assert len({draw(number) for number in range(50)}) > 40


def test_drawings_are_whole_and_load_nothing() -> None:
    drawings = [draw(7), *(each.data.decode() for each in assets().values() if each.name.endswith(".svg"))]
    for drawing in drawings:
        root = ElementTree.fromstring(drawing)
        assert root.tag.endswith("svg")
        assert "href" not in drawing
        assert "style" not in drawing


def test_an_asset_is_named_after_its_content() -> None:
    sheet = assets()["built/look.css"]
    assert asset("built/look.css") == f"/static/{sheet.digest}/built/look.css"
    assert sheet.mime == "text/css"
    assert sheet.gzipped is not None
    assert len(sheet.gzipped) < len(sheet.data) / 3


def test_the_sheet_mirrors_by_itself() -> None:
    sheet = assets()["built/look.css"].data.decode()
    for physical in ("margin-left", "margin-right", "padding-left", "padding-right", "text-align: left", "float:"):
        assert physical not in sheet
