"""What changed between two wordings."""

from hypothesis import given
from hypothesis import strategies as st

from palabre.web.writing.differences import MOST_WORDS, Change, Piece, differences


def test_only_the_words_that_changed_are_marked() -> None:
    assert differences("Market on Tusday, noon", "Market on Tuesday, noon") == [
        Piece(Change.KEPT, "Market on "),
        Piece(Change.REMOVED, "Tusday"),
        Piece(Change.ADDED, "Tuesday"),
        Piece(Change.KEPT, ", noon"),
    ]
    assert differences("", "New") == [Piece(Change.ADDED, "New")]
    assert differences("Same", "Same") == [Piece(Change.KEPT, "Same")]
    assert differences("", "") == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_wordings_can_be_read_from_the_pieces(old: str, new: str) -> None:
    pieces = differences(old, new)
    assert "".join(each.text for each in pieces if each.change != Change.ADDED) == old
    assert "".join(each.text for each in pieces if each.change != Change.REMOVED) == new


def test_long_texts_are_compared_line_by_line() -> None:
    lines = [f"line {number}" for number in range(MOST_WORDS // 10)]
    pieces = differences("\n".join(lines), "\n".join([*lines[:-1], "another end"]))
    assert [each.text for each in pieces if each.change != Change.KEPT] == [lines[-1], "another end"]
