"""Who has to ask before they follow."""

import msgspec
import pytest

from palabre.accounts.model import Account
from palabre.graph.rules import bounded_languages, is_gone, needs_request
from tests.harness.nouns import BARE_ACCOUNT


def account(*, locked: bool = False, state: str = "active") -> Account:
    """Someone."""
    return msgspec.structs.replace(BARE_ACCOUNT, locked=locked, state=state)


@pytest.mark.parametrize(
    ("follower", "target", "asks"),
    [
        (account(), account(), False),
        (account(), account(locked=True), True),
        (account(state="limited"), account(), True),
        (account(locked=True), account(), False),
        (account(), account(state="limited"), False),
    ],
)
def test_who_has_to_ask(follower: Account, target: Account, asks: bool) -> None:
    assert needs_request(follower, target) is asks


@pytest.mark.parametrize(
    ("state", "gone"), [("active", False), ("limited", False), ("suspended", True), ("deleted", True)]
)
def test_who_is_out_of_reach(state: str, gone: bool) -> None:
    assert is_gone(account(state=state)) is gone


def test_languages_are_bounded_and_named_once() -> None:
    assert bounded_languages(("fr", "en", "fr")) == ("fr", "en")
    assert len(bounded_languages(tuple(f"l{number}" for number in range(99)))) == 20
