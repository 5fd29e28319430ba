"""Forms are typed, lenient as Rails is, and say in a sentence what is wrong."""

import base64
from typing import Literal

import pytest

from palabre.api.forms import Form, Id, Upload, read_form
from palabre.api.pages import Paging
from palabre.ground.errors import Invalid, NotFound


class Inner(Form, frozen=True, kw_only=True):
    """A nested form."""

    name: str = ""
    on: bool | None = None


class Sample(Form, frozen=True, kw_only=True):
    """One field of each kind."""

    id: Id | None = None
    flag: bool = False
    maybe: bool | None = None
    ids: tuple[Id, ...] = ()
    text: str = ""
    kind: Literal["a", "b"] | None = None
    inner: Inner = Inner()
    many: tuple[Inner, ...] = ()
    file: Upload | None = None


class Needy(Form, frozen=True, kw_only=True):
    """A form with a field that must be there."""

    text: str


@pytest.mark.parametrize("word", ["1", "true", "True", "t", "on", "yes", True, 1])
def test_words_for_true(word: object) -> None:
    assert read_form(Sample, {"flag": word}, {}).flag is True


@pytest.mark.parametrize("word", ["0", "false", "False", "f", "off", "OFF", False, 0])
def test_words_for_false(word: object) -> None:
    assert read_form(Sample, {"maybe": word}, {}).maybe is False


@pytest.mark.parametrize("nothing", ["", None])
def test_nothing_leaves_the_default(nothing: object) -> None:
    names = ("id", "flag", "maybe", "ids", "text", "kind", "inner", "many", "file")
    assert read_form(Sample, dict.fromkeys(names, nothing), {}) == Sample()


def test_lists_in_every_form() -> None:
    for sent in (["1", "2"], [1, 2], {"0": "1", "1": "2"}):
        assert read_form(Sample, {"ids": sent}, {}).ids == (1, 2)
    assert read_form(Sample, {"ids": "7"}, {}).ids == (7,)
    assert read_form(Sample, {"ids": ["", None, "3"]}, {}).ids == (3,)


def test_a_list_in_brackets_twice_is_one_list() -> None:
    assert read_form(Sample, {"ids": [["1", "2"]]}, {}).ids == (1, 2)


def test_indexed_lists_keep_their_order() -> None:
    sent = {str(number): {"name": str(number)} for number in (10, 2, 1, 0)}
    assert [each.name for each in read_form(Sample, {"many": sent}, {}).many] == ["0", "1", "2", "10"]


def test_text_is_no_list_of_objects() -> None:
    assert read_form(Sample, {"many": "undefined"}, {}).many == Sample().many


def test_nested_forms() -> None:
    assert read_form(Sample, {"inner": {"name": "x", "on": "off"}}, {}).inner == Inner(name="x", on=False)


def test_files_come_in_multipart_or_in_a_data_address() -> None:
    there = Upload(b"abc", "a.png", "image/png")
    assert read_form(Sample, {"file": there}, {}).file is there
    address = "data:image/png;base64," + base64.b64encode(b"abc").decode()
    assert read_form(Sample, {"file": address}, {}).file == Upload(b"abc", mime="image/png")
    for wrong in ("hello", "data:image/png;base64,%%%"):
        with pytest.raises(Invalid):
            read_form(Sample, {"file": wrong}, {})


@pytest.mark.parametrize(
    "sent",
    [{"id": "x"}, {"id": "-1"}, {"id": str(1 << 63)}, {"ids": [{}]}, {"kind": "c"}, {"text": 5}, {"inner": "x"}],
)
def test_a_wrong_value_is_named(sent: dict[str, object]) -> None:
    with pytest.raises(Invalid) as refused:
        read_form(Sample, sent, {})
    assert refused.value.status == 422
    assert next(iter(sent)) in refused.value.public_text()


def test_a_wrong_value_deep_down_is_named_as_clients_send_it() -> None:
    with pytest.raises(Invalid) as refused:
        read_form(Sample, {"inner": {"name": 5}}, {})
    assert "inner[name]" in refused.value.public_text()


def test_a_missing_value_is_named() -> None:
    with pytest.raises(Invalid) as refused:
        read_form(Needy, {}, {})
    assert refused.value.public_text() == "The parameter text is missing."


def test_what_a_path_cannot_name_is_not_found() -> None:
    with pytest.raises(NotFound):
        read_form(Sample, {}, {"id": "abc"})
    assert read_form(Sample, {"id": "5"}, {"id": "7"}).id == 7, "the path wins over query and body"


def test_no_nul_reaches_the_database() -> None:
    with pytest.raises(Invalid):
        read_form(Sample, {"text": "a\0b"}, {})


def test_pages_are_bounded() -> None:
    assert Paging().page().limit == 20
    assert read_form(Paging, {"limit": "1000"}, {}).page(20, 40).limit == 40
    assert read_form(Paging, {"limit": "-5"}, {}).page().limit == 5
    assert read_form(Paging, {"limit": "0"}, {}).page().limit == 1
