import pytest
from starlette.datastructures import FormData

from palabre.ground.errors import Conflict, Invalid
from palabre.web.csrf import is_token_of, token_for
from palabre.web.forms import Form
from palabre.web.visit import local_path


def test_a_form_keeps_what_was_typed() -> None:
    form = Form(FormData([("text", "one\r\ntwo"), ("login", " a "), ("id", "12"), ("id", "x"), ("box", "yes")]))
    assert form.text("text") == "one\ntwo"
    assert form.line("login") == "a"
    assert form.ids("id") == (12,)
    assert form.flag("box")
    assert not form.flag("other")
    assert form.text("missing") == ""


def test_a_form_not_yet_sent_shows_its_defaults() -> None:
    form = Form(defaults={"language": "fr"})
    assert form.text("language") == "fr"
    assert not form.is_sent


def test_a_sent_form_forgets_its_defaults() -> None:
    assert Form(FormData([]), {"box": "yes"}).text("box") == ""


def test_a_refused_form_names_its_wrong_fields() -> None:
    form = Form().refuse(Invalid("All is wrong", fields={"name": [("ERR_BLANK", "Choose a name")]}))
    assert form.wrongs("name") == ["Choose a name"]
    assert form.wrongs("other") == []
    assert form.is_named
    assert not Form().refuse(Conflict("Too late")).is_named


def test_pictures_sent_before_replace_the_fields() -> None:
    form = Form(FormData([("media", "1")]))
    form.keep_ids("media", [7, 8])
    assert form.ids("media") == (7, 8)


@pytest.mark.parametrize("wish", ["//evil.example", "/\\evil.example", "https://evil.example", "evil", "", "/a\nb"])
def test_nobody_is_sent_to_another_site(wish: str) -> None:
    assert local_path(wish, "/home") == "/home"


def test_a_page_of_the_site_may_be_returned_to() -> None:
    assert local_path("/search?q=%23tag#x", "/home") == "/search?q=%23tag#x"


def test_tokens_differ_by_person_and_do_not_show_the_secret() -> None:
    first, second = token_for("a"), token_for("a")
    assert first != second
    assert is_token_of("a", first)
    assert is_token_of("a", second)
    assert not is_token_of("b", first)
    assert not is_token_of("", token_for(""))
    assert "secret" not in token_for("secret")
