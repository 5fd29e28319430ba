"""Home, list, public and tag timelines (https://docs.joinmastodon.org/methods/timelines/)."""

from palabre.accounts.preferences import preferences_of
from palabre.api.answer import EMPTY_LIST, Answer, array
from palabre.api.call import Call
from palabre.api.forms import Id
from palabre.api.operations import Area, stroller, user
from palabre.api.pages import Paging, links
from palabre.api.viewing import show_all
from palabre.store.paging import Page
from palabre.timelines.direct import direct
from palabre.timelines.lists import in_list
from palabre.timelines.public import public
from palabre.timelines.tag import tagged

area = Area("timelines")
MOST_TAGS = 4


class InList(Paging, frozen=True, kw_only=True):
    """A page of a list."""

    list_id: Id


class Public(Paging, frozen=True, kw_only=True):
    """Which part of the public timeline."""

    local: bool = False
    remote: bool = False
    only_media: bool = False


class Tagged(Public, frozen=True, kw_only=True, rename={"any_of": "any", "all_of": "all", "none_of": "none"}):
    """Statuses under a tag, and further tags that may or must or must not be there."""

    hashtag: str
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()


@area.get("/api/v1/timelines/home", user("read:statuses"))
async def get_timeline_home(call: Call, form: Paging) -> Answer:
    """What the caller and those they follow have said."""
    page = form.page()
    ring = call.house.ring
    ids = await ring.home(call.me.id, page)
    return array(await show_all(call, ids, await ring.bonds(call.me.id)), *links(call, page, ids))


async def _page(call: Call, page: Page, ids: list[int]) -> Answer:
    return array(await show_all(call, ids), *links(call, page, ids))


@area.get("/api/v1/timelines/direct", user("read:statuses"))
async def get_timeline_direct(call: Call, form: Paging) -> Answer:
    """Direct messages to and from the caller."""
    page = form.page()
    return await _page(call, page, await call.house.store.read(direct, call.me.id, page))


@area.get("/api/v1/timelines/list/{list_id}", user("read:lists"))
async def get_timelines_list_by_list_id(call: Call, form: InList) -> Answer:
    """What those in one of the caller's lists have said."""
    page = form.page()
    return await _page(call, page, await call.house.store.read(in_list, call.me.id, form.list_id, page))


@area.get("/api/v1/timelines/public", stroller("read:statuses"))
async def get_timeline_public(call: Call, form: Public) -> Answer:
    """What everyone may read, in the languages that the caller has chosen."""
    page, person = form.page(), call.bearer.user if call.bearer else None
    ids = await call.house.store.read(
        public,
        call.viewer_id,
        page,
        local=form.local,
        remote=form.remote,
        only_media=form.only_media,
        languages=preferences_of(person).languages if person else (),
    )
    return await _page(call, page, ids)


@area.get("/api/v1/timelines/tag/{hashtag}", stroller("read:statuses"))
async def get_timelines_tag_by_hashtag(call: Call, form: Tagged) -> Answer:
    """What everyone may read under a tag. There are no remote statuses, so asking for those alone finds none."""
    page = form.page()
    if form.remote and not form.local:
        return EMPTY_LIST
    ids = await call.house.store.read(
        tagged,
        call.viewer_id,
        form.hashtag.removeprefix("#"),
        page,
        any_of=form.any_of[:MOST_TAGS],
        all_of=form.all_of[:MOST_TAGS],
        none_of=form.none_of[:MOST_TAGS],
        local=form.local,
        only_media=form.only_media,
    )
    return await _page(call, page, ids)
