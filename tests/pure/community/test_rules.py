"""What counts as an emoji, and where shortcodes stand."""

import pytest

from palabre.community.rules import is_unicode_emoji, plain_name, shortcodes


@pytest.mark.parametrize(
    "name",
    [
        "👍",
        "👋🏽",
        "❤️",
        "❤",
        "☺",
        "1️⃣",
        "#️⃣",
        "🇫🇷",
        "🏳️\u200d🌈",
        "👩\u200d👩\u200d👧\u200d👦",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "🫠",
    ],
)
def test_one_emoji_is_one(name: str) -> None:
    assert is_unicode_emoji(name)


@pytest.mark.parametrize(
    "name", ["", "a", "1", "#", "<3", "👍👍", "👍a", "\u200d", "🇫", "é", " 👍", "👍\n", "👍\ufe0f\ufe0f\ufe0f"]
)
def test_anything_else_is_none(name: str) -> None:
    assert not is_unicode_emoji(name)


def test_the_mark_of_colour_makes_no_other_emoji() -> None:
    assert plain_name("❤️") == plain_name("❤") != plain_name("☺")
    assert plain_name("tree") == "tree"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a :tree: and (:leaf:) :tree:", ["tree", "leaf"]),
        ("line\n:tree:", ["tree"]),
        ("no:tree: nor :tree:no nor :x: nor ::tree::", []),
        ("https://a.example:80:90/ at 10:30:45", []),
        ("é:tree:", []),
    ],
)
def test_shortcodes_stand_alone(text: str, found: list[str]) -> None:
    assert shortcodes([text]) == found
