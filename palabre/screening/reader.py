"""Reads one view of a text with the lexicons: from words to hits."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from palabre.screening.fold import FOLDING
from palabre.screening.frames import Layout, find_all
from palabre.screening.lexicon import Keys, Lexicon, PhraseSignal
from palabre.screening.signals.signal import Hit
from palabre.screening.words import Words

EVERYWHERE: Final = (-1, 1 << 30)
_NAME: Final = re.compile(r"(?<=[a-zà-ÿ,;:'’\"] )[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*")


class Spot(NamedTuple):
    """One position of a layout: the characters it covers."""

    start: int
    end: int


def names_in(raw: str) -> frozenset[str]:
    """Folded words that are written with a capital in the middle of a sentence."""
    found = " ".join(_NAME.findall(raw)).translate(FOLDING)
    return frozenset(found.replace("'", " ").replace("-", " ").split())


def read_with(lexicon: Lexicon, words: Words, names: frozenset[str]) -> Iterator[Hit]:
    """Every hit of a lexicon's signals."""
    layout, spots = lay_out(lexicon, words, names)
    done: set[tuple[str, int]] = set()
    for key in layout.masks:
        for name, frame in lexicon.frames.get(key, ()):
            if (name, id(frame)) in done:
                continue
            done.add((name, id(frame)))
            for first, last in find_all(frame, layout):
                start, end = spots[first].start, spots[last].end
                signal = lexicon.signals[name]
                reach = _reach(signal, layout, spots, (first, last))
                yield Hit(name, start, end, signal.weight, words.text[start : min(end, start + 120)], reach)


def lay_out(lexicon: Lexicon, words: Words, names: frozenset[str]) -> tuple[Layout, list[Spot]]:
    """The positions of every key, with the lexicon's longer entries taken as one word each."""
    masks: dict[str, int] = {}
    spots: list[Spot] = []
    standing = at = 0
    while at < len(words.spelling):
        bit = 1 << len(spots)
        length = 1
        if words.kinds[at] != "stop":
            standing |= bit
            length, keys = _entry(lexicon, words, at, names)
            for key in keys:
                masks[key] = masks.get(key, 0) | bit
        spots.append(Spot(words.starts[at], words.ends[at + length - 1]))
        at += length
    return Layout(masks, standing, standing & ~(standing << 1), standing & ~(standing >> 1)), spots


def _entry(lexicon: Lexicon, words: Words, at: int, names: frozenset[str]) -> tuple[int, Keys]:
    """How many words the longest entry at a place takes, and its keys."""
    word, kind = words.spelling[at], words.kinds[at]
    for rest, keys in lexicon.phrases.get(word, ()):
        if words.spelling[at + 1 : at + 1 + len(rest)] == list(rest):
            return 1 + len(rest), keys
    if kind != "word":
        return 1, (kind, *lexicon.singles.get(word, ()))
    known = lexicon.singles.get(word)
    if word in names:
        return 1, ("name", *(known or ()))
    return 1, known or ("other",)


def _reach(signal: PhraseSignal, layout: Layout, spots: list[Spot], match: tuple[int, int]) -> tuple[int, int]:
    """The characters that a match covers when it is a contrast."""
    first, last = match
    if signal.scope == "post":
        return EVERYWHERE
    if signal.scope == "sentence":
        while not layout.starts >> first & 1:
            first -= 1
        while not layout.ends >> last & 1:
            last += 1
    return spots[first].start, spots[last].end
