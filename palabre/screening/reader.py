"""Reads one view of a text with the lexicons: from words to hits."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Final, NamedTuple

import msgspec

from palabre.screening.fold import FOLDING, lookalike
from palabre.screening.frames import Layout, find_all
from palabre.screening.lexicon import Entry, Index, Keys, Lexicon, PhraseSignal, Placed
from palabre.screening.signals.signal import Hit
from palabre.screening.words import Words

EVERYWHERE: Final = (-1, 1 << 30)
_UNSEEN: Final = {"Cf", "Mn", "Me"}
_OTHER: Final = ("other",)
_NO_ENTRIES: Final[list[Entry]] = []
_EXOTIC: Final = re.compile("[^\x00-\xff’“”…–—œŒ€]")
_NAME: Final = re.compile(r"(?<=[a-zà-ÿ,;:'’\"] )[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*")


class Spot(NamedTuple):
    """One position of a layout: the characters it covers."""

    start: int
    end: int


def names_in(raw: str) -> frozenset[str]:
    """Folded words that are written with a capital in the middle of a sentence."""
    if _EXOTIC.search(raw):
        raw = "".join(map(_as_seen, unicodedata.normalize("NFKC", raw)))
    found = " ".join(_NAME.findall(raw)).translate(FOLDING)
    return frozenset(found.replace("'", " ").replace("-", " ").split())


def _as_seen(character: str) -> str:
    """What a character looks like: itself, nothing, or the Latin letter it imitates."""
    if character.isascii():
        return character
    if unicodedata.category(character) in _UNSEEN:
        return ""
    small = character.lower()
    letter = lookalike(small) if len(small) == 1 else small
    if not letter.isascii():
        return character
    return letter.upper() if character.isupper() else letter


def may_say(lexicon: Lexicon, spelling: list[str]) -> bool:
    """Whether some frame that acts on its own has all its words among these, in any order. Cheap, to be asked first."""
    if lexicon.openings.isdisjoint(spelling):
        return False
    words = set(spelling)
    present = set(chain.from_iterable([lexicon.singles[word] for word in words if word in lexicon.singles]))
    for pair in pairwise(spelling):
        if pair in lexicon.phrases:
            for entry in lexicon.phrases[pair]:
                if words.issuperset(entry.rest):
                    present.update(entry.keys)
    return any(_all_there(placed, present) for key in lexicon.pivots & present for placed in lexicon.waking[key])


def _all_there(placed: Placed, present: set[str]) -> bool:
    for need in placed.needs:  # noqa: SIM110 - a generator would double the time of the most frequent path
        if need.isdisjoint(present):
            return False
    return True


def says(lexicon: Lexicon, words: Words, names: frozenset[str]) -> bool:
    """Whether a signal that acts on its own is there."""
    layout, spots = lay_out(lexicon, words, names)
    in_clause = msgspec.structs.replace(layout, passable=layout.words & ~_before_pauses(words, spots))
    return any(True for _hit in _hits(lexicon, lexicon.waking, words, (layout, in_clause), spots))


def read_with(lexicon: Lexicon, words: Words, names: frozenset[str]) -> list[Hit]:
    """Every hit of a lexicon's signals; none unless one of those is there that can act on its own."""
    layout, spots = lay_out(lexicon, words, names)
    in_clause = msgspec.structs.replace(layout, passable=layout.words & ~_before_pauses(words, spots))
    hits = list(_hits(lexicon, lexicon.waking, words, (layout, in_clause), spots))
    if hits:
        hits += _hits(lexicon, lexicon.others, words, (layout, in_clause), spots)
    return hits


def _hits(
    lexicon: Lexicon, index: Index, words: Words, layouts: tuple[Layout, Layout], spots: list[Spot]
) -> Iterator[Hit]:
    layout, in_clause = layouts
    candidates = {id(placed): placed for key in {*layout.masks, *layout.longer} for placed in index.get(key, ())}
    for placed in candidates.values():
        signal = lexicon.signals[placed.signal]
        for first, last in find_all(placed.frame, layout if signal.within == "sentence" else in_clause):
            start, end = spots[first].start, spots[last].end
            reach = _reach(signal, layout, spots, (first, last))
            yield Hit(placed.signal, start, end, signal.weight, words.text[start : min(end, start + 120)], reach)


def lay_out(lexicon: Lexicon, words: Words, names: frozenset[str]) -> tuple[Layout, list[Spot]]:
    """The positions of every key. An entry that hides its words takes one position; others stand beside theirs."""
    masks: dict[str, int] = {}
    spots: list[Spot] = []
    place: dict[int, int] = {}
    longer: list[tuple[int, int, Keys]] = []
    standing = at = 0
    while at < len(words.spelling):
        word, kind = words.spelling[at], words.kinds[at]
        if kind == "pause":
            at += 1
            continue
        bit = 1 << len(spots)
        length = 1
        if kind != "stop":
            standing |= bit
            keys = lexicon.singles.get(word, ())
            if kind != "word":
                keys = (kind, *keys)
            elif word in names:
                keys = ("name", *keys)
            for entry in _entries(lexicon, words.spelling, at):
                if entry.whole:
                    length, keys = 1 + len(entry.rest), entry.keys
                    break
                longer.append((at, at + len(entry.rest), entry.keys))
            for key in keys or _OTHER:
                masks[key] = masks.get(key, 0) | bit
        place[at] = place[at + length - 1] = len(spots)
        spots.append(Spot(words.starts[at], words.ends[at + length - 1]))
        at += length
    starts, ends = standing & ~(standing << 1), standing & ~(standing >> 1)
    return Layout(masks, _placed(longer, place), standing, starts, ends, standing), spots


def _entries(lexicon: Lexicon, spelling: list[str], at: int) -> list[Entry]:
    """The entries of several words that stand at a place, longest first."""
    entries = lexicon.phrases.get((spelling[at], spelling[at + 1] if at + 1 < len(spelling) else ""))
    if not entries:
        return _NO_ENTRIES
    return [entry for entry in entries if tuple(spelling[at + 1 : at + 1 + len(entry.rest)]) == entry.rest]


def _placed(longer: list[tuple[int, int, Keys]], place: dict[int, int]) -> dict[str, list[tuple[int, int]]]:
    """Longer entries by key, at their positions; without those that a hiding entry cuts in two."""
    placed: dict[str, list[tuple[int, int]]] = {}
    for first, last, keys in longer:
        if first in place and last in place:
            for key in keys:
                placed.setdefault(key, []).append((place[first], place[last]))
    return placed


def _before_pauses(words: Words, spots: list[Spot]) -> int:
    """The positions of words behind which a comma stands."""
    found, position = 0, 0
    for start, kind in zip(words.starts, words.kinds, strict=True):
        if kind == "pause":
            while position < len(spots) and spots[position].end <= start:
                position += 1
            found |= 1 << position >> 1
    return found


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
