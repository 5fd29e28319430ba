"""Tags: read, follow and feature them (https://docs.joinmastodon.org/methods/tags/, …/methods/followed_tags/)."""

from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form
from palabre.api.operations import Area, user, viewer
from palabre.api.pages import Paging, links
from palabre.api.render.tag import unused_tag
from palabre.api.tagging import show_tags
from palabre.ground.errors import NotFound
from palabre.ground.ids import parse_id
from palabre.statuses.model import Tag
from palabre.statuses.read import tag
from palabre.statuses.tags import as_tag, feature_tag, featured_among, tags_by_ids, unfeature_tag
from palabre.store.transaction import Reader, Transaction
from palabre.timelines.followed_tags import follow_tag, followed_tags, unfollow_tag

area = Area("tags")


class OneTag(Form, frozen=True, kw_only=True):
    """A tag by its name, in any spelling."""

    name: str


class NamedTag(Form, frozen=True, kw_only=True):
    """A tag by its name, as Mastodon takes it, or by its id, as the description says."""

    id: str


@area.get("/api/v1/tags/{name}", viewer("read", "read:statuses"))
async def get_tags_by_name(call: Call, form: OneTag) -> Answer:
    """A tag and how often it was used each day of the last week; one that nobody has used has no id."""
    return await _answer(call, form.name, await call.house.store.read(tag, form.name.removeprefix("#")))


async def _answer(call: Call, name: str, row: Tag | None) -> Answer:
    if row is not None:
        return json((await show_tags(call, [row]))[0])
    written = as_tag(name)
    if written is None:
        raise NotFound(cause=f"no tag can be called {name}")
    return json(unused_tag(written, call.house.settings))


@area.post("/api/v1/tags/{name}/follow", user("write:follows", "follow"))
async def post_tag_follow(call: Call, form: OneTag) -> Answer:
    """Follows a tag."""
    return await _answer(call, form.name, await call.house.store.write(follow_tag, call.me.id, _tag_name(form.name)))


def _tag_name(written: str) -> str:
    """The name of a tag. Raises `NotFound` for what can be none, like an address that does not exist."""
    name = as_tag(written)
    if name is None:
        raise NotFound(cause=f"no tag can be called {written}")
    return name


@area.post("/api/v1/tags/{name}/unfollow", user("write:follows", "follow"))
async def post_tag_unfollow(call: Call, form: OneTag) -> Answer:
    """Stops following a tag."""
    return await _answer(call, form.name, await call.house.store.write(unfollow_tag, call.me.id, _tag_name(form.name)))


@area.get("/api/v1/followed_tags", user("read:follows", "follow"))
async def get_followed_tags(call: Call, form: Paging) -> Answer:
    """The tags that the caller follows."""
    page = form.page(100, 200)
    found = await call.house.store.read(followed_tags, call.me.id, page)
    shown = await show_tags(call, [row for _id, row in found])
    return json(shown, 200, *links(call, page, [each for each, _row in found]))


@area.post("/api/v1/tags/{id}/feature", user("write:accounts"))
async def post_tag_feature(call: Call, form: NamedTag) -> Answer:
    """Puts a tag forward on the caller's profile; a second time changes nothing."""
    return await _answer(call, form.id, await call.house.store.write(_feature, call.me.id, form.id))


async def _feature(tx: Transaction, account_id: int, given: str) -> Tag | None:
    row = await _named(tx, given)
    if row is None or row.id not in await featured_among(tx, account_id, [row.id]):
        await feature_tag(tx, account_id, _tag_name(given) if row is None else row.display_name)
    return row or await tag(tx, given)


async def _named(db: Reader, given: str) -> Tag | None:
    """A tag by its name; a number is no name, and so an id. Raises `NotFound` for what can name none."""
    tag_id = parse_id(given)
    if tag_id is None:
        return await tag(db, _tag_name(given))
    known = await tags_by_ids(db, [tag_id])
    if tag_id not in known:
        raise NotFound(cause=f"no tag {tag_id}")
    return known[tag_id]


@area.post("/api/v1/tags/{id}/unfeature", user("write:accounts"))
async def post_tag_unfeature(call: Call, form: NamedTag) -> Answer:
    """Stops putting a tag forward."""
    return await _answer(call, form.id, await call.house.store.write(_unfeature, call.me.id, form.id))


async def _unfeature(tx: Transaction, account_id: int, given: str) -> Tag | None:
    row = await _named(tx, given)
    if row is not None:
        await unfeature_tag(tx, account_id, row.id)
    return row
