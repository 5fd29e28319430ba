"""How texts and searches are cut into words, and the words of the index's own. Pure.

Texts are cut into folded words before they reach either engine, so that both find the same. A character of Chinese,
Japanese or Korean script is a word of its own, and neighbours are sought as a phrase.
"""

import hashlib
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final
from zlib import crc32

from palabre.statuses.letters import WORD, fold

MAX_WORDS: Final = 12
MAX_ASKED: Final = 300
MAX_WORD: Final = 60
MAX_OPENING: Final = 500
LEAST_WORDS: Final = 5
OPENING_WORDS: Final = 8

_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff"
)
_TOKEN = re.compile(rf"[{_CJK}]+|(?:(?![_{_CJK}])[{WORD}])+")
_IS_CJK = re.compile(f"[{_CJK}]")
_ASCII = re.compile("[a-z0-9]+")
_MARK = re.compile("(?:has|is|language|in|author|named|alike)0")
_ALIKE_NOT = re.compile(r"^(?:\s*@\S+)+|https?://\S+")


def groups(text: str) -> list[list[str]]:
    """The words of a text; a run of characters that are words of their own is one group."""
    folded = fold(text)
    if folded.isascii():
        return [[word[:MAX_WORD]] for word in _ASCII.findall(folded)]
    return [list(word)[:MAX_WORDS] if _IS_CJK.match(word) else [word[:MAX_WORD]] for word in _TOKEN.findall(folded)]


def words_of(text: str) -> list[str]:
    """Every word of a text."""
    folded = fold(text)
    if folded.isascii():
        return [word[:MAX_WORD] for word in _ASCII.findall(folded)]
    return [each for word in _TOKEN.findall(folded) for each in (word if _IS_CJK.match(word) else (word[:MAX_WORD],))]


def mark(name: str, value: str | int) -> str:
    """A word of the index's own: `has0image`, `author0117`. Text can hold such a word too; sight is judged later."""
    return f"{name}0{value}"


def neighbours(words: Sequence[str]) -> list[str]:
    """A mark for each two words that follow each other, of so few letters that others can share it.

    No text can hold it: `fold` leaves no é.
    """
    return [f"é{crc32(f'{one} {other}'.encode()) & 0xFFFF:04x}" for one, other in pairwise(words)]


def is_mark(word: str) -> bool:
    """Whether a word may be one of the index's own."""
    return _MARK.match(word) is not None


def alike_word(text: str) -> str:
    """A word that texts share which begin with the same words, whatever they name or link; empty for a short text."""
    opening = words_of(_ALIKE_NOT.sub(" ", text)[:MAX_OPENING])[:OPENING_WORDS]
    if len(opening) < LEAST_WORDS:
        return ""
    return "alike0" + hashlib.blake2b(" ".join(opening).encode(), digest_size=8).hexdigest()
