"""Disguises undone: leet, spaced letters, stretched words, letters of other scripts, glued hashtags.

A respelling is taken only when it yields a word that the lexicons know, so ordinary text with digits and marks stays
itself.
"""

from collections.abc import Collection
from typing import Final

from palabre.screening.spacing import join_letters, part_hashtags
from palabre.screening.spelling import respell

SPACED: Final = "spaced"
SPELT: Final = "spelt"
GLUED: Final = "glued"
ODD: Final = (
    (SPELT, r"[a-z][0-9@$!|*+]+[a-z]"),
    (SPELT, r"[a-z]{2}[013457|$*]"),
    (SPELT, r"[$013457|!*][a-z]{2}"),
    (SPELT, r"(^|[^a-z])[a-z]{1,3}([._~-][a-z]{1,3}){2,}([^a-z]|$)"),
    (SPELT, r"@(ttack|rm|ssassin|xe|battre|rme)"),
    (SPELT, r"[\x80-\xff]"),
    *((SPELT, letter * 3) for letter in "abcdefghijklmnopqrstuvxyz"),
    (SPACED, r"(^|[^a-z0-9])[a-z0-9]([ ._*+~',-]{1,3}[a-z0-9@$!|]){3,}([^a-z0-9]|$)"),
    (GLUED, r"#[a-z]{7,}"),
)
"""What plain text shows when something may be disguised, and how."""


def undo(plain: str, vocabulary: frozenset[str], ways: Collection[str] = (SPACED, SPELT, GLUED)) -> str:
    """A plain text with its disguises undone; the same text when there were none."""
    if SPACED in ways:
        plain = join_letters(plain, vocabulary)
    if GLUED in ways:
        plain = part_hashtags(plain, vocabulary)
    if SPELT in ways:
        plain = respell(plain, vocabulary)
    return plain
