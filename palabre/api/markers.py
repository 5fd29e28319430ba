"""How far the caller has read (https://docs.joinmastodon.org/methods/markers/)."""

import msgspec

from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user
from palabre.ground.clock import iso
from palabre.store.transaction import Transaction
from palabre.timelines.markers import set_marker
from palabre.timelines.model import Marker
from palabre.timelines.read import markers

area = Area("markers")


class MarkerJson(msgspec.Struct, frozen=True):
    """A marker (https://docs.joinmastodon.org/entities/Marker/)."""

    last_read_id: str
    version: int
    updated_at: str


class Asked(Form, frozen=True, kw_only=True):
    """Which timelines."""

    timeline: tuple[str, ...] = ()


class Mark(Form, frozen=True, kw_only=True):
    """Up to where one timeline is read."""

    last_read_id: Id


class Marks(Form, frozen=True, kw_only=True):
    """Up to where each timeline is read."""

    home: Mark | None = None
    notifications: Mark | None = None


@area.get("/api/v1/markers", user("read:statuses"))
async def get_markers(call: Call, form: Asked) -> Answer:
    """The markers of these timelines."""
    return _answer(await call.house.store.read(markers, call.me.id, form.timeline))


@area.post("/api/v1/markers", user("write:statuses"))
async def create_marker(call: Call, form: Marks) -> Answer:
    """Sets markers."""
    return _answer(await call.house.store.write(_set, call.me.id, form))


async def _set(tx: Transaction, account_id: int, form: Marks) -> dict[str, Marker]:
    asked = {"home": form.home, "notifications": form.notifications}
    return {
        name: await set_marker(tx, account_id, name, mark.last_read_id)
        for name, mark in asked.items()
        if mark is not None
    }


def _answer(found: dict[str, Marker]) -> Answer:
    return json(
        {name: MarkerJson(str(each.last_read_id), each.version, iso(each.updated_at)) for name, each in found.items()}
    )
