"""Letters set apart, and words run together, read as words again by means of a vocabulary."""

import re
from typing import Final

from palabre.screening.spelling import LEET

LONGEST_RUN: Final = 240
"""Letters of one run that are read; what a run has beyond them stays as it is."""

_LONGEST_WORD: Final = 18
_SHORT: Final = 2
_SPACED: Final = re.compile(r"(?<![a-z0-9])[a-z0-9@$!|](?:[ ._*+~',-]{1,3}[a-z0-9@$!|](?![a-z0-9])){3,}")
_GAPS: Final = re.compile(r"[ ._*+~,-]+")
_WIDE: Final = re.compile(r" {2,}|[._*+~-]{2,}")
_HYPHEN: Final = re.compile(r"(?<=[ .])-(?=[ .])")
_MARKED: Final = re.compile(r"\w[._*+~-]\w.* ")
_HASHTAG: Final = re.compile(r"#([a-z]{7,60})")


def join_letters(plain: str, vocabulary: frozenset[str]) -> str:
    """`k i l l  y o u` as `kill you`: by its wider gaps if it has any, else by the vocabulary."""
    return _SPACED.sub(lambda found: _joined(found.group(), vocabulary), plain)


def part_hashtags(plain: str, vocabulary: frozenset[str]) -> str:
    """`#killthemall` as `# kill them all`, if the vocabulary knows every word of it."""

    def part(found: re.Match[str]) -> str:
        words, unknown = segment(found.group(1), vocabulary)
        return found.group() if unknown else "# " + " ".join(words)

    return _HASHTAG.sub(part, plain)


def segment(letters: str, vocabulary: frozenset[str]) -> tuple[list[str], int]:
    """The likeliest words that spell `letters`, and how many letters no known word covers.

    A known word costs one, a very short one a little more, an unknown letter three.
    """
    costs = [0.0] + [1e9] * len(letters)
    starts = [0] * (len(letters) + 1)
    for end in range(1, len(letters) + 1):
        costs[end], starts[end] = costs[end - 1] + 3, end - 1
        for start in range(max(0, end - _LONGEST_WORD), end):
            if letters[start:end] in vocabulary:
                cost = costs[start] + (1.0 if end - start > _SHORT else 1.6)
                if cost < costs[end]:
                    costs[end], starts[end] = cost, start
    words: list[str] = []
    unknown, end = 0, len(letters)
    while end:
        word = letters[starts[end] : end]
        unknown += word not in vocabulary
        words.append(word)
        end = starts[end]
    return words[::-1], unknown


def _joined(run: str, vocabulary: frozenset[str]) -> str:
    run = _HYPHEN.sub("'", run)
    pieces = run.split(" ") if _MARKED.search(run) else _WIDE.split(run)
    if len(pieces) > 1:
        words = [word for piece in pieces for word in _GAPS.sub("", piece).split("'") if word]
        spelt = [next((w for w in (word.translate(t) for t in LEET) if w in vocabulary), word) for word in words]
        return " ".join(spelt) if _knows(spelt, vocabulary) else run
    words, unknown = [], 0
    letters = _GAPS.sub("", run)[:LONGEST_RUN]
    for part in letters.split("'"):
        found, left = min((segment(part.translate(table), vocabulary) for table in LEET), key=lambda pair: pair[1])
        words += found
        unknown += left
    return " ".join(words) if _knows(words, vocabulary) and unknown <= len(letters) // 2 else run


def _knows(words: list[str], vocabulary: frozenset[str]) -> bool:
    return any(len(word) > _SHORT and word in vocabulary for word in words)
