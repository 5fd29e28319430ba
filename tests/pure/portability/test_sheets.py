"""Files of lists: what is written comes back, nothing runs in a spreadsheet, and Mastodon's forms are known."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.ground.errors import Invalid
from palabre.portability.model import ListKind, Outcome
from palabre.portability.sheets import as_csv, read_sheet, safe, unsafe

CELLS = st.text(max_size=40)


@given(CELLS)
def test_no_cell_is_a_formula_and_each_comes_back(cell: str) -> None:
    assert not safe(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    if not cell.startswith("'"):
        assert unsafe(safe(cell)) == cell


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\r\0"), max_size=20), min_size=1), min_size=1))
def test_lines_are_read_as_they_were_written(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(as_csv(rows), newline="")))
    assert [[safe(cell) for cell in row] for row in rows] == read or any(row == [""] for row in rows)


@given(st.binary(max_size=200))
def test_anything_is_read_or_refused(data: bytes) -> None:
    try:
        _kind, lines = read_sheet(data, "following.csv")
    except Invalid:
        return
    assert all(line.subject or line.outcome == Outcome.UNREADABLE for line in lines)


@pytest.mark.parametrize(
    ("text", "name", "kind", "subjects"),
    [
        ("Account address,Show boosts,Notify on new posts,Languages\na@x.example,false,true,\"fr, en\"\n", "f.csv",
         ListKind.FOLLOWING, ["a@x.example"]),
        ("Account address,Hide notifications\na@x.example,false\n", "f.csv", ListKind.MUTES, ["a@x.example"]),
        ("a@x.example\nb\n", "blocked_accounts.csv", ListKind.BLOCKS, ["a@x.example", "b"]),
        ("x.example\n", "blocked_domains.csv", ListKind.DOMAIN_BLOCKS, ["x.example"]),
        ("#domain,#severity\nx.example,silence\n", "y.csv", ListKind.DOMAIN_BLOCKS, ["x.example"]),
        ("Friends,a@x.example\n", "lists.csv", ListKind.LISTS, ["a@x.example"]),
        ("https://x.example/1\n", "bookmarks.csv", ListKind.BOOKMARKS, ["https://x.example/1"]),
        ("\ufeffAccount address\n@a\n", "muted_accounts.csv", ListKind.MUTES, ["a"]),
    ],
)  # fmt: skip
def test_mastodons_files_are_known(text: str, name: str, kind: ListKind, subjects: list[str]) -> None:
    found, lines = read_sheet(text.encode(), name)
    assert found is kind
    assert [line.subject for line in lines] == subjects
    assert all(line.outcome == Outcome.TO_DO for line in lines)


def test_wishes_about_a_follow_are_read() -> None:
    text = 'Account address,Show boosts,Notify on new posts,Languages\na,false,true,"fr, en"\n'
    _kind, [line] = read_sheet(text.encode(), "f.csv")
    assert (line.reblogs, line.notify, line.languages) == (False, True, ("fr", "en"))
