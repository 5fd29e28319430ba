"""Who may call what: every operation of the API, asked by seven kinds of callers, about things that belong to another.

`python -m tests.api.access` writes the table to docs/access.md; a test compares it with what the house answers.
"""

import asyncio
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import inspect

from palabre.accounts.model import Role
from palabre.accounts.read import user_of
from palabre.api.forms import Upload
from palabre.api.operations import Operation
from palabre.api.routes import OPERATIONS
from palabre.moderation.decide import decide
from palabre.moderation.model import Action, DecisionForm
from palabre.moderation.read.desk import queue
from tests.api.lodge import SCOPES, Guest, Lodge, opened_lodge

PAGE = Path(__file__).resolve().parents[2] / "docs" / "access.md"
KINDS = ("no token", "wrong scope", "member", "blocked", "suspended", "moderator", "admin")
WHOLE = f"{SCOPES} admin:read admin:write"
ENDLESS = re.compile(r"^/api/v1/streaming/(?!health)")
HEAD = """# Who may call what

Each operation of the API, called by seven kinds of callers about things that belong to another member. `member` is a
stranger to that member, `blocked` is blocked by them, `suspended` may not act, `wrong scope` is a member whose token
covers something else. The table is written by `python -m tests.api.access`; `tests/api/test_access.py` asks again.

`yes`: answered. `form`: let in, but nothing useful was sent along. `401`: needs a valid token. `403`: not allowed.
`404`: for this caller there is no such thing.

"""

Matrix = dict[tuple[str, str], tuple[str, ...]]


async def matrix(lodge: Lodge) -> Matrix:
    """Asks everything. Each operation is called by people who have done nothing before."""
    world = World(lodge)
    await world.furnish()
    found: Matrix = {}
    for operation in OPERATIONS:
        found[operation.method, operation.path] = tuple([await world.ask(operation, kind) for kind in KINDS])
    return found


class World:
    """One member with one of each thing, and whoever comes to ask about them."""

    def __init__(self, lodge: Lodge) -> None:
        self.lodge = lodge
        self.owner: Guest
        self.judge: Guest
        self.things: dict[str, str] = {}
        self._count = 0

    async def furnish(self) -> None:
        """Moves the owner in, with one of each thing."""
        self.owner = await self.lodge.guest("owner", scopes=WHOLE)
        self.judge = await self.lodge.guest("mona", role=Role.ADMIN, scopes=WHOLE)
        friend = await self.lodge.guest("friend")
        await self.owner.post(f"/api/v1/accounts/{friend.id}/follow")
        poll = {"options": ["yes", "no"], "expires_in": 3600}
        asked = await self.owner.say("Which #tree?", poll=poll)
        later = await self.owner.say("Later", scheduled_at="2999-01-01T00:00:00.000Z")
        filter_ = await self.owner.post(
            "/api/v2/filters", title="f", context=["home"], keywords_attributes=[{"keyword": "rain"}]
        )
        message = await friend.say("@owner psst", visibility="direct")
        await friend.post(f"/api/v1/statuses/{asked['id']}/favourite")
        await self.lodge.settle()
        (conversation,) = await self.owner.get("/api/v1/conversations")
        collection = await self.owner.post("/api/v1/collections", name="Friends", description="", sensitive=False)
        self.things = {
            "statuses": asked["id"],
            "accounts": self.owner.id,
            "polls": asked["poll"]["id"],
            "scheduled_statuses": later["id"],
            "filters": filter_["id"],
            "keywords": filter_["keywords"][0]["id"],
            "lists": (await self.owner.post("/api/v1/lists", title="Near"))["id"],
            "featured_tags": (await self.owner.post("/api/v1/featured_tags", name="tree"))["id"],
            "collections": collection.get("collection", collection)["id"],
            "conversations": conversation["id"],
            "notifications": (await self.owner.get("/api/v1/notifications"))[0]["id"],
            "tags": "tree",
            "tag": "tree",
            "hashtag": "tree",
            "quotes": message["id"],
        }

    async def ask(self, operation: Operation, kind: str) -> str:
        """What this kind of caller is answered, in a word."""
        guest = await self._caller(operation, kind)
        things = dict(self.things)
        if "/admin/" in operation.path:
            things["accounts"] = (await self._newcomer()).id
        headers = {"Authorization": f"Bearer {guest.token}"} if guest.token else {}
        sent = _sent(operation, things)
        is_read = operation.method in ("GET", "DELETE")
        request = self.lodge.client.request(
            operation.method,
            _address(operation.path, things),
            headers=headers,
            params=sent if is_read and sent else None,
            json=None if is_read else sent,
        )
        try:
            answer = await asyncio.wait_for(request, 0.5 if ENDLESS.match(operation.path) else 20)
        except TimeoutError:
            return "yes"
        return _word(answer.status_code)

    async def _caller(self, operation: Operation, kind: str) -> Guest:
        if kind == "no token":
            return self.lodge.stranger
        self._count += 1
        role = {"moderator": Role.MODERATOR, "admin": Role.ADMIN}.get(kind, Role.MEMBER)
        scopes = _other_scope(operation.access.scopes) if kind == "wrong scope" else WHOLE
        guest = await self.lodge.guest(f"{kind.replace(' ', '_')}{self._count}", role=role, scopes=scopes)
        if kind == "blocked":
            await self.owner.post(f"/api/v1/accounts/{guest.id}/block")
        elif kind == "suspended":
            await self._suspend(guest)
        return guest

    async def _suspend(self, guest: Guest) -> None:
        """Through the one door: a report, and a decision about it."""
        store, policy = self.lodge.house.store, self.lodge.house.policy
        await self.owner.post("/api/v1/reports", account_id=guest.id, category="spam")
        assert self.judge.account is not None
        decider = await store.read(user_of, self.judge.account.id)
        assert decider is not None
        row = next(each for each in await store.read(queue) if str(each.case.account_id) == guest.id)
        form = DecisionForm(action=Action.SUSPEND, clause_id="spam", explanation="Only spam.", withdraw_statuses=False)
        await store.write(decide, decider, row.case.id, form, policy)

    async def _newcomer(self) -> Guest:
        self._count += 1
        return await self.lodge.guest(f"newcomer{self._count}")


