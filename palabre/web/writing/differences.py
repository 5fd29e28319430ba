"""What changed between two wordings, word by word. Pure."""

import re
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

import msgspec

from palabre.media.model import Attachment
from palabre.statuses.model import Edit

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
MOST_WORDS = 4_000
"""Longer texts are compared line by line, so that no text keeps the server busy."""


class Change(StrEnum):
    """What happened to a piece of text."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text, and what happened to it."""

    change: Change
    text: str


class Comparison(msgspec.Struct, frozen=True):
    """A wording beside the one before it."""

    edit: Edit
    text: list[Piece]
    warning: list[Piece]
    options: list[list[Piece]]
    added: list[Attachment]
    removed: list[Attachment]
    described: list[tuple[Attachment, list[Piece]]]
    """Files whose description changed."""
    is_first: bool = False


def compared(edits: list[Edit]) -> list[Comparison]:
    """Each wording compared with the one before it, the newest first. `edits` begin with the first wording."""
    befores: list[Edit | None] = [None, *edits[:-1]]
    return [_compared(before, edit) for before, edit in zip(befores, edits, strict=True)][::-1]


def _compared(before: Edit | None, edit: Edit) -> Comparison:
    former = before or edit
    known = {each.id: each for each in former.attachments}
    ids = {each.id for each in edit.attachments}
    described = [
        (each, differences(known[each.id].description, each.description))
        for each in edit.attachments
        if each.id in known and known[each.id].description != each.description
    ]
    return Comparison(
        edit=edit,
        text=differences(former.text, edit.text),
        warning=differences(former.spoiler_text, edit.spoiler_text),
        options=[
            differences(old, new) for old, new in zip_longest(former.poll_options, edit.poll_options, fillvalue="")
        ],
        added=[each for each in edit.attachments if each.id not in known],
        removed=[each for each in former.attachments if each.id not in ids],
        described=described,
        is_first=before is None,
    )


def differences(old: str, new: str) -> list[Piece]:
    """The pieces of both texts in reading order; what was replaced stands before what replaced it."""
    if old == new:
        return [Piece(Change.KEPT, new)] if new else []
    pattern = _WORDS if len(old) + len(new) <= MOST_WORDS else re.compile(r"[^\n]+|\n")
    olds, news = pattern.findall(old), pattern.findall(new)
    pieces = []
    for kind, a, b, c, d in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(Change.KEPT, "".join(news[c:d])))
            continue
        pieces += [
            Piece(change, text)
            for change, text in ((Change.REMOVED, "".join(olds[a:b])), (Change.ADDED, "".join(news[c:d])))
            if text
        ]
    return pieces
