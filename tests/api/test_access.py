"""The door of each operation lets in whom it should, and nobody else."""

from difflib import unified_diff
from pathlib import Path

import pytest

from palabre.api.operations import Caller
from palabre.api.routes import OPERATIONS
from tests.api.access import KINDS, PAGE, matrix, page_of
from tests.api.lodge import opened_lodge


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_access_is_as_written_down(address: str, tmp_path: Path) -> None:
    async with opened_lodge(address, tmp_path, requests_per_5_minutes=1_000_000) as lodge:
        found = await matrix(lodge)
    changes = [
        line
        for line in unified_diff(PAGE.read_text(encoding="utf-8").splitlines(), page_of(found).splitlines(), n=0)
        if line[0] in "+-"
    ]
    assert changes == [], "if this is meant: python -m tests.api.access"
    for operation in OPERATIONS:
        answers = dict(zip(KINDS, found[operation.method, operation.path], strict=True))
        name = f"{operation.method} {operation.path}"
        if operation.access.caller in (Caller.APP, Caller.USER):
            assert answers["no token"] == "401", name
        elif not operation.path.startswith("/oauth/"):  # where an app shows its own credentials
            assert answers["no token"] not in ("401", "403"), name
        if operation.access.scopes:
            assert answers["wrong scope"] == "403", name
        if operation.access.caller is not Caller.ANYONE:
            assert answers["suspended"] == "403", name
        if operation.path.startswith(("/api/v1/admin/", "/api/v2/admin/")):
            assert answers["member"] == answers["blocked"] == "403", name
            assert operation.method != "GET" or answers["admin"] in ("yes", "404", "form"), name
