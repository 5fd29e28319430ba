"""Disguises undone: leet, spaced letters, stretched words, letters of other scripts, glued hashtags.

A respelling is taken only when it yields a word that the lexicons know, so ordinary text with digits and marks stays itself.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from palabre.screening.fold import lookalike

ODD: Final = (
    r"[a-z][0-9@$!|*+€£]+[a-z]",
    r"[a-z]{2}[013457|$*]",
    r"[$013457|!*][a-z]{2}",
    r"(^|[^a-z0-9])[a-z0-9]([ ._*+~-]{1,3}[a-z0-9@$!|]){3,}([^a-z0-9]|$)",
    r"[a-z][._*+~-][a-z]",
    r"#[a-z]{7,}",
    r"@(ttack|rm|ssassin|xe|battre|rme)",
    r"[\x80-\xff]",
    *(f"{letter}{{3,}}" for letter in "abcdefghijklmnopqrstuvxyz"),
)
"""What plain text shows when something may be disguised."""

_SPACED: Final = re.compile(r"(?<![a-z0-9])[a-z0-9@$!|](?:[ ._*+~-]{1,3}[a-z0-9@$!|](?![a-z0-9])){3,}")
_CHUNK: Final = re.compile(r"[^\s\"'(),;:?]+")
_HASHTAG: Final = re.compile(r"#([a-z]{7,60})")
_STRETCHED: Final = re.compile(r"(.)\1{2,}")
_DOUBLED: Final = re.compile(r"(.)\1+")
_SEPARATORS: Final = re.compile(r"(?<=[^\W_])[._*+~/\\-]+(?=[^\W_])|[*]+")
_PLAIN: Final = re.compile(r"[a-z]+")
_LEET: Final = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s", "!": "i"}
_LEET |= {"€": "e", "£": "l", "+": "t"}
_TABLES: Final = (str.maketrans(_LEET | {"1": "i", "|": "i"}), str.maketrans(_LEET | {"1": "l", "|": "l"}))
_LONGEST: Final = 60


def undo(plain: str, vocabulary: frozenset[str]) -> str:
    """A plain text with its disguises undone; the same text when there were none."""

    def respell(found: re.Match[str]) -> str:
        return _respelt(found.group(), vocabulary)

    def join(found: re.Match[str]) -> str:
        return _joined(found.group(), vocabulary)

    def part(found: re.Match[str]) -> str:
        return "# " + (_segmented(found.group(1), vocabulary) or found.group(1))

    return _CHUNK.sub(respell, _HASHTAG.sub(part, _SPACED.sub(join, plain)))


def _respelt(chunk: str, vocabulary: frozenset[str]) -> str:
    if _PLAIN.fullmatch(chunk) and (chunk in vocabulary or not _STRETCHED.search(chunk)):
        return chunk
    core = chunk.rstrip("!.")
    if not 2 < len(core) <= _LONGEST or "://" in chunk:
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
