"""Sizes of pictures and previews."""

from hypothesis import given
from hypothesis import strategies as st

from palabre.media.pixels import LONGEST_SIDE, within_area

sides = st.integers(1, 70_000)


@given(sides, sides, st.integers(1, 10_000_000))
def test_a_size_is_within_the_area_and_never_larger(width: int, height: int, area: int) -> None:
    small_width, small_height = within_area((width, height), area)
    assert 1 <= small_width <= min(width, LONGEST_SIDE)
    assert 1 <= small_height <= min(height, LONGEST_SIDE)
    assert small_width * small_height <= max(area, LONGEST_SIDE)


@given(st.integers(1, 3_000), st.integers(1, 3_000))
def test_what_fits_stays_as_it_is(width: int, height: int) -> None:
    assert within_area((width, height), 9_000_000) == (width, height)
