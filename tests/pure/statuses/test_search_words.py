"""How texts and searches are cut into words."""

import pytest

from palabre.statuses.search_index import alike_word, asked


@pytest.mark.parametrize(
    ("words", "sought"),
    [
        ("", ""),
        ("  !?  ", ""),
        ("Café crème", '"cafe" "creme"'),
        ("rain rain", '"rain"'),
        ('say "hi" OR NOT near*', '"say" "hi" "or" "not" "near"'),
        ("東京 tower", '"東 京" "tower"'),
        ("हिन्दी", '"हिन्दी"'),
        ("foo_bar", '"foo" "bar"'),
    ],
)
def test_a_search_is_words_in_quotes(words: str, sought: str) -> None:
    assert asked(words) == sought


def test_a_search_is_bounded() -> None:
    assert asked(" ".join(f"word{number}" for number in range(1000))).count(" ") == 11
    assert len(asked("x" * 10_000)) <= 62


def test_an_authors_word_joins_only_a_search_that_has_words() -> None:
    assert asked("tea", 12).endswith('"author012"')
    assert asked("", 12) == ""


def test_texts_that_begin_alike_share_a_word() -> None:
    first = alike_word("@ada @ben Buy cheap gold rings now!")
    assert first
    assert first == alike_word("@cleo  buy CHEAP gold, rings: now")
    assert first != alike_word("Buy cheap gold rings later!")
    assert alike_word("thank you all") == ""
