"""The lexicon of one language: sets of words, and the signals that are frames over them, from a folder of TOML files.

Each file may hold `[words]` (name = "a, b, two words"), `[verbs]` (the same; every form is a set, see `inflect`),
`function` and `everyday` (words in every and in many a post, which single out none), `whole` (names of sets whose
entries hide their words: “can't wait to” holds no “can't”) and `[signals."name"]`: a `PhraseSignal`.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final, Literal

import msgspec

from palabre.screening.errors import LexiconRefused
from palabre.screening.frames import Frame, FrameError, parse_frames
from palabre.screening.inflect import INFLECTIONS

FOLDER: Final = Path(__file__).parent / "signals" / "lexicon"
ENTITIES: Final = frozenset({"url", "email", "mention", "date", "money", "phone", "time", "number", "name", "other"})
"""Sets that no file lists: sorts of words that are recognised by their shape."""

_EVERYDAY: Final = 100
_FUNCTION: Final = 10_000

Scope = Literal["phrase", "sentence", "post"]
Keys = tuple[str, ...]


class Entry(msgspec.Struct, frozen=True):
    """An entry of several words: those after the first, its keys, and whether it hides its words."""

    rest: tuple[str, ...]
    keys: Keys
    whole: bool


class PhraseSignal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A signal made of frames, each found `within` a sentence, or within a part of one between commas.

    As a contrast it covers the words it matched, their sentence, or the whole post: its `scope`. One that is only
    `support` is looked for when another has fired.
    """

    doc: str
    frames: list[str]
    weight: float = 0.5
    scope: Scope = "phrase"
    within: Literal["sentence", "clause"] = "sentence"
    support: bool = False


class LexiconFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One TOML file as it stands."""

    function: str = ""
    everyday: str = ""
    whole: list[str] = []
    words: dict[str, str] = {}
    verbs: dict[str, str] = {}
    signals: dict[str, PhraseSignal] = {}


class Placed(msgspec.Struct, frozen=True):
    """A frame, its signal, and what it `needs`: for each step that must match, the keys of which one must be there."""

    signal: str
    frame: Frame
    needs: tuple[frozenset[str], ...]


Index = dict[str, list[Placed]]


class Lexicon(msgspec.Struct, frozen=True):
    """What the files of one language say together.

    `singles` gives the keys of a word; `phrases` the longer entries by their first two words, longest first. Frames
    stand by the keys of their rarest step: `waking` those that act on their own, `others` those that only support.
    `triggers` are the entries of the rarest steps of `waking`, `openings` their first words, `pivots` the
    keys of `waking`.
    """

    language: str
    signals: dict[str, PhraseSignal]
    singles: dict[str, Keys]
    phrases: dict[tuple[str, str], list[Entry]]
    waking: Index
    others: Index
    triggers: list[str]
    openings: frozenset[str]
    pivots: frozenset[str]

    def waking_signals(self) -> set[str]:
        """Names of the signals that can fire on their own."""
        return {placed.signal for frames in self.waking.values() for placed in frames}


@cache
def shipped_lexicon(language: str) -> Lexicon:
    """The lexicon of a language that comes with the package, read once. Raises `LexiconRefused`."""
    return load_lexicon(FOLDER / language)


def load_lexicon(folder: Path) -> Lexicon:
    """Reads every TOML file of a language's folder, whose name is the language. Raises `LexiconRefused`."""
    entries: dict[str, set[str]] = {}
    signals: dict[str, PhraseSignal] = {}
    usual: dict[str, int] = {}
    whole: set[str] = set()
    for path in sorted(folder.glob("*.toml")):
        file = _read(path)
        usual = (
            dict.fromkeys(_split(file.everyday), _EVERYDAY) | usual | dict.fromkeys(_split(file.function), _FUNCTION)
        )
        whole |= set(file.whole)
        _gather(file, folder.name, entries)
        for name, signal in file.signals.items():
            signals[name] = _joined(signals.get(name), signal)
    frames = _frames(folder, signals, set(entries) | ENTITIES)
    for word in {word for _name, frame in frames for word in frame.words()}:
        entries["=" + word] = {word}
    cost = {name: sum(usual.get(spelling, 1) for spelling in spellings) for name, spellings in entries.items()}
    waking = _by_pivot([pair for pair in frames if not signals[pair[0]].support], cost)
    others = _by_pivot([pair for pair in frames if signals[pair[0]].support], cost)
    triggers = sorted({entry for key in waking for entry in entries.get(key, ())})
    singles, phrases = _by_word(entries, whole)
    return Lexicon(
        language=folder.name,
        signals=signals,
        singles=singles,
        phrases=phrases,
        waking=waking,
        others=others,
        triggers=triggers,
        openings=frozenset(entry.partition(" ")[0] for entry in triggers),
        pivots=frozenset(waking),
    )


