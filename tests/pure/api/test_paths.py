"""Every path leads to its operation, in any order of registration."""

import random

import pytest

from palabre.api.answer import EMPTY_OBJECT, Answer
from palabre.api.call import Call
from palabre.api.operations import ANYONE, Operation
from palabre.api.paths import PathTree, parameter_names


async def nothing(_call: Call) -> Answer:
    """An endpoint."""
    return EMPTY_OBJECT


def operation(path: str, method: str = "GET") -> Operation:
    """An operation at a path."""
    return Operation(method, path, ANYONE, "test", None, nothing)


PATHS = [
    "/api/v1/accounts",
    "/api/v1/accounts/{id}",
    "/api/v1/accounts/lookup",
    "/api/v1/accounts/{id}/follow",
    "/api/v1/notifications/{id}/dismiss",
    "/api/v1/notifications/requests/{id}/dismiss",
    "/api/v1/notifications/requests/dismiss",
    "/api/v1/statuses/{id}/quotes/{quoting_status_id}/revoke",
]


@pytest.fixture
def tree() -> PathTree:
    """All of them, shuffled."""
    made = PathTree()
    for path in random.sample(PATHS, len(PATHS)):
        made.add(operation(path))
    return made


@pytest.mark.parametrize(
    ("path", "found", "values"),
    [
        ("/api/v1/accounts", "/api/v1/accounts", []),
        ("/api/v1/accounts/", "/api/v1/accounts", []),
        ("/api/v1/accounts/7", "/api/v1/accounts/{id}", ["7"]),
        ("/api/v1/accounts/lookup", "/api/v1/accounts/lookup", []),
        ("/api/v1/accounts/lookup/follow", "/api/v1/accounts/{id}/follow", ["lookup"]),
        ("/api/v1/notifications/7/dismiss", "/api/v1/notifications/{id}/dismiss", ["7"]),
        ("/api/v1/notifications/requests/dismiss", "/api/v1/notifications/requests/dismiss", []),
        ("/api/v1/notifications/requests/7/dismiss", "/api/v1/notifications/requests/{id}/dismiss", ["7"]),
        ("/api/v1/statuses/1/quotes/2/revoke", PATHS[-1], ["1", "2"]),
    ],
)
def test_a_path_is_found(tree: PathTree, path: str, found: str, values: list[str]) -> None:
    methods, got = tree.find(path)
    assert (methods["GET"].path, got) == (found, values)


@pytest.mark.parametrize("path", ["/", "", "/api", "/api/v1", "/api/v1/accounts/7/nothing", "/api/v1/accounts//follow"])
def test_other_paths_are_not(tree: PathTree, path: str) -> None:
    assert tree.find(path) == ({}, [])


def test_a_place_is_taken_once(tree: PathTree) -> None:
    tree.add(operation("/api/v1/accounts/{id}", "DELETE"))
    with pytest.raises(ValueError, match="twice"):
        tree.add(operation("/api/v1/accounts/{account_id}"))


def test_parameters_are_named_in_order() -> None:
    assert parameter_names(PATHS[-1]) == ["id", "quoting_status_id"]


def test_put_and_patch_stand_for_each_other() -> None:
    tree = PathTree()
    put, patch = operation("/api/a", "PUT"), operation("/api/a", "PATCH")
    tree.add(put)
    assert tree.find("/api/a")[0] == {"PUT": put, "PATCH": put}
    tree.add(patch)
    assert tree.find("/api/a")[0] == {"PUT": put, "PATCH": patch}
