"""Parameters come out as Rails reads them, whatever form they were sent in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.api.params import steps_of, tree_of
from palabre.ground.errors import Invalid


@pytest.mark.parametrize(
    ("pairs", "tree"),
    [
        ([("a", "1")], {"a": "1"}),
        ([("a", "1"), ("a", "2")], {"a": "2"}),
        ([("a[]", "1"), ("a[]", "2")], {"a": ["1", "2"]}),
        ([("a[b]", "1"), ("a[c]", "2")], {"a": {"b": "1", "c": "2"}}),
        ([("a[b][]", "1")], {"a": {"b": ["1"]}}),
        ([("a[0][n]", "x"), ("a[0][v]", "y"), ("a[1][n]", "z")], {"a": {"0": {"n": "x", "v": "y"}, "1": {"n": "z"}}}),
        ([("a[][n]", "x"), ("a[][v]", "y"), ("a[][n]", "z")], {"a": [{"n": "x", "v": "y"}, {"n": "z"}]}),
        ([("a[b", "1")], {"a[b": "1"}),
        ([("[a]", "1")], {"[a]": "1"}),
    ],
)
def test_names_become_trees(pairs: list[tuple[str, str]], tree: dict[str, object]) -> None:
    assert tree_of(pairs) == tree


@pytest.mark.parametrize("names", [("a", "a[b]"), ("a[]", "a[b]"), ("a[b]", "a[]")])
def test_a_name_is_one_thing(names: tuple[str, str]) -> None:
    with pytest.raises(Invalid):
        tree_of([(name, "1") for name in names])


def test_depth_and_number_are_bounded() -> None:
    with pytest.raises(Invalid):
        tree_of([("a" + "[b]" * 20, "1")])
    with pytest.raises(Invalid):
        tree_of([(f"p{number}", "1") for number in range(1_001)])


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=4)), max_size=8))
def test_any_names_are_read_or_refused(pairs: list[tuple[str, str]]) -> None:
    try:
        tree = tree_of(pairs)
    except Invalid:
        return
    assert set(tree) == {steps_of(name)[0] for name, _value in pairs}
