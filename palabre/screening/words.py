"""A plain text cut into words, numbers, moments, addresses and sentence ends."""

import re
from itertools import islice
from typing import Final

import msgspec

MAX_WORDS: Final = 5_000

_TOKEN: Final = re.compile(
    r"(?P<word>[a-z]+(?![\w.@:+%-]))"
    r"|(?P<url>https?://[^\s\"<>]+|www\.[^\s\"<>]+)"
    r"|(?P<email>[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}\.[a-z0-9.-]{2,63})"
    r"|(?P<mention>@[a-z0-9_.]{1,64}(?:@[a-z0-9.-]{1,253})?)"
    r"|(?P<date>\d{4}-\d\d?-\d\d?|\d\d?[/.]\d\d?(?:[/.]\d{2,4})?(?![\d:]))"
    r"|(?P<money>[$€£] ?\d[\d.,]*k?|\d[\d.,]* ?(?:€|£|\$|eur|euros|usd|dollars|btc|eth)(?![a-z]))"
    r"|(?P<phone>\+?\(?\d(?:[ .()-]?\d){8,14}(?!\d)|\d{3}-\d{4}(?!\d))"
    r"|(?P<time>\d{1,2}(?::\d\d ?(?:[ap]\.?m)?| ?h(?: ?\d\d)?| ?[ap]\.?m)(?![a-z0-9]))"
    r"|(?P<number>\d+(?:st|nd|rd|th|er|e|eme)?(?![a-z]))"
    r"|(?P<other>[^\W_]+)"
    r"|(?P<stop>[.!?;\n]+)"
    r"|(?P<pause>[,:()]| - )",
)


_KIND: Final = {name: "word" if name == "other" else name for name in _TOKEN.groupindex}


class Words(msgspec.Struct, frozen=True):
    """`spelling[i]` stands at `starts[i]`…`ends[i]` of the text; `kinds[i]` is the name of its sort.

    A `stop` ends a sentence, a `pause` a part of one.
    """

    text: str
    spelling: list[str]
    kinds: list[str]
    starts: list[int]
    ends: list[int]


def cut(text: str) -> Words:
    """The words of a plain text, at most `MAX_WORDS`."""
    spelling, kinds, starts, ends = [], [], [], []
    for found in islice(_TOKEN.finditer(text), MAX_WORDS):
        spelling.append(found.group())
        kinds.append(_KIND.get(found.lastgroup or "", "word"))
        starts.append(found.start())
        ends.append(found.end())
    return Words(text, spelling, kinds, starts, ends)
