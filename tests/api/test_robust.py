"""Nothing that can be sent breaks an operation: the answer is JSON with a sentence, and never our fault."""

from typing import Any

import msgspec

from palabre.accounts.model import Role
from palabre.api.operations import Operation
from palabre.api.routes import AREAS
from tests.api.lodge import Guest, Lodge

NASTY: tuple[Any, ...] = (
    "",
    "x",
    "-1",
    "0",
    str((1 << 63) - 1),
    str(1 << 64),
    "1.5",
    "true",
    "\u202e\u0000",
    "’%_\\'\";--",
    "é" * 600,
    [],
    ["1", "x", None],
    {"a": "b"},
    None,
    1e300,
    False,
)
LIVE = "streaming"


def filled(operation: Operation, value: Any, own_id: str) -> tuple[str, dict[str, Any]]:
    """The address and the parameters of a call in which every field has the same strange value."""
    path = operation.path
    for name in ("{id}", "{account_id}", "{collection_id}"):
        path = path.replace(name, own_id)
    for name in ("{name}", "{hashtag}", "{group_key}"):
        path = path.replace(name, "some")
    fields = [field.encode_name for field in msgspec.structs.fields(operation.form)] if operation.form else []
    return path, dict.fromkeys(fields, value)


async def test_strange_values(lodge: Lodge) -> None:
    mona = await lodge.guest("mona", role=Role.MODERATOR)
    own = str((await mona.say("a #status"))["id"])
    broken = []
    for operation in (each for area in AREAS if area.name != LIVE for each in area.operations):
        for value in NASTY:
            broken += [await call(mona, operation, value, some_id) for some_id in {own, mona.id}]
    assert [each for each in broken if each] == []


async def call(who: Guest, operation: Operation, value: Any, own_id: str) -> str:
    """Call with JSON, or for reading with a query; what is wrong with the answer, if anything."""
    path, fields = filled(operation, value, own_id)
    options: dict[str, Any] = {"content": msgspec.json.encode(fields), "headers": {"content-type": "application/json"}}
    if operation.method == "GET":
        options = {"params": {name: value if isinstance(value, str) else str(value) for name in fields} or None}
    headers = {"Authorization": f"Bearer {who.token}", **options.pop("headers", {})}
    answer = await who.client.request(operation.method, path, headers=headers, **options)
    fine = answer.status_code < 400 or (answer.status_code < 500 and msgspec.json.decode(answer.content)["error"])
    return "" if fine else f"{operation.method} {path} {value!r}: {answer.status_code} {answer.text[:300]}"
