"""Frames match words in their order, with the gaps they allow and no others, in time that grows with the text only."""

import time
from pathlib import Path

import pytest

from palabre.screening.errors import LexiconRefused
from palabre.screening.frames import FrameError, parse_frames
from palabre.screening.inflect import english, french
from palabre.screening.lexicon import load_lexicon
from palabre.screening.reader import names_in, read_with
from palabre.screening.words import cut

SETS = """
whole = ["will"]
[words]
i = "i, we"
will = "will, can't wait to"
no = "can't, never"
you = "you, all of you"
[verbs]
kill = "stab|stabs|stabbing|stabbed; murder"
"""


def lexicon_of(folder: Path, *frames: str, more: str = ""):
    place = folder / "en"
    place.mkdir(exist_ok=True)
    listed = ", ".join(f"'{frame}'" for frame in frames)
    (place / "a.toml").write_text(f'{SETS}[signals."s"]\ndoc = "d"\nframes = [{listed}]\n{more}', encoding="utf-8")
    return load_lexicon(place)


@pytest.mark.parametrize(
    ("frame", "text", "evidence"),
    [
        ("{i} {will} {kill} {you}", "i will stab you", "i will stab you"),
        ("{i} {will} {kill} {you}", "i will not stab you", None),
        ("{i} {will} ~1 {kill} {you}", "i will not stab you", "i will not stab you"),
        ("{i} {will} ~1 {kill} {you}", "i will go and stab you", None),
        ("{i} {will} ~9 {kill} {you}", "i will. stab you", None),
        ("{i} {will} {kill} {you}", "we can't wait to murder all of you", "we can't wait to murder all of you"),
        ("{i} {no}? {kill}", "i never stab", "i never stab"),
        ("{i} {no}? {kill}", "i stab", "i stab"),
        ("{kill.ing|kill.ed} {you}", "he was murdered you know", "murdered you"),
        ("^ {kill}", "go. murder them", "murder"),
        ("^ {kill}", "they murder them", None),
        ("^ ~1 {kill}", "they murder them", "murder"),
        ("{kill} $", "they murder", "murder"),
        ("{kill} $", "they murder them", None),
        ("{no} {will}", "i can't wait to go", None),
        ("stab|poke {you}", "poke you", "poke you"),
        ("{kill} {name}", "murder Karen", None),
    ],
)
def test_matching(tmp_path: Path, frame: str, text: str, evidence: str | None):
    hits = read_with(lexicon_of(tmp_path, frame), cut(text), frozenset())
    assert [hit.evidence for hit in hits] == ([evidence] if evidence else [])


def test_names_are_capitals_inside_a_sentence(tmp_path: Path):
    assert names_in("Tell Karen and Jean-Luc O’Neil") == {"karen", "jean", "luc", "o", "neil"}
    assert names_in("Stop. Go. NOW OR NEVER") == frozenset()
    assert names_in("tell Ка\u200bren and İpek") == {"karen"}
    hits = read_with(lexicon_of(tmp_path, "{kill} {name}"), cut("murder karen"), names_in("murder Karen"))
    assert [hit.evidence for hit in hits] == ["murder karen"]


@pytest.mark.parametrize("source", ["", "^", "{a}? {b}?", "{a", "a{b}", "{a} ~~ {b}", "{A B}", " ".join(["x"] * 17)])
def test_a_frame_that_cannot_be_read_is_refused(source: str):
    with pytest.raises(FrameError):
        parse_frames(source)


def test_a_lexicon_names_the_file_or_frame_that_is_wrong(tmp_path: Path):
    with pytest.raises(LexiconRefused, match="nobody"):
        lexicon_of(tmp_path, "{i} {nobody}")
    with pytest.raises(LexiconRefused, match=r"a\.toml"):
        lexicon_of(tmp_path, "{i}", more="oops = 1")


def test_time_grows_with_the_text_and_not_with_the_gaps(tmp_path: Path):
    lexicon = lexicon_of(tmp_path, "{i} ~9 {i} ~9 {i} ~9 {i} ~9 {i} ~9 {i} ~9 {i} ~9 {kill}")
    began = time.process_time()
    read_with(lexicon, cut("i " * 2_000), frozenset())
    assert time.process_time() - began < 0.2


def test_verbs_are_inflected():
    assert english("hurry")["ing"] == ["hurrying"]
    assert english("hurry")["s"] == ["hurries"]
    assert english("smash down")["ed"] == ["smashed down"]
    assert english("shoot|shoots|shooting|shot")["ed"] == ["shot"]
    assert "mangeons" in french("manger")["ons"]
    assert "tueras" in french("tuer")["fut"]
    assert french("faire|fais,fait|fais:faites|fer|fait")["ez"] == ["faites"]
