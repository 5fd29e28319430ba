"""Reads one view of a text with the lexicons: from words to hits."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from palabre.screening.fold import FOLDING
from palabre.screening.frames import Layout, find_all
from palabre.screening.lexicon import Entry, Keys, Lexicon, PhraseSignal
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
    in_clause = msgspec.structs.replace(layout, passable=layout.words & ~_before_pauses(words, spots))
    done: set[int] = set()
    for key in {*layout.masks, *layout.longer}:
        for name, frame in lexicon.frames.get(key, ()):
            if id(frame) in done:
                continue
            done.add(id(frame))
            signal = lexicon.signals[name]
            for first, last in find_all(frame, layout if signal.within == "sentence" else in_clause):
                start, end = spots[first].start, spots[last].end
                reach = _reach(signal, layout, spots, (first, last))
                yield Hit(name, start, end, signal.weight, words.text[start : min(end, start + 120)], reach)


def lay_out(lexicon: Lexicon, words: Words, names: frozenset[str]) -> tuple[Layout, list[Spot]]:
    """The positions of every key. An entry that hides its words takes one position; others stand beside theirs."""
    masks: dict[str, int] = {}
    spots: list[Spot] = []
    place: dict[int, int] = {}
    longer: list[tuple[int, int, Keys]] = []
    standing = at = 0
    while at < len(words.spelling):
        if words.kinds[at] == "pause":
            at += 1
            continue
        bit = 1 << len(spots)
        length = 1
        if words.kinds[at] != "stop":
            standing |= bit
            length, keys = _word(lexicon, words, at, names)
            for entry in _entries(lexicon, words, at):
                if entry.whole:
                    length, keys = 1 + len(entry.rest), entry.keys
                    break
                longer.append((at, at + len(entry.rest), entry.keys))
            for key in keys:
                masks[key] = masks.get(key, 0) | bit
        place[at] = place[at + length - 1] = len(spots)
        spots.append(Spot(words.starts[at], words.ends[at + length - 1]))
        at += length
    by_key: dict[str, list[tuple[int, int]]] = {}
    for first, last, keys in longer:
        if first in place and last in place:
            for key in keys:
                by_key.setdefault(key, []).append((place[first], place[last]))
    starts, ends = standing & ~(standing << 1), standing & ~(standing >> 1)
    return Layout(masks, by_key, standing, starts, ends, standing), spots


def _before_pauses(words: Words, spots: list[Spot]) -> int:
    """The positions of words behind which a comma stands."""
    found, position = 0, 0
    for start, kind in zip(words.starts, words.kinds, strict=True):
        if kind == "pause":
            while position < len(spots) and spots[position].end <= start:
                position += 1
            found |= 1 << position >> 1
    return found


def _entries(lexicon: Lexicon, words: Words, at: int) -> Iterator[Entry]:
    """Entries of several words that stand at a place, longest first."""
    for entry in lexicon.phrases.get(words.spelling[at], ()):
        if tuple(words.spelling[at + 1 : at + 1 + len(entry.rest)]) == entry.rest:
            yield entry


def _word(lexicon: Lexicon, words: Words, at: int, names: frozenset[str]) -> tuple[int, Keys]:
    """One word, and its keys."""
    word, kind = words.spelling[at], words.kinds[at]
    known = lexicon.singles.get(word, ())
    if kind != "word":
        return 1, (kind, *known)
    if word in names:
        return 1, ("name", *known)
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
