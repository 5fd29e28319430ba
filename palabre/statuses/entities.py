"""Finds the links, mentions and hashtags of a plain text. Pure.

What counts as one follows Mastodon (https://docs.joinmastodon.org/user/posting/#text).
"""

import re
from enum import StrEnum
from typing import Final

import msgspec
from linkify_it import LinkifyIt

from palabre.statuses.letters import WORD, fold


class EntityKind(StrEnum):
    """What a stretch of text is."""

    LINK = "link"
    MENTION = "mention"
    TAG = "tag"


class Entity(msgspec.Struct, frozen=True):
    """A stretch `text[start:end]`. `value` is the address, the handle without the first @, or the tag without #."""

    start: int
    end: int
    kind: EntityKind
    value: str


_SCHEMES = ("http:", "https:")
_LINKS: Final = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
for _scheme in ("ftp:", "mailto:", "//"):
    _LINKS.add(_scheme, None)

_MENTION = re.compile(
    rf"(?<![=/{WORD}])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*(?:@[{WORD}]+(?:[.-]+[{WORD}]+)*)?)", re.IGNORECASE
)
_SEPARATORS = "_\u00b7\u30fb\u200c"
_TAG = re.compile(rf"(?<![=/{WORD}])[#\uff03]([{WORD}{_SEPARATORS}]{{1,100}})(?![{WORD}{_SEPARATORS}])")
_NO_TAG = re.compile(rf"[\d{_SEPARATORS}]*")


def entities(text: str) -> list[Entity]:
    """The links, mentions and tags of a text, in order; none lies within another."""
    found = _links(text) if "://" in text else []
    if "@" in text:
        found += _between(found, _MENTION, EntityKind.MENTION, text)
    if "#" in text or "\uff03" in text:
        found += [each for each in _between(found, _TAG, EntityKind.TAG, text) if not _NO_TAG.fullmatch(each.value)]
    return sorted(found, key=lambda each: each.start)


def _links(text: str) -> list[Entity]:
    return [
        Entity(match.index, match.last_index, EntityKind.LINK, match.raw)
        for match in _LINKS.match(text) or ()
        if match.schema.lower() in _SCHEMES
    ]


def _between(taken: list[Entity], pattern: re.Pattern[str], kind: EntityKind, text: str) -> list[Entity]:
    return [
        Entity(match.start(), match.end(), kind, match.group(1))
        for match in pattern.finditer(text)
        if not any(match.start() < other.end and other.start < match.end() for other in taken)
    ]


def tag_name(written: str) -> str:
    """The name under which spellings of a tag are one: no case, no accents."""
    return fold(written)


def handle_key(written: str, local_domain: str) -> str:
    """A handle as it is looked up: without case, and without the domain when that is this instance's."""
    name, _at, domain = written.casefold().partition("@")
    return f"{name}@{domain}" if domain and domain != local_domain.casefold() else name
