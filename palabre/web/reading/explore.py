"""What is talked about, and whom one may like to follow."""

from collections.abc import Mapping, Sequence

from starlette.responses import Response

from palabre.discovery.directory import directory
from palabre.discovery.model import Source
from palabre.discovery.suggest import dismiss, suggestions
from palabre.discovery.trends import trending_links, trending_statuses, trending_tags
from palabre.ground.language import _
from palabre.statuses.read import views
from palabre.timelines.filters.model import Context
from palabre.web.handler import get, post, strollers
from palabre.web.page import partial, render
from palabre.web.paging import offset_of, with_query
from palabre.web.reading.faces import Face, faces_of
from palabre.web.reading.tags import ShownTag, shown_tags
from palabre.web.reading.timelines import lists_of
from palabre.web.sieve import sifted
from palabre.web.visit import Visit

FEW = 5
MANY = 20
WHY: Mapping[str, str] = {
    Source.FEATURED: _("Recommended by this community"),
    Source.FRIENDS_OF_FRIENDS: _("Followed by people you follow"),
    Source.SIMILAR: _("Like people you followed lately"),
    Source.MOST_INTERACTIONS: _("Much talked with these days"),
    Source.MOST_FOLLOWED: _("Followed by many here"),
}
"""Why someone is suggested."""


async def show_explore(visit: Visit) -> Response:
    """Answers GET /explore: a little of everything."""
    store, trends = visit.house.store, visit.settings.trends
    ids = await store.read(trending_statuses, trends, visit.viewer_id)
    offset = offset_of(visit)
    part = ids[offset : offset + MANY]
    return await render(
        visit,
        "reading/explore.html",
        tab="",
        tags=(await _tags(visit))[:FEW] if not offset else [],
        links=await store.read(trending_links, trends, 0, FEW) if not offset else [],
        people=await _suggested(visit, FEW) if not offset else [],
        posts=await sifted(visit, await store.read(views, visit.viewer_id, part), Context.PUBLIC),
        lists=await lists_of(visit),
        older=with_query(visit, offset=str(offset + MANY)) if len(ids) > offset + MANY else "",
    )


async def _tags(visit: Visit) -> Sequence[ShownTag]:
    rows = await visit.house.store.read(trending_tags, visit.settings.trends)
    return await visit.house.store.read(shown_tags, visit.viewer_id, rows[:MANY])


async def _suggested(visit: Visit, limit: int) -> list[Face]:
    """People to follow, with the best reason for each; for a visitor, who was active last."""
    store = visit.house.store
    if visit.viewer_id is None:
        return await faces_of(visit, await store.read(directory, None, "active", 0, limit, local=True))
    found = await store.read(suggestions, visit.viewer_id, visit.settings, limit)
    reasons = {each.account.id: WHY.get(each.sources[0], "") if each.sources else "" for each in found}
    faces = await faces_of(visit, [each.account for each in found])
    return [Face(account=each.account, relation=each.relation, why=reasons[each.account.id]) for each in faces]


async def show_tags(visit: Visit) -> Response:
    """Answers GET /explore/tags."""
    return await render(visit, "reading/explore_tags.html", tab="tags", tags=await _tags(visit))


async def show_links(visit: Visit) -> Response:
    """Answers GET /explore/links."""
    links = await visit.house.store.read(trending_links, visit.settings.trends, 0, MANY)
    return await render(visit, "reading/explore_links.html", tab="links", links=links)


async def show_people(visit: Visit) -> Response:
    """Answers GET /explore/people: suggestions, then the directory, by who wrote or who joined last."""
    order = "new" if visit.request.query_params.get("order") == "new" else "active"
    offset = offset_of(visit)
    found = await visit.house.store.read(directory, visit.viewer_id, order, offset, MANY + 1, local=False)
    return await render(
        visit,
        "reading/explore_people.html",
        tab="people",
        order=order,
        suggested=await _suggested(visit, FEW) if visit.viewer_id is not None and not offset else [],
        people=await faces_of(visit, found[:MANY]),
        older_url=with_query(visit, offset=str(offset + MANY)) if len(found) > MANY else "",
    )


async def dismiss_one(visit: Visit) -> Response:
    """Answers POST /explore/dismiss: never suggests `account` again."""
    await visit.house.store.write(dismiss, visit.account.id, visit.form.id("account") or 0)
    if visit.is_partial:
        return partial(visit, "parts/nothing.html")
    return visit.back("/explore/people")


ROUTES = [
    get("/explore", show_explore, strollers),
    get("/explore/tags", show_tags, strollers),
    get("/explore/links", show_links, strollers),
    get("/explore/people", show_people, strollers),
    post("/explore/dismiss", dismiss_one),
]
