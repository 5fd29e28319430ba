"""Words in disguise: digits and marks for letters, stretched letters, letters of other scripts, dots between."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from palabre.screening.fold import lookalike

_LETTER: Final = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s", "!": "i"}
_MORE: Final = {"€": "e", "£": "l", "+": "t"}
LEET: Final = (
    str.maketrans(_LETTER | _MORE | {"1": "i", "|": "i"}),
    str.maketrans(_LETTER | _MORE | {"1": "l", "|": "l"}),
)
"""Letters for the digits and marks that stand for them; 1 is an i or an l."""

_CHUNK: Final = re.compile(r"[^\s\"'(),;?]+")
_PART: Final = re.compile(r"[^\s\"'(),;?-]+")
_STRETCHED: Final = re.compile(r"(.)\1{2,}")
_DOUBLED: Final = re.compile(r"(.)\1+")
_BETWEEN: Final = re.compile(r"(?<=[^\W_])[._*+~/\\-]+(?=[^\W_])|[*]+")
_FILLINGS: Final = "ieoauybcdfghjklmnpqrstvwxz"
_LONGEST: Final = 40
_SHORT: Final = 2
_MANY: Final = 2


def respell(plain: str, vocabulary: frozenset[str]) -> str:
    """Each disguised word as the known word it hides. Where many are, short and unknown ones are spelt out too."""
    count = 0

    def one(found: re.Match[str]) -> str:
        nonlocal count
        chunk = found.group()
        core = chunk.rstrip("!.")
        if _is_plain(core) or core in vocabulary or "//" in chunk or not _SHORT < len(core) <= _LONGEST:
            return chunk
        word = next((word for word in _readings(core) if word in vocabulary), "")
        if not word and "-" in core:
            return "-".join(_CHUNK.sub(one, part) for part in chunk.split("-"))
        count += word != ""
        return word + chunk[len(core) :] if word else chunk

    respelt = " ".join(word if _is_plain(word) else _CHUNK.sub(one, word) for word in plain.split(" "))
    return _PART.sub(lambda found: _spelt_out(found.group(), vocabulary), respelt) if count >= _MANY else respelt


def _is_plain(word: str) -> bool:
    return word.isalpha() and word.isascii() and not _STRETCHED.search(word)


def _spelt_out(chunk: str, vocabulary: frozenset[str]) -> str:
    if (chunk.isalpha() and chunk.isascii()) or "//" in chunk:
        return chunk
    core = chunk.rstrip("!.")
    letters = _latin(core).translate(LEET[0])
    if core.isdigit() and len(core) > 1:
        return letters if letters in vocabulary else chunk
    return letters + chunk[len(core) :] if letters.isascii() and letters.isalpha() else chunk


def _readings(core: str) -> Iterator[str]:
    """What a disguised word may say, likeliest first."""
    letters = _latin(core)
    if not letters.isascii():
        return
    for spelling in dict.fromkeys((letters, _BETWEEN.sub("", letters))):
        for table in LEET:
            decoded = spelling.translate(table)
            yield decoded
            yield _STRETCHED.sub(r"\1", decoded)
            yield _STRETCHED.sub(r"\1\1", decoded)
            yield _DOUBLED.sub(r"\1", decoded)
    stars = letters.count("*")
    if stars in (1, 2):
        for filling in product(_FILLINGS if stars == 1 else _FILLINGS[:5], repeat=stars):
            left = iter(filling)
            yield "".join(next(left) if letter == "*" else letter for letter in letters)


def _latin(word: str) -> str:
    return word if word.isascii() else "".join(map(lookalike, word))
