"""Frames: patterns over words, written so that a person can read them, matched in time linear in the text.

    ^ {self} ~2 {will} {adverb}? {kill|hurt} ~1 {you} now|tonight

`{a|b}` is a word of lexicon set a or b, `word|other` these very words, `?` may be missing, `~n` lets up to
n words pass (never past the end of a sentence), `^` is the start of a sentence (`^ ~4` near it) and `$` its end.

Positions of words are bits of whole numbers, so one step over a frame moves all its possible matches at once; there is
nothing to backtrack.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

_ELEMENT: Final = re.compile(r"(?:\{([\w.|-]+)\}|([a-z0-9|]+))(\??)")
_GAP: Final = re.compile(r"~(\d?)")
_USUAL_GAP: Final = 3
MAX_STEPS: Final = 16
MAX_MATCHES: Final = 6


class FrameError(ValueError):
    """A frame that cannot be read; the message says which part."""


class Step(msgspec.Struct, frozen=True):
    """One element: a word with any of `keys`, after at most `gap` others."""

    keys: tuple[str, ...]
    gap: int = 0
    optional: bool = False


class Frame(msgspec.Struct, frozen=True):
    """A parsed frame. `keys` of words are set names, and `=word` for a word itself."""

    source: str
    steps: tuple[Step, ...]
    at_start: bool = False
    at_end: bool = False

    def sets(self) -> set[str]:
        """Names of the sets it mentions."""
        return {key for step in self.steps for key in step.keys if not key.startswith("=")}

    def words(self) -> set[str]:
        """The words it mentions themselves."""
        return {key[1:] for step in self.steps for key in step.keys if key.startswith("=")}


class Layout(msgspec.Struct, frozen=True):
    """Where things stand in a text, as bits: `masks` by key, all `words`, and `starts` and `ends` of sentences.

    `longer` gives the first and last position of entries of several words, by key. A match moves on from a `passable`
    position only: any word, or any without a comma behind it.
    """

    masks: dict[str, int]
    longer: dict[str, list[tuple[int, int]]]
    words: int
    starts: int
    ends: int
    passable: int


def parse_frames(source: str) -> list[Frame]:
    """Reads a frame; one that starts with elements that may be missing becomes several. Raises `FrameError`."""
    parts = source.split()
    at_start, at_end = parts[:1] == ["^"], parts[-1:] == ["$"]
    steps = _steps(parts[at_start : len(parts) - at_end])
    frames = []
    while steps and steps[0].optional:
        frames.append(Frame(source, (msgspec.structs.replace(steps[0], optional=False), *steps[1:]), at_start, at_end))
        steps = steps[1:]
    if not steps or len(steps) > MAX_STEPS:
        raise FrameError(f"needs 1 to {MAX_STEPS} elements that must not all be optional")
    return [*frames, Frame(source, tuple(steps), at_start, at_end)]


def _steps(parts: list[str]) -> list[Step]:
    steps: list[Step] = []
    gap = 0
    for part in parts:
        if found := _GAP.fullmatch(part):
            gap = int(found[1] or _USUAL_GAP)
        elif found := _ELEMENT.fullmatch(part):
            sets, words, optional = found.groups()
            keys = tuple(sets.split("|")) if sets else tuple("=" + word for word in words.split("|"))
            steps.append(Step(keys, gap, bool(optional)))
            gap = 0
        else:
            raise FrameError(f"`{part}` is no set, word, gap or anchor")
    return steps


def find_all(frame: Frame, layout: Layout) -> Iterator[tuple[int, int]]:
    """Matches of a frame as positions of first and last word: the shortest for each end, at most `MAX_MATCHES`."""
    starts = _starts(frame, layout)
    reached = _reach(frame, layout, starts)
    for _ in range(MAX_MATCHES):
        if not reached:
            return
        end = (reached & -reached).bit_length() - 1
        reached &= reached - 1
        yield _start_of(frame, layout, starts, end), end


def _starts(frame: Frame, layout: Layout) -> int:
    """Where the frame may begin: anywhere, or at the start of a sentence, or as near to it as its first gap says."""
    if not frame.at_start:
        return -1
    ahead = starts = layout.starts
    for _ in range(frame.steps[0].gap):
        ahead = (ahead & layout.passable) << 1
        starts |= ahead
    return starts


def _start_of(frame: Frame, layout: Layout, starts: int, end: int) -> int:
    candidates = 0
    for key in frame.steps[0].keys:
        candidates |= layout.masks.get(key, 0)
        for first, _last in layout.longer.get(key, ()):
            candidates |= 1 << first
    candidates &= starts & ((2 << end) - 1)
    while candidates:
        start = candidates.bit_length() - 1
        if _reach(frame, layout, 1 << start) >> end & 1:
            return start
        candidates ^= 1 << start
    return end


def _reach(frame: Frame, layout: Layout, starts: int) -> int:
    """Every position at which the frame can end when it begins at one of `starts`."""
    steps = frame.steps
    at = _matched(steps[0], layout, starts)
    passable = layout.passable
    for step in steps[1:]:
        if not at:
            return 0
        ahead = reachable = (at & passable) << 1
        for _ in range(step.gap):
            ahead = (ahead & passable) << 1
            reachable |= ahead
        found = _matched(step, layout, reachable)
        at = at | found if step.optional else found
    return at & layout.ends if frame.at_end else at


def _matched(step: Step, layout: Layout, reachable: int) -> int:
    """Last positions of the step's matches that begin at a reachable position."""
    found = 0
    masks, longer = layout.masks, layout.longer
    for key in step.keys:
        if key in masks:
            found |= reachable & masks[key]
        if key in longer:
            for first, last in longer[key]:
                if reachable >> first & 1:
                    found |= 1 << last
    return found
