"""Reads the parameters of a request: query, then body (JSON, urlencoded or multipart), the body winning."""

from urllib.parse import parse_qsl

import msgspec
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from palabre.api.forms import Upload
from palabre.api.params import MOST_PARAMETERS, Tree, merged, tree_of
from palabre.door.bodies import check_encoding
from palabre.ground.errors import Invalid, Malformed
from palabre.ground.language import _

MOST_FILES = 16
MOST_FIELD_BYTES = 262_144


async def parameters_of(request: Request) -> Tree:
    """Everything that query and body say. Raises `Malformed` for what cannot be read."""
    query = tree_of(_pairs(request.url.query)) if request.scope.get("query_string") else {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return merged(query, await _multipart(request))
    if kind == "application/x-www-form-urlencoded":
        return merged(query, tree_of(_pairs((await request.body()).decode("utf-8", "replace"))))
    if kind == "application/json" or kind.endswith("+json"):
        return merged(query, _from_json(await request.body()))
    return query


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError as error:
        raise Malformed(
            _("The request has more than {most} parameters."), most=MOST_PARAMETERS, cause=str(error)
        ) from error


def _from_json(body: bytes) -> Tree:
    if not body.strip():
        return {}
    try:
        content = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Malformed(_("The body is not valid JSON."), cause=str(error)) from error
    if not isinstance(content, dict):
        raise Invalid(_("The body must be a JSON object."))
    brackets = [name for name in content if "[" in name]
    return content if not brackets else merged(content, tree_of((name, content[name]) for name in brackets))


async def _multipart(request: Request) -> Tree:
    check_encoding(request.headers["content-type"])
    parser = MultiPartParser(
        request.headers,
        request.stream(),
        max_files=MOST_FILES,
        max_fields=MOST_PARAMETERS,
        max_part_size=MOST_FIELD_BYTES,
    )
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise Malformed(_("The form cannot be read: {problem}"), problem=error.message) from error
    try:
        return tree_of([(name, await _leaf(value)) for name, value in form.multi_items()])
    finally:
        await form.close()


async def _leaf(value: str | UploadFile) -> object:
    if isinstance(value, str):
        return value
    return Upload(await value.read(), value.filename or "", value.content_type or "")
