"""Any text has a normal form, and both ways to it agree."""

import pytest

from palabre.screening.fold import FOLDING
from palabre.screening.normal import plain_bytes
from palabre.screening.undo import undo

WORDS = frozenset({"kill", "you", "will", "them", "all", "tuer", "je", "vais", "te", "i", "so", "to"})


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Égorger l’ÂNE", "egorger l'ane"),
        ("« Œuvre » – 10 €", '" oeuvre " - 10 €'),
        ("ｋｉｌｌ", "kill"),
        ("𝐤𝐢𝐥𝐥", "kill"),
        ("🅺🅸🅻🅻", "kill"),
        ("k\u200bi\u00adl\ufeffl", "kill"),
        ("e\u0301te\u0301", "ete"),
        ("Straße", "strasse"),
        ("убить", "убить"),
    ],
)
def test_plain_spelling(text: str, plain: str):
    assert plain_bytes(text).decode() == plain


def test_the_table_of_bytes_says_what_the_table_of_characters_says():
    characters = bytes(range(256)).decode("cp1252", "ignore")
    assert [plain_bytes(each).decode() for each in characters] == [each.translate(FOLDING) for each in characters]


def test_folding_again_changes_nothing():
    once = [plain_bytes(chr(code)).decode() for code in range(0x20, 0x3000)]
    assert [plain_bytes(text).decode() for text in once] == once


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("k1ll th3m", "kill them"),
        ("k i l l  y o u", "kill you"),
        ("i w i l l k i l l y o u", "i will kill you"),
        ("k.i.l.l them", "kill them"),
        ("kiiiill them alllll", "kill them all"),
        ("kіll thеm", "kill them"),
        ("#killthemall", "# kill them all"),
        ("k*ll you", "kill you"),
    ],
)
def test_disguises_are_undone(disguised: str, plain: str):
    assert undo(disguised, WORDS) == plain


@pytest.mark.parametrize(
    "text", ["see you at 10pm", "covid19 and mp3", "a b c d e f g", "10.5 km", "#sunnydays", "u.s.a. today"]
)
def test_ordinary_oddities_stay(text: str):
    assert undo(text, WORDS) == text