def _address(path: str, things: Mapping[str, str]) -> str:
    """The path with what exists in place of its parameters."""
    steps = path.split("/")
    for number, step in enumerate(steps):
        if step.startswith("{"):
            steps[number] = things.get(step.strip("{}"), things.get(steps[number - 1], "1"))
    return "/".join(steps)


def _sent(operation: Operation, things: Mapping[str, str]) -> dict[str, Any]:
    """What the form demands, and no more."""
    if operation.form is None:
        return {}
    fields = inspect.type_info(operation.form).fields  # type: ignore[attr-defined]  # a struct
    return {
        field.encode_name: _value(field.encode_name, field.type, things)
        for field in fields
        if field.required and f"{{{field.encode_name}}}" not in operation.path
    }


def _value(name: str, kind: inspect.Type, things: Mapping[str, str]) -> Any:
    match kind:
        case inspect.LiteralType(values=values):
            return values[0]
        case inspect.IntType():
            return things.get({"account_id": "accounts"}.get(name, name), "1")
        case inspect.BoolType():
            return True
        case inspect.VarTupleType() | inspect.ListType():
            return []
        case inspect.StructType(cls=cls) if cls is Upload:
            return ""
        case _:
            return "x"


def _other_scope(scopes: Iterable[str]) -> str:
    """A scope that covers none of these."""
    return "push" if "push" not in scopes else "profile"


def _word(status: int) -> str:
    if status < 400:
        return "yes"
    return "form" if status in (400, 422) else str(status)


def page_of(found: Mapping[tuple[str, str], tuple[str, ...]]) -> str:
    """The table as a Markdown page."""
    lines = [f"| Operation | {' | '.join(KINDS)} |", f"|---|{'---|' * len(KINDS)}"]
    for (method, path), answers in sorted(found.items(), key=lambda each: (each[0][1], each[0][0])):
        lines.append(f"| `{method} {path}` | {' | '.join(answers)} |")
    return HEAD + "\n".join(lines) + "\n"


async def _write() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with opened_lodge("", Path(folder), requests_per_5_minutes=1_000_000) as lodge:
            PAGE.write_text(page_of(await matrix(lodge)), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(_write())
