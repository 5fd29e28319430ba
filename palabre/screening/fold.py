"""Folding: one plain spelling for each character, so that a pattern is written once.

Compatibility forms become their letters (NFKC), case and accents go, typographic marks become ASCII, invisible
characters vanish. Letters of other scripts stay; `lookalike` says which Latin letter they imitate.
"""

import unicodedata
from typing import Final

_TYPOGRAPHIC: Final = {
    "’": "'", "‘": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‹": '"', "›": '"', "″": '"',
    "–": "-", "—": "-", "‑": "-", "‒": "-", "−": "-", "…": ".", "•": "-", "·": "-", "¡": ".", "¿": ".",
    "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "ı": "i",
    "\xa0": " ", "\u2028": "\n", "\u2029": "\n", "\r": "\n", "。": ".", "！": "!", "？": "?",
}  # fmt: skip

# Pictures that say a weapon or a laugh; every other picture is a space.
_PICTURES: Final = {
    "🔪": " knife ", "🗡": " knife ", "🔫": " gun ", "💣": " bomb ", "🧨": " explosives ", "🪓": " axe ", "⚔": " sword ",
    "😂": " lol ", "🤣": " lol ", "😹": " lol ", "😆": " lol ", "🤪": " lol ", "😜": " lol ", "😅": " lol ",
}  # fmt: skip

# Cyrillic, Greek, Armenian and Cherokee letters that pass for Latin ones, each before its double.
_PAIRS: Final = (
    "аa бb вb гr еe зe иu кk мm нh оo пn рp сc тt уy хx чy ьb ыb іi јj ѕs ԁd ԛq ԝw һh ӏl ѵv "
    "αa βb γy δd εe ζz ηn κk λl μu νv οo πn ρp σo ςs τt υu χx ωw ιi ϲc ϳj "
    "սu օo ոn ցg հh տs զq Ꭺa Ꭼe Ꮃw Ꮇm Ꮋh Ꮖi Ꮮl Ꮯc Ꮲp Ꮪs Ꭲt Ꮩv ꮶk ꮮl ꮖi"
)
_LOOKALIKES: Final = {pair[0]: pair[1] for pair in _PAIRS.split()}

_INVISIBLE: Final = {"Cf", "Mn", "Me", "Cc", "Cs", "Co"}
_SPACES: Final = {"\n": "\n", "\t": " "}


def fold_character(character: str) -> str:
    """The plain spelling of one character: nothing, one character, or several."""
    if character in _TYPOGRAPHIC:
        return _TYPOGRAPHIC[character]
    if character in _PICTURES:
        return _PICTURES[character]
    if character in _SPACES:
        return _SPACES[character]
    out = []
    for part in unicodedata.normalize("NFKD", character).casefold():
        kind = unicodedata.category(part)
        if kind in _INVISIBLE:
            continue
        if part.isascii() or kind[0] in "LN" or kind == "Sc":
            out.append(_TYPOGRAPHIC.get(part, part))
        else:
            out.append(_latin_in_name(part) or " ")
    return "".join(out)


def lookalike(letter: str) -> str:
    """The Latin letter that a folded letter of another script imitates, or the letter itself."""
    if letter.isascii():
        return letter
    return _LOOKALIKES.get(letter) or _latin_in_name(letter) or letter


def _latin_in_name(character: str) -> str:
    """The letter that Unicode's own name of a character ends in, as in NEGATIVE SQUARED LATIN CAPITAL LETTER K."""
    name = unicodedata.name(character, "")
    if "LATIN" not in name and "REGIONAL INDICATOR" not in name and "SQUARED" not in name:
        return ""
    last = name.rpartition(" ")[2]
    return last.lower() if len(last) == 1 and last.isascii() and last.isalpha() else ""


class _Folding(dict[int, str]):
    """A translation table that learns each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = fold_character(chr(code))
        return folded


FOLDING: Final = _Folding()


def _byte_table() -> tuple[bytes, bytes]:
    """The same folding for text that Windows-1252 can hold: a table of bytes, and the bytes to leave out.

    What would need more than one byte stays above 127.
    """
    table, left_out = bytearray(range(256)), bytearray()
    for value in range(256):
        try:
            folded = FOLDING[ord(bytes([value]).decode("cp1252"))]
        except UnicodeDecodeError:
            continue
        if not folded:
            left_out.append(value)
        elif len(folded) == 1 and folded.isascii():
            table[value] = ord(folded)
    return bytes(table), bytes(left_out)


BYTE_TABLE, LEFT_OUT = _byte_table()
