"""What names, addresses, passwords and sanctions may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.accounts import rules
from palabre.accounts.model import Role
from palabre.accounts.passwords import check_password_strength
from palabre.ground.errors import Invalid


@pytest.mark.parametrize("name", ["a", "Zoe_42", "x" * 30, "administratrix"])
def test_good_usernames(name):
    assert rules.username_problem(name) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "ERR_BLANK"),
        ("x" * 31, "ERR_TOO_LONG"),
        ("zoé", "ERR_INVALID"),
        ("zoe.b", "ERR_INVALID"),
        ("zoe b", "ERR_INVALID"),
        ("zoe\n", "ERR_INVALID"),
        ("аdmin", "ERR_INVALID"),
        ("Admin", "ERR_RESERVED"),
        ("_support_", "ERR_RESERVED"),
    ],
)
def test_bad_usernames(name, code):
    problem = rules.username_problem(name)
    assert problem is not None
    assert problem[0] == code


def test_the_team_may_take_reserved_names():
    assert rules.username_problem("admin", reserved_too=True) is None


@pytest.mark.parametrize(
    "email", ["zoe@site.example", "Zoe+news@Mail.Example.org", "zoé@courriel.fr", "zoe@palabre.example"]
)
def test_good_addresses(email):
    assert rules.email_problem(email, "palabre.example") is None


@pytest.mark.parametrize("email", ["", "zoe", "zoe@", "@site.example", "a b@site.example", f"{'x' * 250}@site.example"])
def test_bad_addresses(email):
    assert rules.email_problem(email, "palabre.example") is not None


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "ERR_BLANK"),
        ("short", "ERR_TOO_SHORT"),
        ("x" * 300, "ERR_TOO_LONG"),
        ("Password123", "ERR_INVALID"),
        ("aaaaaaaaaaaa", "ERR_INVALID"),
        ("abababababab", "ERR_INVALID"),
    ],
)
def test_weak_passwords(password, code):
    with pytest.raises(Invalid) as refusal:
        check_password_strength(password)
    assert refusal.value.fields["password"][0][0] == code
    assert refusal.value.public_text()


def test_strong_passwords():
    check_password_strength("cerf volant orange")
    check_password_strength("ünïcödé ☂ 雨の日")


@given(st.text())
def test_cleaned_text_turns_nothing_around(text):
    for cleaned in (rules.clean_line(text), rules.clean_text(text)):
        assert not set(cleaned) & set("\u202e\u2066\ufeff\x00\x1b\r")
    assert "\n" not in rules.clean_line(text)


def test_the_gravest_sanction_counts():
    assert rules.state_under([]) == "active"
    assert rules.state_under(["limit", "limit"]) == "limited"
    assert rules.state_under(["limit", "suspend"]) == "suspended"


def test_roles_include_those_before_them():
    assert Role.OWNER.includes(Role.ADMIN)
    assert Role.MODERATOR.includes(Role.MODERATOR)
    assert not Role.MEMBER.includes(Role.MODERATOR)
