"""A tag's posts; following tags, and putting them forward on one's profile."""

import msgspec
from starlette.responses import Response

from palabre.ground.errors import Invalid, NotFound, PalabreError
from palabre.ground.language import _
from palabre.statuses.model import Day, Tag
from palabre.statuses.read import tag
from palabre.statuses.tags import as_tag, days_of_tags, feature_tag, featured_among, featured_tags, unfeature_tag
from palabre.store.transaction import Reader, Transaction
from palabre.timelines.followed_tags import follow_tag, followed_among, followed_tags, unfollow_tag
from palabre.timelines.tag import tagged
from palabre.web import show
from palabre.web.forms import Form
from palabre.web.handler import get, post, strollers
from palabre.web.page import partial, render
from palabre.web.paging import older, page_of
from palabre.web.reading.timelines import About, Frame, by_ids, lists_of
from palabre.web.visit import Visit

PER_PAGE = 40
NO_ID = 0
NO_TAG = _("This cannot be a tag. A tag is one word of letters, digits and underscores.")


class ShownTag(msgspec.Struct, frozen=True, kw_only=True):
    """A tag as whoever looks stands to it, with its public use on each of the last days, the latest first."""

    name: str
    days: tuple[Day, ...] = ()
    following: bool = False
    featuring: bool = False

    @property
    def people(self) -> int:
        """How many people used it lately; who used it on several days counts for each."""
        return sum(each.accounts for each in self.days)


async def shown_tags(db: Reader, viewer_id: int | None, rows: list[Tag]) -> list[ShownTag]:
    """Tags as a viewer stands to them."""
    ids = [row.id for row in rows]
    days = await days_of_tags(db, ids)
    is_member = viewer_id is not None and bool(ids)
    following = await followed_among(db, viewer_id or NO_ID, ids) if is_member else frozenset()
    featuring = await featured_among(db, viewer_id or NO_ID, ids) if is_member else frozenset()
    return [
        ShownTag(
            name=row.display_name,
            days=tuple(days[row.id]),
            following=row.id in following,
            featuring=row.id in featuring,
        )
        for row in rows
    ]


async def _shown(db: Reader, viewer_id: int | None, name: str) -> ShownTag:
    known = await tag(db, name)
    return (await shown_tags(db, viewer_id, [known]))[0] if known else ShownTag(name=name)


async def show_tag(visit: Visit) -> Response:
    """Answers GET /tags/NAME."""
    name = visit.request.path_params["name"]
    store = visit.house.store
    shown = await store.read(_shown, visit.viewer_id, name)
    ids = await store.read(tagged, visit.viewer_id, name, page_of(visit))
    about = About(
        title=f"#{shown.name}",
        nothing=visit.words.gettext("Nobody has used this tag in public yet."),
        way_on=(show.compose(f"#{shown.name}"), visit.words.gettext("Write the first post")),
        stream=f"/live{show.tag(name)}",
    )
    return await by_ids(visit, ids, about, frame=Frame(tag=shown))


async def follow_or_not(visit: Visit) -> Response:
    """Answers POST /tags/NAME/follow."""
    verb = follow_tag if visit.form.flag("on") else unfollow_tag
    await visit.house.store.write(verb, visit.account.id, _name(visit))
    return await _answer(visit)


def _name(visit: Visit) -> str:
    """The tag of the address. Raises `NotFound` for what can be none."""
    name = as_tag(visit.request.path_params["name"])
    if name is None:
        raise NotFound(NO_TAG)
    return name


async def _answer(visit: Visit) -> Response:
    """The buttons as they now stand, or the page that they were on."""
    name = _name(visit)
    if not visit.is_partial:
        return visit.back(show.tag(name))
    shown = await visit.house.store.read(_shown, visit.viewer_id, name)
    return partial(visit, "parts/tag.html", tag=shown, at=visit.form.line("at"))


async def feature_or_not(visit: Visit) -> Response:
    """Answers POST /tags/NAME/feature."""
    await visit.house.store.write(_feature, visit.account.id, _name(visit), is_on=visit.form.flag("on"))
    return await _answer(visit)


async def _feature(tx: Transaction, account_id: int, name: str, *, is_on: bool) -> None:
    known = await tag(tx, name)
    is_featured = known is not None and known.id in await featured_among(tx, account_id, [known.id])
    if is_on and not is_featured:
        await feature_tag(tx, account_id, name)
    elif not is_on and known is not None:
        await unfeature_tag(tx, account_id, known.id)


async def show_followed(visit: Visit) -> Response:
    """Answers GET /tags: the tags that a member follows, and those on their profile."""
    return await _followed(visit, Form())


async def _followed(visit: Visit, form: Form, status: int = 200) -> Response:
    store = visit.house.store
    found = await store.read(followed_tags, visit.account.id, page_of(visit, PER_PAGE))
    return await render(
        visit,
        "reading/tags.html",
        status=status,
        form=form,
        lists=await lists_of(visit),
        tags=await store.read(shown_tags, visit.viewer_id, [row for _id, row in found]),
        featured=await store.read(featured_tags, visit.account.id),
        older_url=older(visit, [each for each, _row in found], PER_PAGE),
    )


async def follow_typed(visit: Visit) -> Response:
    """Answers POST /tags: follows a tag that was typed."""
    try:
        name = as_tag(visit.form.line("name"))
        if name is None:
            raise Invalid(NO_TAG, code="tag")
        await visit.house.store.write(follow_tag, visit.account.id, name)
    except PalabreError as error:
        return await _followed(visit, visit.form.refuse(error), error.status)
    return visit.go("/tags")


ROUTES = [
    get("/tags", show_followed),
    post("/tags", follow_typed),
    get("/tags/{name}", show_tag, strollers),
    post("/tags/{name}/follow", follow_or_not),
    post("/tags/{name}/feature", feature_or_not),
]
