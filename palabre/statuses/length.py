"""Counts characters as Mastodon does, so that clients and server agree. Pure.

A link counts 23, a mention without its domain, and one character is what a reader sees as one (a grapheme cluster).
See https://docs.joinmastodon.org/user/posting/#limits.
"""

import re
from collections.abc import Sequence

from palabre.statuses.entities import Entity, EntityKind
from palabre.statuses.letters import MARKS

LINK_LENGTH = 23

_EXTENDS = f"[{MARKS}\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
_CLUSTER = re.compile(
    rf"[\U0001f1e6-\U0001f1ff]{{2}}|\r\n|.(?:{_EXTENDS}|(?<=\u200d).)*",
    re.DOTALL,
)
_JOINED = re.compile(rf"{_EXTENDS}|[\U0001f1e6-\U0001f1ff]|\r\n")
"""Without any of these, each code point is a cluster."""


def characters(text: str) -> int:
    """How many characters a reader sees."""
    return sum(1 for _cluster in _CLUSTER.finditer(text)) if _JOINED.search(text) else len(text)


def counted_length(text: str, found: Sequence[Entity]) -> int:
    """How many characters of the limit a text with these entities takes."""
    total, end = 0, 0
    for each in found:
        total += characters(text[end : each.start])
        total += _entity_length(each, text)
        end = each.end
    return total + characters(text[end:])


def _entity_length(each: Entity, text: str) -> int:
    if each.kind is EntityKind.LINK:
        return LINK_LENGTH
    if each.kind is EntityKind.MENTION:
        return 1 + len(each.value.partition("@")[0])
    return characters(text[each.start : each.end])
