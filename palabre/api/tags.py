"""Tags (https://docs.joinmastodon.org/methods/tags/)."""

from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.errors import record_not_found
from palabre.api.forms import Form
from palabre.api.operations import Area, viewer
from palabre.api.render.tag import tag
from palabre.statuses.model import Day
from palabre.statuses.model import Tag as TagRow
from palabre.statuses.read import tag as read_tag
from palabre.statuses.read import tag_days
from palabre.store.transaction import Reader

area = Area("tags")


class OneTag(Form, frozen=True, kw_only=True):
    """A tag by its name, in any spelling."""

    name: str


@area.get("/api/v1/tags/{name}", viewer("read", "read:statuses"))
async def get_tags_by_name(call: Call, form: OneTag) -> Answer:
    """A tag and how often it was used each day of the last week."""
    row, days = await call.house.store.read(_tag, form.name.removeprefix("#"))
    return json(tag(row.id, row.display_name, call.house.settings, days))


async def _tag(db: Reader, name: str) -> tuple[TagRow, list[Day]]:
    row = await read_tag(db, name)
    if row is None:
        raise record_not_found(f"no tag {name}")
    return row, await tag_days(db, row.id)
