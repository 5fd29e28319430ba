"""`/about/api`: what Palabre adds to Mastodon's API, as a page that a developer can read."""

from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute

from palabre.api.openapi import ADDRESS, description
from palabre.api.routes import OPERATIONS
from palabre.web.handler import anyone, get
from palabre.web.page import render
from palabre.web.visit import Visit


def routes() -> list[BaseRoute]:
    """The one page."""
    return [get("/about/api", show_reference, anyone)]


async def show_reference(visit: Visit) -> Response:
    """Every operation of Palabre's own, by area, and the things that they answer with."""
    described = description(OPERATIONS, visit.settings.base_url)
    areas: dict[str, list[dict[str, Any]]] = {}
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            areas.setdefault(operation["tags"][0], []).append(_shown(path, method, operation))
    schemas = {name: _rows(schema) for name, schema in described["components"]["schemas"].items()}
    return await render(visit, "public/api.html", areas=areas, schemas=schemas, address=ADDRESS)


def _shown(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    answer = operation["responses"]["200"].get("content", {}).get("application/json", {}).get("schema", {})
    scopes = [scope for each in operation.get("security", ()) for scope in each.get("OAuth2", ())]
    parameters = [
        {
            "name": each["name"],
            "place": each["in"],
            "kind": _kind(each["schema"]),
            "schema": _named(each["schema"]),
            "required": each["required"],
        }
        for each in operation.get("parameters", ())
    ]
    return {
        "id": operation["operationId"],
        "method": method.upper(),
        "path": path,
        "summary": operation["summary"],
        "more": operation.get("description", ""),
        "scopes": scopes,
        "parameters": [*parameters, *({**each, "place": "body"} for each in _rows(body))],
        "answer": _kind(answer) if answer else "",
        "schema": _named(answer),
    }


def _rows(schema: dict[str, Any]) -> list[dict[str, Any]]:
    required = schema.get("required", ())
    return [
        {"name": name, "kind": _kind(each), "schema": _named(each), "required": name in required}
        for name, each in schema.get("properties", {}).items()
    ]


def _named(schema: dict[str, Any]) -> str:
    """The name of the thing that a schema, or its items, or one of its choices refers to."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    inner = [schema["items"]] if isinstance(schema.get("items"), dict) else schema.get("anyOf", [])
    return next((name for each in inner if (name := _named(each))), "")


def _kind(schema: dict[str, Any]) -> str:
    """A schema in a few words."""
    if "$ref" in schema:
        return _named(schema)
    if "enum" in schema:
        return " | ".join(str(each) for each in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(_kind(each) for each in schema["anyOf"])
    if schema.get("type") == "array":
        return f"[{_kind(schema['items'])}]" if isinstance(schema.get("items"), dict) else "[]"
    return str(schema.get("format") or schema.get("type", ""))
