"""Describes what Palabre adds to Mastodon's API, from the operations themselves.

In the form of OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1).
"""

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.forms import MOST_ID, Upload
from palabre.api.operations import ANYONE, Access, Area, Caller, Operation

OWN = "/api/palabre/v1/"
ADDRESS = f"{OWN}openapi.json"
REFUSALS = {
    "401": "The token is missing or no longer valid.",
    "403": "The token does not cover this, or the caller may not do it.",
    "404": "There is no such thing, or the caller may not see it.",
    "422": "What was sent cannot be accepted; `error` says why.",
    "429": "Too many requests; `Retry-After` says when to try again.",
}
_ID = {"type": "string", "pattern": "^[0-9]+$"}
_ERROR = {
    "type": "object",
    "properties": {"error": {"type": "string"}, "details": {"type": "object"}},
    "required": ["error"],
}


def area_for(operations: Iterable[Operation]) -> Area:
    """The operation that hands out the description of those among these operations that are Palabre's own."""
    area = Area("openapi")
    listed = tuple(operations)

    @area.get(ADDRESS, ANYONE)
    async def get_openapi(call: Call) -> Answer:
        """This description."""
        return json(description((*listed, *area.operations), call.house.settings.base_url))

    return area


def description(operations: Iterable[Operation], base_url: str) -> dict[str, Any]:
    """The OpenAPI description of Palabre's own operations among these."""
    own = sorted((each for each in operations if each.path.startswith(OWN)), key=lambda each: (each.area, each.path))
    answers = {each.answers for each in own if each.answers is not None}
    schemas, named = msgspec.json.schema_components(list(answers), schema_hook=_upload, ref_template=_REFERENCE)
    schema_of = dict(zip(answers, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for each in own:
        paths.setdefault(each.path, {})[each.method.lower()] = _operation(each, schema_of.get(each.answers))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Palabre",
            "version": "1",
            "description": "What Palabre adds to Mastodon's client API (https://docs.joinmastodon.org/api/).",
        },
        "servers": [{"url": base_url}],
        "paths": paths,
        "components": {
            "schemas": {**named, "Error": _ERROR},
            "securitySchemes": {"OAuth2": _oauth(base_url, own)},
        },
    }


_REFERENCE = "#/components/schemas/{name}"


def _operation(operation: Operation, answer: dict[str, Any] | None) -> dict[str, Any]:
    summary, _blank, more = (operation.endpoint.__doc__ or "").strip().partition("\n\n")
    parameters, body = _parameters(operation)
    content = {"application/json": {"schema": answer}} if answer is not None else None
    described: dict[str, Any] = {
        "operationId": operation.name,
        "tags": [operation.area],
        "summary": " ".join(summary.split()),
        **({"description": " ".join(more.split())} if more else {}),
        **({"parameters": parameters} if parameters else {}),
        **({"requestBody": body} if body else {}),
        "responses": {
            "200": {"description": "Done.", **({"content": content} if content else {})},
            **{status: _refusal(text) for status, text in REFUSALS.items()},
        },
    }
    if operation.access.caller is not Caller.ANYONE:
        described["security"] = _security(operation.access)
    return described


def _security(access: Access) -> list[dict[str, list[str]]]:
    wanted = [{"OAuth2": [scope]} for scope in access.scopes] or [{"OAuth2": []}]
    return [*wanted, {}] if access.caller is Caller.VIEWER else wanted


def _refusal(text: str) -> dict[str, Any]:
    return {"description": text, "content": {"application/json": {"schema": {"$ref": _REFERENCE.format(name="Error")}}}}


def _parameters(operation: Operation) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """What stands in the path and the query, and what in the body."""
    if operation.form is None:
        return [], None
    schema = _whole(operation.form)
    in_path = re.findall(r"{(\w+)}", operation.path)
    required = set(schema.get("required", ()))
    properties: dict[str, Any] = schema["properties"]
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": properties.get(name, {"type": "string"})}
        for name in in_path
    ]
    others = {name: each for name, each in properties.items() if name not in in_path}
    if operation.method in ("GET", "DELETE"):
        return [
            *parameters,
            *({"name": name, "in": "query", "required": name in required, "schema": others[name]} for name in others),
        ], None
    content = {"type": "object", "properties": others, "required": sorted(required - set(in_path))}
    body = {"required": bool(required - set(in_path)), "content": {"application/json": {"schema": content}}}
    return parameters, body if others else None


def _whole(form: type) -> dict[str, Any]:
    """The schema of a form with everything it refers to put in its place, so that names cannot clash."""
    schema = msgspec.json.schema(form, schema_hook=_upload)
    defined = schema.get("$defs", {})

    def put(value: Any) -> Any:
        if isinstance(value, dict):
            if value.get("maximum") == MOST_ID:
                return _ID
            if "anyOf" in value:
                return put({**_one_of_two(value["anyOf"]), **_described(value)})
            if "enum" in value and "type" not in value:
                value = {"type": "string", **value}
            if "$ref" in value:
                return put(defined[value["$ref"].removeprefix("#/$defs/")])
            return {name: put(each) for name, each in value.items() if name != "title"}
        return [put(each) for each in value] if isinstance(value, list) else value

    whole: dict[str, Any] = put({name: each for name, each in schema.items() if name != "$defs"})
    return whole


def _one_of_two(choices: list[dict[str, Any]]) -> dict[str, Any]:
    """What may be sent; that it may also be left out or null is said by its not being required."""
    real = [each for each in choices if each != {"type": "null"}]
    return real[0] if len(real) == 1 else {"oneOf": real}


def _described(value: dict[str, Any]) -> dict[str, Any]:
    return {name: value[name] for name in ("description",) if name in value}


def _upload(kind: type) -> dict[str, Any]:
    if kind is Upload:
        return {"type": "string", "format": "binary"}
    raise NotImplementedError(kind)


def _oauth(base_url: str, operations: Iterable[Operation]) -> dict[str, Any]:
    scopes = sorted({scope for each in operations for scope in each.access.scopes})
    flow = {
        "authorizationUrl": f"{base_url}/oauth/authorize",
        "tokenUrl": f"{base_url}/oauth/token",
        "scopes": {scope: f"May {scope.replace(':', ' ')}." for scope in scopes},
    }
    return {"type": "oauth2", "flows": {"authorizationCode": flow}}
