"""A member's filters: list, make, change and remove them, and filter one post."""

from collections.abc import Sequence

from starlette.responses import Response

from palabre.ground import clock
from palabre.ground.errors import Invalid, PalabreError
from palabre.ground.language import _
from palabre.statuses.model import StatusView
from palabre.statuses.read import view, views
from palabre.store.transaction import Transaction
from palabre.timelines.filters.edit import (
    FilterChange,
    add_filter,
    add_status,
    change_filter,
    remove_filter,
    remove_status,
)
from palabre.timelines.filters.model import FilterView
from palabre.timelines.filters.read import filters, one_filter
from palabre.web import show
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.settings import filter_form as wording
from palabre.web.visit import Visit

PAGE = "/settings/filters"


async def show_filters(visit: Visit) -> Response:
    """Answers GET /settings/filters."""
    found = await visit.house.store.read(filters, visit.account.id)
    return await render(visit, "settings/filters.html", filters=found, now=clock.now, wording=wording)


async def show_new(visit: Visit) -> Response:
    """Answers GET /settings/filters/new."""
    return await _form(visit, wording.blank(visit.request.query_params.get("word", "")[:100]))


async def show_one(visit: Visit) -> Response:
    """Answers GET /settings/filters/{id}."""
    known = await _known(visit)
    return await _form(visit, wording.of(known), known)


async def _known(visit: Visit) -> FilterView:
    return await visit.house.store.read(one_filter, visit.account.id, int(visit.request.path_params["id"]))


async def _form(visit: Visit, form: Form, known: FilterView | None = None, status: int = 200) -> Response:
    return await render(
        visit,
        "settings/filter.html",
        status=status,
        form=form,
        known=known,
        rows=wording.rows(form, known),
        wording=wording,
        posts=await _named(visit, known) if known else (),
    )


async def _named(visit: Visit, known: FilterView) -> Sequence[tuple[int, StatusView | None]]:
    """The posts that a filter names, as far as they may still be read."""
    found = await visit.house.store.read(views, visit.viewer_id, [each.status_id for each in known.statuses])
    by_id = {each.status.id: each for each in found}
    return [(each.id, by_id.get(each.status_id)) for each in known.statuses]


async def create(visit: Visit) -> Response:
    """Answers POST /settings/filters/new."""
    form = visit.form
    if form.flag("more"):
        return await _form(visit, form)
    try:
        await visit.house.store.write(add_filter, visit.account.id, wording.change_of(form))
    except Invalid as error:
        return await _form(visit, form.refuse(error), status=error.status)
    return visit.go(f"{PAGE}?saved")


async def change(visit: Visit) -> Response:
    """Answers POST /settings/filters/{id}."""
    form, known = visit.form, await _known(visit)
    if form.flag("more"):
        return await _form(visit, form, known)
    try:
        await visit.house.store.write(change_filter, visit.account.id, known.filter.id, wording.change_of(form, known))
    except Invalid as error:
        return await _form(visit, form.refuse(error), known, error.status)
    return visit.go(f"{PAGE}?saved")


async def remove(visit: Visit) -> Response:
    """Answers POST /settings/filters/{id}/remove."""
    await visit.house.store.write(remove_filter, visit.account.id, int(visit.request.path_params["id"]))
    return visit.go(f"{PAGE}?saved")


async def release_post(visit: Visit) -> Response:
    """Answers POST /settings/filters/{id}/release: a post is not filtered any more."""
    await visit.house.store.write(remove_status, visit.account.id, visit.form.id("named") or 0)
    return visit.go(f"{PAGE}/{visit.request.path_params['id']}?saved")


async def show_post(visit: Visit) -> Response:
    """Answers GET /settings/filters/post/{id}: which filter a post is to fall under."""
    return await _choose(
        visit, Form(defaults={"filter": "new", "next": visit.request.query_params.get("next", "")[:500]})
    )


async def _choose(visit: Visit, form: Form, status: int = 200) -> Response:
    post_id = int(visit.request.path_params["id"])
    found = await visit.house.store.read(view, visit.viewer_id, post_id)
    return await render(
        visit,
        "settings/filter_post.html",
        status=status,
        form=form,
        view=found.reblog or found,
        filters=await visit.house.store.read(filters, visit.account.id),
    )


async def filter_post(visit: Visit) -> Response:
    """Answers POST /settings/filters/post/{id}."""
    form, post_id = visit.form, int(visit.request.path_params["id"])
    found = await visit.house.store.read(view, visit.viewer_id, post_id)
    shown = found.reblog or found
    if form.text("filter") == "new" and not form.line("title"):
        sentence = _("Give the filter a name.")
        blank = Invalid(sentence, fields={"title": [("ERR_BLANK", sentence)]})
        return await _choose(visit, form.refuse(blank), blank.status)
    try:
        await visit.house.store.write(
            _add_post, visit.account.id, form.id("filter"), form.line("title"), shown.status.id
        )
    except PalabreError as error:
        return await _choose(visit, form.refuse(error), error.status)
    return visit.back(show.post(shown))


async def _add_post(tx: Transaction, account_id: int, filter_id: int | None, title: str, status_id: int) -> None:
    if filter_id is None:
        made = await add_filter(tx, account_id, FilterChange(title=title, contexts=tuple(wording.PLACES)))
        filter_id = made.filter.id
    await add_status(tx, account_id, filter_id, status_id)


ROUTES = [
    get(PAGE, show_filters),
    get(f"{PAGE}/new", show_new),
    post(f"{PAGE}/new", create),
    get(f"{PAGE}/post/{{id:id}}", show_post),
    post(f"{PAGE}/post/{{id:id}}", filter_post),
    get(f"{PAGE}/{{id:id}}", show_one),
    post(f"{PAGE}/{{id:id}}", change),
    post(f"{PAGE}/{{id:id}}/remove", remove),
    post(f"{PAGE}/{{id:id}}/release", release_post),
]
