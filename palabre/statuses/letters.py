"""Which characters make a word, in any script, and how words are folded for comparison. Pure."""

import re
import unicodedata


def _ranges_of(category: str) -> str:
    """Every assigned code point of a general category's group, as the inside of a character class."""
    members = [code for code in range(0x300, 0x1F000) if unicodedata.category(chr(code))[0] == category]
    ranges: list[list[int]] = []
    for code in members:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in ranges)


MARKS = _ranges_of("M")
"""Combining marks, which `\\w` leaves out: without them, words of Hindi, Tamil or Thai fall apart."""

WORD = rf"\w{MARKS}"
"""The inside of a character class of what stands in words."""

_ACCENTS = re.compile("[\u0300-\u036f]+")


def fold(text: str) -> str:
    """Text without case, accents or width, so that `Été` and `ete` meet."""
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return unicodedata.normalize("NFKC", bare)
