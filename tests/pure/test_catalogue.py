"""Every string that people read has French words, and the catalogue holds no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from babel.messages import pofile
from babel.messages.catalog import Catalog, Message
from jinja2.ext import extract_from_ast

from palabre.ground.language import LOCALE_FOLDER, catalogue

PACKAGE = LOCALE_FOLDER.parent
NAMES = ("_", "gettext", "pgettext", "ngettext")
Key = tuple[str, str]
"""A context, empty without one, and the (singular) English words."""


STRINGS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
CALL = re.compile(rf"\b(_|gettext|pgettext|ngettext)\(\s*{STRINGS}(?:,\s*{STRINGS})?")


def in_python(path: Path) -> Iterator[Key]:
    for name, first, second in CALL.findall(path.read_text()):
        words = [ast.literal_eval(f"({each})") for each in (first, second) if each]
        yield (words[0], words[1]) if name == "pgettext" else ("", words[0])


def in_template(path: Path) -> Iterator[Key]:
    for _line, name, words in extract_from_ast(jinja2.Environment().parse(path.read_text()), NAMES):
        given = [words] if isinstance(words, str) else [each for each in words or () if each is not None]
        if given:
            yield (given[0], given[1]) if name == "pgettext" else ("", given[0])


@pytest.fixture(scope="module")
def used() -> set[Key]:
    python = [key for path in PACKAGE.rglob("*.py") for key in in_python(path)]
    pages = [key for path in PACKAGE.rglob("*.html") for key in in_template(path)]
    return {*python, *pages}


@pytest.fixture(scope="module")
def french() -> Catalog:
    with (LOCALE_FOLDER / "fr" / "LC_MESSAGES" / "palabre.po").open("rb") as file:
        return pofile.read_po(file, locale="fr", abort_invalid=True)


def key_of(message: Message) -> Key:
    return message.context or "", english_of(message)[0]


def english_of(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else [str(form) for form in message.id]


def test_every_string_is_in_french(used: set[Key], french: Catalog) -> None:
    translated = {key_of(message) for message in french if message.id and all(in_all_forms(message))}
    assert sorted(used - translated) == []


def in_all_forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def test_no_string_of_the_catalogue_is_unused(used: set[Key], french: Catalog) -> None:
    assert sorted({key_of(message) for message in french if message.id} - used) == []
    assert not french.obsolete
    assert not [message.id for message in french if message.id and message.fuzzy]


def test_the_french_keeps_every_placeholder(french: Catalog) -> None:
    for message in french:
        if message.id:
            wanted = placeholders(english_of(message)[-1])
            for form in in_all_forms(message):
                assert placeholders(form) == wanted, message.id


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}", text))


def test_french_typography(french: Catalog) -> None:
    bad = re.compile(r"[^\s\u00a0\u202f] ?[;?!](?=\s|$)|\w :(?=\s|$)|« | »|(?<=\w)'(?=\w)")
    found = [form for message in french if message.id for form in in_all_forms(message) if bad.search(form)]
    assert found == []


def test_the_catalogue_is_sorted(french: Catalog) -> None:
    keys = [key_of(message)[1] for message in french if message.id]
    assert keys == sorted(keys)


def test_plurals_follow_french_grammar() -> None:
    words = catalogue("fr")
    forms = [words.ngettext("{number} reply", "{number} replies", number) for number in (0, 1, 2)]
    assert forms[0] == forms[1]
    assert forms[1] != forms[2]
