"""Checks answers against the public description of Mastodon's API, where it lies beside the checkout.

Only what that description uses of JSON Schema is understood; the rest would be a lie of omission, so it is refused.
"""

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.api.lodge import Guest
from tests.conformance.description import corrected

PATH = Path(__file__).resolve().parents[3] / "shared" / "mastodon-openapi" / "schema.json"
KNOWN = {
    "type", "properties", "required", "items", "enum", "oneOf", "anyOf", "allOf", "$ref", "format", "description",
    "example", "examples", "externalDocs", "deprecated", "default", "additionalProperties", "title", "const",
    "propertyNames", "patternProperties", "minimum", "maximum", "minItems", "maxItems", "nullable",
}  # fmt: skip
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "object": (dict,),
    "array": (list,),
    "null": (type(None),),
}


@cache
def description() -> dict[str, Any]:
    """The description; without it, the test that asks is skipped with the reason."""
    if not PATH.exists():
        pytest.skip("checking answers: the description of Mastodon's API is not beside this checkout")
    return corrected()


def problems(value: Any, schema: dict[str, Any], where: str = "$") -> list[str]:
    """What of a value the schema does not allow, each with its place."""
    unknown = schema.keys() - KNOWN
    assert not unknown, f"{where}: the checker does not know {unknown}"
    if "$ref" in schema:
        return problems(value, _resolved(schema["$ref"]), where)
    found = [each for part in schema.get("allOf", []) for each in problems(value, part, where)]
    for word in ("oneOf", "anyOf"):
        if word in schema:
            tries = [problems(value, part, where) for part in schema[word]]
            if all(tries):
                found += sorted(tries, key=len)[0]
    if "type" in schema and not _is_of_type(value, schema["type"]):
        return [*found, f"{where}: {value!r} is not {schema['type']}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{where}: {value!r} is none of {schema['enum']}")
    if isinstance(value, str) and not _is_in_format(value, schema.get("format", "")):
        found.append(f"{where}: {value!r} is no {schema['format']}")
    return found + _inside(value, schema, where)


def _resolved(reference: str) -> dict[str, Any]:
    found: Any = description()
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    resolved: dict[str, Any] = found
    return resolved


def _is_of_type(value: Any, kinds: str | list[str]) -> bool:
    names = [kinds] if isinstance(kinds, str) else kinds
    return any(isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool)) for name in names)


def _is_in_format(value: str, named: str) -> bool:
    if named == "date-time":
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", value)) and bool(
            datetime.fromisoformat(value)
        )
    if named == "date":
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value))
    if named == "uri":
        return bool(urlsplit(value).scheme)
    return True


def _inside(value: Any, schema: dict[str, Any], where: str) -> list[str]:
    found: list[str] = []
    if isinstance(value, dict):
        found += [f"{where}.{name} is missing" for name in schema.get("required", []) if name not in value]
        for name, part in schema.get("properties", {}).items():
            if name in value:
                found += problems(value[name], part, f"{where}.{name}")
    if isinstance(value, list) and "items" in schema:
        for number, item in enumerate(value):
            found += problems(item, schema["items"], f"{where}[{number}]")
    return found


KNOWN_DIFFERENCES = ("email: '' is no email",)
"""Mastodon itself answers an empty address where an instance names none."""


class Inspector:
    """Asks, and insists that each good answer has the described form."""

    def __init__(self) -> None:
        description()
        self.checked: set[tuple[str, str]] = set()

    async def ask(self, who: Guest, method: str, pattern: str, at: str = "", /, **options: Any) -> Any:
        """Calls an operation at an address, by default that of its pattern."""
        answer = await who.call(method, at or pattern, **options)
        schema = schema_of(method, pattern)
        if schema is not None:
            found = [each for each in problems(answer, schema) if not each.endswith(KNOWN_DIFFERENCES)]
            assert not found, f"{method} {pattern}: {found}"
            self.checked.add((method, pattern))
        return answer

    async def get(self, who: Guest, pattern: str, at: str = "", /, **params: Any) -> Any:
        """GET with these parameters."""
        return await self.ask(who, "GET", pattern, at, params=params or None)

    async def post(self, who: Guest, pattern: str, at: str = "", /, **data: Any) -> Any:
        """POST a JSON body."""
        return await self.ask(who, "POST", pattern, at, json=data)


def schema_of(method: str, path: str) -> dict[str, Any] | None:
    """The schema of the good answer of an operation, if it has one."""
    content = description()["paths"][path][method.lower()]["responses"]["200"].get("content", {})
    found: dict[str, Any] | None = content.get("application/json", {}).get("schema")
    return found
