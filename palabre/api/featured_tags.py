"""Tags that an account puts forward (https://docs.joinmastodon.org/methods/featured_tags/)."""

from palabre.api.accounts import OneAccount, known_account
from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user, viewer
from palabre.api.render.tag import featured_tag
from palabre.api.tagging import show_tags
from palabre.statuses.model import FeaturedTag
from palabre.statuses.tags import drop_featured_tag, feature_tag, featured_tags, often_used_tags

area = Area("featured_tags")


class NewFeatured(Form, frozen=True, kw_only=True):
    """The name of a tag."""

    name: str


class OneFeatured(Form, frozen=True, kw_only=True):
    """A featured tag by its id."""

    id: Id


@area.get("/api/v1/featured_tags", user("read:accounts"))
async def get_featured_tags(call: Call) -> Answer:
    """The tags that the caller puts forward."""
    return _answer(call, await call.house.store.read(featured_tags, call.me.id))


def _answer(call: Call, rows: list[FeaturedTag]) -> Answer:
    return json([featured_tag(row, call.house.settings) for row in rows])


@area.post("/api/v1/featured_tags", user("write:accounts"))
async def create_featured_tag(call: Call, form: NewFeatured) -> Answer:
    """Puts a tag forward."""
    made = await call.house.store.write(feature_tag, call.me.id, form.name)
    return json(featured_tag(made, call.house.settings))


@area.delete("/api/v1/featured_tags/{id}", user("write:accounts"))
async def delete_featured_tag(call: Call, form: OneFeatured) -> Answer:
    """Stops putting a tag forward."""
    await call.house.store.write(drop_featured_tag, call.me.id, form.id)
    return EMPTY_OBJECT


@area.get("/api/v1/featured_tags/suggestions", user("read:accounts"))
async def get_featured_tag_suggestions(call: Call) -> Answer:
    """The tags that the caller has used most of late and does not put forward yet."""
    return json(await show_tags(call, await call.house.store.read(often_used_tags, call.me.id)))


@area.get("/api/v1/accounts/{id}/featured_tags", viewer())
async def get_account_featured_tags(call: Call, form: OneAccount) -> Answer:
    """The tags that an account puts forward."""
    account = await known_account(call, form.id)
    if account.is_suspended:
        return json([])
    return _answer(call, await call.house.store.read(featured_tags, account.id))
