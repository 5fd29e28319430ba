"""What may be said about a picture, and which attachments a status may take."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.ground.errors import Invalid
from palabre.media.model import Attachment, Focus
from palabre.media.rules import MAX_DESCRIPTION, check_attachable, checked_description, parse_focus

FREE = Attachment(1, 10, None, "image", "image/png", "a", "b", "{}", "", "", 5, 0, 0)
TAKEN = msgspec.structs.replace(FREE, id=2, status_id=77)


def test_a_description_is_trimmed() -> None:
    assert checked_description("  A cat on a wall.\n") == "A cat on a wall."
    assert checked_description(None) == ""


def test_a_description_that_is_too_long_names_the_limit() -> None:
    assert checked_description("x" * MAX_DESCRIPTION)
    with pytest.raises(Invalid, match="1500 characters; this one has 1501"):
        checked_description("x" * (MAX_DESCRIPTION + 1))


@pytest.mark.parametrize(
    ("text", "focus"),
    [("0.5,-0.25", Focus(0.5, -0.25)), (" -3 , 7 ", Focus(-1.0, 1.0)), ("", None), (None, None), ("0,0", Focus(0, 0))],
)
def test_a_focal_point_is_read(text: str | None, focus: Focus | None) -> None:
    assert parse_focus(text) == focus


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_a_focal_point_is_brought_within_bounds(x: float, y: float) -> None:
    focus = parse_focus(f"{x},{y}")
    assert focus is not None
    assert abs(focus.x) <= 1
    assert abs(focus.y) <= 1


@pytest.mark.parametrize("text", ["1", "1,2,3", "a,b", "nan,0", "0,inf", ","])
def test_a_malformed_focal_point_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="two numbers"):
        parse_focus(text)


def test_own_and_free_attachments_may_be_taken() -> None:
    check_attachable([1, 2], {1: FREE, 2: TAKEN}, 77)


@pytest.mark.parametrize(("ids", "code"), [([1, 1], "media_twice"), ([1, 3], "media_missing"), ([2], "media_taken")])
def test_other_attachments_may_not(ids: list[int], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_attachable(ids, {1: FREE, 2: TAKEN}, 78)
    assert refused.value.code == code
