"""A threat in disguise is held like the same threat in plain words."""

import random
from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palabre.screening.engine import Engine
from palabre.screening.facts import Facts
from palabre.screening.normal import plain_bytes
from palabre.screening.undo import undo
from tests.screening.test_suites import SUITES, is_held, sentences

WORDS = frozenset({"kill", "you", "will", "them", "all", "tuer", "je", "vais", "te", "i", "so", "to"})

LEET = str.maketrans("aeioAEIO", "43104310")
MORE_LEET = str.maketrans("aeiost", "@310$7")
CYRILLIC = str.maketrans("aeopcxyik", "аеорсхуік")
WIDE = str.maketrans({code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
BOLD = str.maketrans({65 + n: chr(0x1D400 + n) for n in range(26)} | {97 + n: chr(0x1D41A + n) for n in range(26)})


def stretched(text: str) -> str:
    chance = random.Random(text)
    return "".join(letter * 3 if letter in "aeiou" and chance.random() < 0.4 else letter for letter in text)


def dotted(text: str) -> str:
    return " ".join(".".join(word) if len(word) > 3 else word for word in text.split())


DISGUISES: dict[str, tuple[Callable[[str], str], float]] = {
    "leet": (lambda text: text.translate(LEET), 0.9),
    "leet with marks": (lambda text: text.translate(MORE_LEET), 0.9),
    "Cyrillic": (lambda text: text.translate(CYRILLIC), 0.9),
    "zero width": ("\u200b".join, 0.97),
    "struck through": (lambda text: "".join(f"{letter}\u0336" for letter in text), 0.97),
    "full width": (lambda text: text.translate(WIDE), 0.97),
    "mathematical bold": (lambda text: text.translate(BOLD), 0.97),
    "words of spaced letters": (lambda text: "  ".join(" ".join(word) for word in text.split()), 0.85),
    "all letters spaced alike": (lambda text: " ".join(text.replace(" ", "")), 0.75),
    "dots": (dotted, 0.85),
    "stretched": (stretched, 0.88),
    "capitals": (str.upper, 0.95),
    "emoji": (lambda text: text.replace(" ", " 😡 ", 2) + " 🤬", 0.97),
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("suite", SUITES)
def test_disguises_do_not_help(engine: Engine, suite: ModuleType, disguise: str):
    wear, share = DISGUISES[disguise]
    held = [text for _, text in sentences(suite.THREATS) if is_held(engine, text)][::2]
    lost = [wear(text) for text in held if not is_held(engine, wear(text))]
    assert len(lost) <= (1 - share) * len(held), lost


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_undoing_never_fails(text: str):
    assert isinstance(undo(plain_bytes(text).decode(), WORDS), str)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=300), warning=st.text(max_size=30))
def test_the_engine_judges_anything(engine: Engine, text: str, warning: str):
    verdict = engine.judge(Facts(text=text, content_warning=warning))
    assert verdict.unknown == ()
