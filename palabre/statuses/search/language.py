"""The language in which people search: words, "phrases" and operators; a `-` before one turns it around. Pure.

`from:me` `from:@handle` · `has:media|image|video|audio|poll|link|quote` · `is:reply|sensitive` · `language:fr` ·
`before:2026-05-01` `after:…` `during:…` (days, UTC) · `in:all|library|public` · `sort:newest|best`. What is no operator
is a word. After https://docs.joinmastodon.org/user/network/#search.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

import msgspec

from palabre.ground.errors import Invalid
from palabre.ground.ids import first_id_at
from palabre.ground.language import _
from palabre.statuses.letters import fold
from palabre.statuses.search.words import MAX_ASKED, MAX_WORDS, groups, is_mark, mark

HAS: Final = frozenset({"media", "image", "video", "audio", "poll", "link", "quote"})
IS: Final = frozenset({"reply", "sensitive"})
SAME: Final = {"embed": "link", "gif": "video", "gifv": "video"}
_PART = re.compile(r'(?P<not>-)?(?:(?P<name>[a-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))', re.IGNORECASE)
_DAY = "%Y-%m-%d"


class Sought(msgspec.Struct, frozen=True):
    """What a search asks for. Words and phrases are folded; marks are words of the index's own (see `words`)."""

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    not_authors: tuple[str, ...] = ()
    min_id: int = 0
    max_id: int | None = None
    within: str = "all"
    sort: str = "newest"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for that could be found."""
        return not (self.words or self.authors or self.min_id or self.max_id is not None or self.within == "library")


def parse(text: str) -> Sought:
    """Reads a search. Raises `Invalid` for a date that is none."""
    words: dict[str, None] = {}
    without: dict[str, None] = {}
    found = Sought()
    for part in list(_PART.finditer(text[:MAX_ASKED]))[: 2 * MAX_WORDS]:
        name, value = (part["name"] or "").lower(), part["phrase"] or part["word"] or ""
        is_not = part["not"] is not None
        if (operator := _mark_of(name, value.lower())) is not None:
            (without if is_not else words)[operator] = None
        elif name in ("from", "before", "after", "during", "in", "sort"):
            found = _narrowed(found, name, value, is_not=is_not)
        else:
            whole = f"{part['name']}:{value}" if name else value
            chosen = without if is_not else words
            phrases = [" ".join(group) for group in groups(whole)]
            chosen |= dict.fromkeys([" ".join(phrases)] if part["phrase"] and phrases else phrases)
    return msgspec.structs.replace(found, words=tuple(words)[:MAX_WORDS], without=tuple(without)[:MAX_WORDS])


def may_fit(sought: Sought, texts: Iterable[str]) -> bool:
    """Whether it is worth while to look closer: every word of its own that is sought stands somewhere in the texts."""
    held = fold("\n".join(texts))
    return all(word in held for phrase in sought.words if not is_mark(phrase) for word in phrase.split(" "))


def fits(sought: Sought, document: Sequence[str]) -> bool:
    """Whether a document, as the index would hold it, has all that is sought and nothing that is not."""
    held = set(document)

    def has(phrase: str) -> bool:
        words = phrase.split(" ")
        if not held.issuperset(words):
            return False
        return len(words) == 1 or any(
            list(document[at : at + len(words)]) == words for at in range(len(document) - len(words) + 1)
        )

    return all(has(each) for each in sought.words) and not any(has(each) for each in sought.without)


def _mark_of(name: str, value: str) -> str | None:
    """The index's own word for an operator about content, or None for what is no such operator."""
    value = SAME.get(value, value)
    if (name == "has" and value in HAS) or (name == "is" and value in IS):
        return mark(name, value)
    if name in ("language", "lang") and re.fullmatch(r"[a-z]{2,3}(-[a-z]+)?", value):
        return mark("language", value.partition("-")[0])
    return None


def _narrowed(found: Sought, name: str, value: str, *, is_not: bool) -> Sought:
    match name:
        case "from" if is_not:
            return msgspec.structs.replace(found, not_authors=(*found.not_authors, value))
        case "from":
            return msgspec.structs.replace(found, authors=(*found.authors, value))
        case "in" if value.lower() in ("library", "public"):
            return msgspec.structs.replace(found, within=value.lower())
        case "sort" if value.lower() == "best":
            return msgspec.structs.replace(found, sort="best")
        case "before":
            return _before(found, _day(value))
        case "after":
            return _after(found, _day(value) + timedelta(days=1))
        case "during":
            return _before(_after(found, _day(value)), _day(value) + timedelta(days=1))
        case _:
            return found


def _before(found: Sought, moment: datetime) -> Sought:
    max_id = first_id_at(max(0, int(moment.timestamp() * 1000)))
    return msgspec.structs.replace(found, max_id=max_id if found.max_id is None else min(found.max_id, max_id))


def _after(found: Sought, moment: datetime) -> Sought:
    return msgspec.structs.replace(found, min_id=max(found.min_id, first_id_at(int(moment.timestamp() * 1000)) - 1, 0))


def _day(value: str) -> datetime:
    try:
        return datetime.strptime(value, _DAY).replace(tzinfo=UTC, year=min(int(value[:4]), 9998))
    except ValueError as error:
        raise Invalid(_("“{given}” is no day. Write one such as 2026-05-31."), code="day", given=value) from error