def _read(path: Path) -> LexiconFile:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), LexiconFile)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconRefused(str(path), "syntax", str(error)) from error


def _gather(file: LexiconFile, language: str, entries: dict[str, set[str]]) -> None:
    for name, listed in file.words.items():
        entries.setdefault(name, set()).update(_split(listed))
    for name, listed in file.verbs.items():
        for verb in listed.replace("\n", " ").split(";"):
            for form, spellings in INFLECTIONS[language](" ".join(verb.split())).items() if verb.strip() else ():
                entries.setdefault(f"{name}.{form}" if form else name, set()).update(spellings)


def _split(listed: str) -> set[str]:
    words = (" ".join(word.replace("'", " ").replace("-", " ").split()) for word in listed.split(","))
    return {word for word in words if word}


def _joined(known: PhraseSignal | None, more: PhraseSignal) -> PhraseSignal:
    return msgspec.structs.replace(known, frames=known.frames + more.frames) if known else more


def _frames(folder: Path, signals: dict[str, PhraseSignal], sets: set[str]) -> list[tuple[str, Frame]]:
    frames = []
    for name, signal in signals.items():
        for source in signal.frames:
            try:
                parsed = parse_frames(source)
            except FrameError as error:
                raise LexiconRefused(str(folder), f"{name}, frame “{source}”", str(error)) from error
            if unknown := {key for frame in parsed for key in frame.sets()} - sets:
                problem = f"no set is called {', '.join(sorted(unknown))}"
                raise LexiconRefused(str(folder), f"{name}, frame “{source}”", problem)
            frames += [(name, frame) for frame in parsed]
    return frames


def _by_word(
    entries: dict[str, set[str]], whole: set[str]
) -> tuple[dict[str, Keys], dict[tuple[str, str], list[Entry]]]:
    keys: dict[str, list[str]] = {}
    for name, spellings in entries.items():
        for spelling in spellings:
            keys.setdefault(spelling, []).append(name)
    singles = {}
    phrases: dict[tuple[str, str], list[Entry]] = {}
    for spelling, names in keys.items():
        first, *rest = spelling.split()
        if rest:
            entry = Entry(tuple(rest), tuple(names), not whole.isdisjoint(names))
            phrases.setdefault((first, rest[0]), []).append(entry)
        else:
            singles[first] = tuple(names)
    for longer in phrases.values():
        longer.sort(key=lambda entry: -len(entry.rest))
    return singles, phrases


def _by_pivot(frames: list[tuple[str, Frame]], cost: dict[str, int]) -> Index:
    """Frames by the keys of their rarest step, the one whose words would wake the engine least."""
    index: Index = {}
    for name, frame in frames:
        required = [step for step in frame.steps if not step.optional]
        required.sort(key=lambda step: sum(cost.get(key, _FUNCTION) for key in step.keys))
        needs = tuple(frozenset(step.keys) for step in required if ENTITIES.isdisjoint(step.keys))
        placed = Placed(name, frame, needs)
        for key in required[0].keys:
            index.setdefault(key, []).append(placed)
    return index
