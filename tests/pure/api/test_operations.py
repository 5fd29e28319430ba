"""The table of operations: complete, without clashes, and with the scopes that Mastodon documents."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from palabre.accounts.oauth.scopes import SCOPES
from palabre.api.operations import Caller
from palabre.api.paths import parameter_names
from palabre.api.routes import OPERATIONS

DESCRIPTION = Path(__file__).resolve().parents[4] / "shared" / "mastodon-openapi" / "schema.json"


def test_names_are_unique() -> None:
    names = [operation.name for operation in OPERATIONS]
    assert len(names) == len(set(names)), {name for name in names if names.count(name) > 1}


def test_every_scope_exists() -> None:
    assert {scope for each in OPERATIONS for scope in each.access.scopes} <= set(SCOPES)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_every_parameter_of_a_path_is_in_the_form(operation: Any) -> None:
    names = parameter_names(operation.path)
    fields = {each.encode_name for each in msgspec.structs.fields(operation.form)} if operation.form else set()
    assert set(names) <= fields


def described() -> dict[str, Any]:
    """The public description of Mastodon's API."""
    if not DESCRIPTION.exists():
        pytest.skip("comparing scopes: the description of Mastodon's API is not beside this checkout")
    paths: dict[str, Any] = msgspec.json.decode(DESCRIPTION.read_bytes())["paths"]
    return {_anonymous(path): methods for path, methods in paths.items()}


def _anonymous(path: str) -> str:
    return re.sub(r"\{\w+\}", "{}", path)


KNOWN_DIFFERENCES = {
    ("GET", "/api/v1/apps/verify_credentials"),
    ("GET", "/api/v1/statuses/{id}/favourited_by"),
    ("GET", "/api/v1/statuses/{id}/reblogged_by"),
    ("GET", "/api/v2/notifications/{group_key}/accounts"),
    ("GET", "/api/v1/instance/domain_blocks"),
    ("GET", "/api/v1/streaming/user"),
    ("GET", "/api/v1/streaming/user/notification"),
    ("GET", "/api/v1/followed_tags"),
    ("POST", "/api/v1/tags/{name}/follow"),
    ("POST", "/api/v1/tags/{name}/unfollow"),
}
"""Where the description and Mastodon's controllers differ, the controllers win: `reblogged_by` and `favourited_by` take
read:accounts; a list that is read takes no write scope; a stream needs one scope and tells what the token may read;
following a tag takes the older scope follow as well; the rest needs none."""


def test_scopes_are_mastodons() -> None:
    wanted = described()
    wrong: list[tuple[object, ...]] = []
    for each in OPERATIONS:
        operation = wanted.get(_anonymous(each.path), {}).get(each.method.lower())
        if operation is None or (each.method, each.path) in KNOWN_DIFFERENCES:
            continue
        scopes = {scope for way in operation.get("security", []) for names in way.values() for scope in names}
        if scopes and scopes != set(each.access.scopes):
            wrong.append((each.method, each.path, scopes, each.access.scopes))
        if each.access.caller is Caller.ANYONE and operation.get("security") and scopes:
            wrong.append((each.method, each.path, "open", scopes))
    assert wrong == []
