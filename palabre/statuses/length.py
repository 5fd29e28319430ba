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
_PLAIN = re.compile("[\0-\x0c\x0e-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
"""Latin letters, common punctuation and currencies: each is a cluster of its own, and most texts have nothing else."""


def characters(text: str) -> int:
    """How many characters a reader sees."""
    return len(text) if _PLAIN.fullmatch(text) else sum(1 for _cluster in _CLUSTER.finditer(text))


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
