"""What a member puts forward on their profile: tags they write about, people they follow."""

from starlette.responses import Response

from palabre.accounts.read import account_by_handle
from palabre.graph.endorse import endorse, unendorse
from palabre.graph.read import endorsements, following
from palabre.ground.errors import Invalid, NotFound, PalabreError
from palabre.ground.language import _
from palabre.statuses.tags import as_tag, drop_featured_tag, feature_tag, featured_tags, often_used_tags
from palabre.store.paging import Page
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.visit import Visit

PAGE = "/settings/featured"
MOST = 80


async def show_featured(visit: Visit) -> Response:
    """Answers GET /settings/featured."""
    return await _page(visit, Form())


async def _page(visit: Visit, form: Form, status: int = 200) -> Response:
    store, me = visit.house.store, visit.account.id
    people = await store.read(endorsements, me, Page(limit=MOST))
    shown = {each.account.id for each in people}
    followed = await store.read(following, me, Page(limit=MOST))
    return await render(
        visit,
        "settings/featured.html",
        status=status,
        form=form,
        tags=await store.read(featured_tags, me),
        often=await store.read(often_used_tags, me),
        people=people,
        followed=[each for each in followed if each.account.id not in shown],
    )


async def add_tag(visit: Visit) -> Response:
    """Answers POST /settings/featured/tags."""
    written = visit.form.line("tag")
    try:
        if as_tag(written) is None:
            raise Invalid(_("A tag is one word of letters and digits, such as birds."))
        await visit.house.store.write(feature_tag, visit.account.id, written)
    except PalabreError as error:
        return await _page(visit, visit.form.refuse(error), error.status)
    return visit.go(PAGE)


async def drop_tag(visit: Visit) -> Response:
    """Answers POST /settings/featured/tags/drop."""
    await visit.house.store.write(drop_featured_tag, visit.account.id, visit.form.id("tag") or 0)
    return visit.go(PAGE)


async def add_person(visit: Visit) -> Response:
    """Answers POST /settings/featured/people."""
    store, handle = visit.house.store, visit.form.line("person").removeprefix("@")
    try:
        found = await store.read(account_by_handle, handle, settings=visit.settings)
        if found is None:
            raise NotFound(_("There is no account of this name here."))
        await store.write(endorse, visit.account.id, found.id)
    except PalabreError as error:
        return await _page(visit, visit.form.refuse(error), error.status)
    return visit.go(PAGE)


async def drop_person(visit: Visit) -> Response:
    """Answers POST /settings/featured/people/drop."""
    await visit.house.store.write(unendorse, visit.account.id, visit.form.id("person") or 0)
    return visit.go(PAGE)


ROUTES = [
    get(PAGE, show_featured),
    post(f"{PAGE}/tags", add_tag),
    post(f"{PAGE}/tags/drop", drop_tag),
    post(f"{PAGE}/people", add_person),
    post(f"{PAGE}/people/drop", drop_person),
]
