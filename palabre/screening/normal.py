"""Text normalised once. Most posts take the short way: bytes through one table."""

from typing import Final

import msgspec

from palabre.screening.fold import BYTE_TABLE, FOLDING, LEFT_OUT

MAX_LENGTH: Final = 10_000
"""Characters that are judged; a longer text is judged by its beginning and its end."""


class Normal(msgspec.Struct, frozen=True):
    """A text in both forms: as written (bounded), and in plain spelling: lower case, no accents, nothing invisible."""

    raw: str
    plain: bytes


def normalise(text: str) -> Normal:
    """The normal form of a text of any length. Never raises."""
    if len(text) > MAX_LENGTH:
        text = text[: MAX_LENGTH // 2] + "\n" + text[-MAX_LENGTH // 2 :]
    return Normal(text, plain_bytes(text))


def plain_bytes(text: str) -> bytes:
    """The plain spelling as UTF-8, by a table of bytes where that is enough."""
    try:
        plain = text.encode("ascii" if text.isascii() else "cp1252").translate(BYTE_TABLE, LEFT_OUT)
        if plain.isascii():
            return plain
    except UnicodeEncodeError:
        pass
    return text.translate(FOLDING).encode("utf-8", "ignore")
