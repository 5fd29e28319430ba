"""What a granted scope allows."""

import pytest
from authlib.oauth2.base import invalid_error_characters

from palabre.accounts.oauth import errors
from palabre.accounts.oauth.errors import OAuthError
from palabre.accounts.oauth.scopes import SCOPES, covers, covers_all, parse_scopes, write_scopes


@pytest.mark.parametrize(
    ("granted", "needed", "allowed"),
    [
        ("read", "read", True),
        ("read", "read:statuses", True),
        ("read:statuses", "read:statuses", True),
        ("read:statuses", "read", False),
        ("read:statuses", "read:accounts", False),
        ("read", "write", False),
        ("read", "write:statuses", False),
        ("write", "read:statuses", False),
        ("follow", "write:follows", True),
        ("follow", "read:mutes", True),
        ("follow", "write:blocks", True),
        ("follow", "write:statuses", False),
        ("follow", "read", False),
        ("read write", "follow", True),
        ("write", "follow", False),
        ("read", "profile", True),
        ("read:accounts", "profile", True),
        ("profile", "read:accounts", False),
        ("read:statuses", "profile", False),
        ("read write", "push", False),
        ("push", "push", True),
        ("read", "admin:read", False),
        ("admin:read", "admin:read:accounts", True),
        ("admin:read:accounts", "admin:read", False),
        ("admin:read", "admin:write:accounts", False),
        ("admin:read", "read", False),
    ],
)
def test_covers(granted, needed, allowed):
    assert covers(parse_scopes(granted), needed) is allowed


def test_every_scope_covers_itself_and_nothing_covers_all():
    for scope in SCOPES:
        assert covers(frozenset({scope}), scope)
        assert not covers_all(frozenset({scope}), frozenset(SCOPES))
    assert covers_all(parse_scopes("profile read write follow push admin:read admin:write"), frozenset(SCOPES))


def test_an_unknown_scope_is_refused():
    for text in ("read everything", "read,write", "READ", "admin", "x" * 3_000):
        with pytest.raises(OAuthError) as refusal:
            parse_scopes(text)
        assert refusal.value.error == "invalid_scope"


def test_scopes_are_written_in_one_order():
    assert write_scopes(parse_scopes("push  write\nread")) == "read write push"
    assert parse_scopes("") == frozenset()


def test_descriptions_hold_only_what_the_rfc_allows():
    refusals = [errors.invalid_grant(), errors.invalid_scope(), errors.InvalidClient(), errors.NotYours()]
    assert [refusal.error for refusal in refusals] == [
        "invalid_grant",
        "invalid_scope",
        "invalid_client",
        "unauthorized_client",
    ]
    assert [invalid_error_characters(refusal.public_text()) for refusal in refusals] == [[]] * 4
