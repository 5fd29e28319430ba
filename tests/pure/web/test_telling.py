"""How notifications are worded, and what of a message is shown."""

import re

import pytest

from palabre.graph.model import Severance
from palabre.timelines.model import NotificationKind
from palabre.web.conversations.exchange import addressed
from palabre.web.conversations.talk import without_names
from palabre.web.notifications.kinds import FOR_STAFF, TABS, tab_of
from palabre.web.notifications.wording import sentence, severed
from palabre.web.words import words_in
from tests.harness.nouns import account

PEOPLE = [account(number) for number in (1, 2, 3, 4)]


def plain(markup: str) -> str:
    return re.sub(r"<[^>]+>", "", markup)


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (1, "name1 favourited", "name1 a ajouté votre publication à ses favoris"),
        (2, "name1 and name2 favourited", "name1 et name2 ont ajouté votre publication à leurs favoris"),
        (3, "name1, name2 and name3 favourited", "name1, name2 et name3 ont ajouté"),
        (4, "name1, name2 and 2 others favourited", "name1, name2 et 2 autres ont ajouté"),
        (1_204, "name1, name2 and 1,202 others", "name1, name2 et 1\u202f202 autres"),
    ],
)
def test_people_are_named_as_far_as_a_sentence_carries(count: int, english: str, french: str) -> None:
    for language, expected in (("en", english), ("fr", french)):
        said = sentence(words_in(language), NotificationKind.FAVOURITE, PEOPLE[:count], count, None, 9)
        assert plain(said).startswith(expected)


def test_names_are_escaped() -> None:
    said = sentence(words_in("en"), NotificationKind.FOLLOW, PEOPLE[:1], 1, None, 9)
    assert said.startswith('<a href="/@name1">')


@pytest.mark.parametrize("kind", list(NotificationKind))
def test_every_kind_has_words_and_a_tab(kind: NotificationKind) -> None:
    said = plain(sentence(words_in("en"), kind, PEOPLE[:1], 1, None, 9))
    assert "did something" not in said
    known = {each for tab in (*TABS, FOR_STAFF) for each in tab.kinds}
    assert kind in known


def test_what_is_for_the_team_is_shown_to_it_alone() -> None:
    assert tab_of("team", is_staff=True) is FOR_STAFF
    assert tab_of("team", is_staff=False).name == ""


def test_lost_follows_are_counted_and_their_reason_is_given() -> None:
    lost = Severance(1, 2, "domain_block", "far.example", followers_count=1, following_count=0, created_at=0)
    assert plain(severed(words_in("en"), lost)) == (
        "This community no longer talks with far.example. You lost 1 follower."
    )
    mine = Severance(1, 2, "user_domain_block", "<i>", followers_count=0, following_count=3, created_at=0)
    assert str(severed(words_in("en"), mine)) == (
        'You blocked <bdi dir="ltr">&lt;i&gt;</bdi>. You no longer follow 3 accounts there.'
    )


def test_a_message_names_those_it_is_for_once() -> None:
    assert addressed("hello", PEOPLE[:2]) == "@name1 @name2 hello"
    assert addressed("hello @name2", PEOPLE[:2]) == "@name1 hello @name2"
    assert addressed("@name1 hello", PEOPLE[:1]) == "@name1 hello"
    assert addressed("a note", []) == "a note"


def test_names_in_front_are_left_out_and_others_stay() -> None:
    assert without_names("@ana @ben@far.example look at @cleo") == "look at @cleo"
    assert without_names("@ana") == ""
    assert without_names("nobody is named") == "nobody is named"
