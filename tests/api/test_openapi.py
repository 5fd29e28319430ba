"""Palabre's own operations are described, for programs and for people."""

import re

import schemathesis

from palabre.api.routes import OPERATIONS
from tests.api.lodge import Guest, Lodge


async def test_every_own_operation_is_described(lodge: Lodge, aline: Guest) -> None:
    described = await lodge.stranger.get("/api/palabre/v1/openapi.json")
    schema = schemathesis.openapi.from_dict(described)
    schema.validate()
    there = {(method.upper(), path) for path, each in described["paths"].items() for method in each}
    own = {(each.method, each.path) for each in OPERATIONS if each.path.startswith("/api/palabre/v1/")}
    assert there == own
    statement = described["components"]["schemas"]["StatementJson"]
    assert {"clause", "explanation", "appeal_until"} <= statement["properties"].keys()
    assert all(each["summary"] for methods in described["paths"].values() for each in methods.values())


async def test_the_page_names_every_own_operation_and_nothing_twice(lodge: Lodge) -> None:
    page = (await lodge.stranger.client.get("/about/api")).text
    for each in OPERATIONS:
        assert (f"{each.method} {each.path}" in page) == each.path.startswith("/api/palabre/v1/")
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(names)
