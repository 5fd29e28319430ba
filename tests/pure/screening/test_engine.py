"""The engine as a whole: what protects a sentence, what does not, and what happens when a part of it fails."""

from collections.abc import Iterator

import pytest

from palabre.screening.engine import Engine
from palabre.screening.facts import Facts
from palabre.screening.normal import MAX_LENGTH, normalise
from palabre.screening.signals import catalogue, quotation
from palabre.screening.signals.signal import FactSignal, Hit, Reading, WordSignal
from palabre.screening.verdict import Outcome
from palabre.screening.words import MAX_WORDS, cut
from tests.pure.screening.conftest import CLAUSES

THREAT = "I am going to kill you tonight."


def test_a_quotation_protects_itself_only(engine: Engine):
    assert engine.judge(Facts(text='She wrote "I will kill you" to me')).outcome is Outcome.ALLOW
    both = 'She wrote "I will kill you" to me. Now I will kill you.'
    assert engine.judge(Facts(text=both)).outcome is Outcome.HOLD


def test_a_quotation_without_words_around_it_protects_nobody(engine: Engine):
    assert engine.judge(Facts(text=f'"{THREAT}"')).outcome is Outcome.HOLD


@pytest.mark.parametrize("text", ["This is not a game, I will kill you", "I'm not joking, I will stab you on Friday"])
def test_denying_the_joke_is_no_joke(engine: Engine, text: str):
    assert engine.judge(Facts(text=text)).outcome is Outcome.HOLD


def test_a_long_text_is_judged_by_both_ends(engine: Engine):
    filler = "the weather is fine. " * 600
    assert len(filler) > MAX_LENGTH >= len(normalise(filler).raw) - 1
    assert engine.judge(Facts(text=f"{THREAT} {filler}")).clause == "violent-threat"
    assert engine.judge(Facts(text=filler + THREAT)).clause == "violent-threat"
    assert len(cut("a b " * MAX_WORDS).spelling) == MAX_WORDS


def test_the_language_is_named_when_something_fired(engine: Engine):
    assert engine.judge(Facts(text=THREAT)).language == "en"
    assert engine.judge(Facts(text="Je vais te tuer ce soir")).language == "fr"
    assert engine.judge(Facts(text=THREAT, language="nl")).language == "nl"


def broken_read(_: Reading) -> Iterator[Hit]:
    raise RuntimeError("out of order")


def broken_look(_: Facts) -> str | None:
    raise RuntimeError("out of order")


@pytest.fixture(scope="module")
def ailing() -> Engine:
    """An engine of which two signals fail."""
    return Engine.load(
        CLAUSES,
        fact_signals=[*catalogue.FACT_SIGNALS[:-1], FactSignal("post.profile", "", broken_look)],
        word_signals=[WordSignal(quotation.SIGNAL.name, "", broken_read)],
    )


def test_a_signal_that_fails_is_unknown_and_the_rest_still_judge(ailing):
    threat = ailing.judge(Facts(text=THREAT))
    assert threat.outcome is Outcome.HOLD
    assert threat.unknown == ("post.profile", quotation.SIGNAL.name)
    assert ailing.judge(Facts(text="good morning")).unknown == ("post.profile",)
