"""Disguises undone: leet, spaced letters, stretched words, letters of other scripts, glued hashtags.

A respelling is taken only when it yields a word that the lexicons know, so ordinary text with digits and marks stays itself.
"""

import re
from collections.abc import Collection, Iterator
from itertools import product
from typing import Final

from palabre.screening.fold import lookalike

SPACED: Final = "spaced"
SPELT: Final = "spelt"
GLUED: Final = "glued"
ODD: Final = (
    (SPELT, r"[a-z][0-9@$!|*+€£]+[a-z]"),
    (SPELT, r"[a-z]{2}[013457|$*]"),
    (SPELT, r"[$013457|!*][a-z]{2}"),
    (SPELT, r"(^|[^a-z])[a-z]{1,3}([._~-][a-z]{1,3}){2,}([^a-z]|$)"),
    (SPELT, r"@(ttack|rm|ssassin|xe|battre|rme)"),
    (SPELT, r"[\x80-\xff]"),
    *((SPELT, letter * 3) for letter in "abcdefghijklmnopqrstuvxyz"),
    (SPACED, r"(^|[^a-z0-9])[a-z0-9]([ ._*+~-]{1,3}[a-z0-9@$!|]){3,}([^a-z0-9]|$)"),
    (GLUED, r"#[a-z]{7,}"),
)
"""What plain text shows when something may be disguised, and how."""

_SPACED: Final = re.compile(r"(?<![a-z0-9])[a-z0-9@$!|](?:[ ._*+~-]{1,3}[a-z0-9@$!|](?![a-z0-9])){3,}")
_CHUNK: Final = re.compile(r"[^\s\"'(),;?]+")
_HASHTAG: Final = re.compile(r"#([a-z]{7,60})")
_STRETCHED: Final = re.compile(r"(.)\1{2,}")
_DOUBLED: Final = re.compile(r"(.)\1+")
_SEPARATORS: Final = re.compile(r"(?<=[^\W_])[._*+~/\\-]+(?=[^\W_])|[*]+")
_LEET: Final = dict(zip("034578 9@$!€£+".replace(" ", ""), "oeastbgasielt", strict=True))
_TABLES: Final = (str.maketrans(_LEET | {"1": "i", "|": "i"}), str.maketrans(_LEET | {"1": "l", "|": "l"}))
_LONGEST: Final = 60


def undo(plain: str, vocabulary: frozenset[str], ways: Collection[str] = (SPACED, SPELT, GLUED)) -> str:
    """A plain text with its disguises undone; the same text when there were none."""
    if SPACED in ways:
        plain = _SPACED.sub(lambda found: _joined(found.group(), vocabulary), plain)
    if GLUED in ways:
        plain = _HASHTAG.sub(lambda found: "# " + (_segmented(found.group(1), vocabulary) or found.group(1)), plain)
    if SPELT in ways:
        plain = " ".join(
            word
            if word.isalpha() and word.isascii() and not _STRETCHED.search(word)
            else _CHUNK.sub(lambda found: _respelt(found.group(), vocabulary), word)
            for word in plain.split(" ")
        )
    return plain


def _respelt(chunk: str, vocabulary: frozenset[str]) -> str:
    core = chunk.rstrip("!.")
    if not 2 < len(core) <= _LONGEST or core in vocabulary or "//" in chunk:
        return chunk
    if core.isascii() and core.isalpha() and not _STRETCHED.search(core):
        return chunk
    for candidate in _candidates(core):
        if candidate in vocabulary:
            return candidate + chunk[len(core) :]
    return chunk


def _candidates(core: str) -> Iterator[str]:
    """Readings of a disguised word, likeliest first."""
    letters = core if core.isascii() else "".join(map(lookalike, core))
    if not letters.isascii():
        return
    for spelling in dict.fromkeys((letters, _SEPARATORS.sub("", letters))):
        for table in _TABLES:
            decoded = spelling.translate(table)
            yield decoded
            yield _STRETCHED.sub(r"\1\1", decoded)
            yield _STRETCHED.sub(r"\1", decoded)
            yield _DOUBLED.sub(r"\1", decoded)
    if 0 < letters.count("*") <= 2:
        for vowels in product("aeiou", repeat=letters.count("*")):
            filled = iter(vowels)
            yield "".join(next(filled) if letter == "*" else letter for letter in letters)


def _joined(run: str, vocabulary: frozenset[str]) -> str:
    """`k i l l  y o u` as words: by wider gaps where there are any, else by the vocabulary."""
    wide = re.split(r"[ ._*+~-]{2,}", run)
    words = []
    for piece in wide:
        squeezed = re.sub(r"[ ._*+~-]", "", piece)
        words.append(next(filter(None, (_segmented(squeezed.translate(t), vocabulary) for t in _TABLES)), ""))
    return " ".join(words) if all(words) else run


def _segmented(letters: str, vocabulary: frozenset[str]) -> str:
    """The fewest known words that spell `letters`, with at least one of three letters; empty when there are none."""
    best: list[list[str] | None] = [[]] + [None] * len(letters)
    for end in range(1, min(len(letters), _LONGEST) + 1):
        for start in range(max(0, end - 18), end):
            before = best[start]
            if before is not None and letters[start:end] in vocabulary:
                current = best[end]
                if current is None or len(before) + 1 < len(current):
                    best[end] = [*before, letters[start:end]]
    words = best[-1] or []
    return " ".join(words) if any(len(word) > 2 for word in words) else ""
