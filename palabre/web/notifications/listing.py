"""What others did that concerns a member, in groups."""

from starlette.responses import Response

from palabre.accounts.read import accounts_by_ids
from palabre.graph.read import follow_requests
from palabre.ground.ids import parse_id
from palabre.store.paging import Page
from palabre.timelines.groups import Asked, dismiss_group, group, groups_once, members_of
from palabre.timelines.markers import set_marker
from palabre.timelines.model import NotificationGroup
from palabre.timelines.notifications import clear
from palabre.timelines.policy import waiting
from palabre.timelines.read import notifications, read_up_to
from palabre.web.handler import get, post
from palabre.web.notifications.kinds import ALL, FIRST, tab_of, tabs_for
from palabre.web.notifications.told import Told, tell
from palabre.web.notifications.years import Years, years_of
from palabre.web.page import render
from palabre.web.paging import is_first, older, page_of
from palabre.web.reading.faces import faces_of
from palabre.web.visit import Visit

NAME = "notifications"
PEOPLE = 40
MOST_COUNTED = 100


async def show_notifications(visit: Visit) -> Response:
    """Answers GET /notifications. Whoever opens the first part of all has read them."""
    store, me = visit.house.store, visit.account
    tab = tab_of(visit.request.query_params.get("only", ""), is_staff=visit.is_staff)
    asked = Asked(kinds=tab.kinds, own_kinds=True)
    found, ids = await store.read(groups_once, me.id, page_of(visit), asked)
    told = await tell(visit, found)
    beginning = is_first(visit) and tab is ALL
    if beginning and found and any(each.is_unread for each in told):
        await store.write(set_marker, me.id, NAME, max(each.newest_id for each in found))
    return await render(
        visit,
        "notifications/list.html",
        tab=tab,
        tabs=tabs_for(is_staff=visit.is_staff),
        first_tabs=FIRST,
        told=told,
        read_from=_first_read(told) if is_first(visit) else None,
        is_first_page=is_first(visit),
        waiting=await store.read(waiting, me.id) if beginning else None,
        askers=await _askers(visit) if beginning else 0,
        years=await store.read(years_of, me.id) if beginning else Years(),
        older_url=older(visit, ids),
    )


def _first_read(told: list[Told]) -> Told | None:
    """The latest that was read before, when something above it was not."""
    if not told or not told[0].is_unread:
        return None
    return next((each for each in told if not each.is_unread), None)


async def _askers(visit: Visit) -> int:
    page = Page(limit=MOST_COUNTED)
    return len(await visit.house.store.read(follow_requests, visit.account.id, page))


async def show_group(visit: Visit) -> Response:
    """Answers GET /notifications/group?key=KEY."""
    store, me, key = visit.house.store, visit.account, visit.request.query_params.get("key", "")
    found: NotificationGroup = await store.read(group, me.id, key, own_kinds=True)
    rows = await store.read(members_of, me.id, key, page_of(visit, PEOPLE))
    known = await store.read(accounts_by_ids, {row.from_account_id for row in rows})
    people = [known[each] for each in dict.fromkeys(row.from_account_id for row in rows) if each in known]
    return await render(
        visit,
        "notifications/group.html",
        told=await tell(visit, [found]),
        people=await faces_of(visit, people),
        older_url=older(visit, [row.id for row in rows], PEOPLE),
    )


async def read_all(visit: Visit) -> Response:
    """Answers POST /notifications/read: up to the one that the form names, or the latest."""
    store, me = visit.house.store, visit.account
    latest = await store.read(notifications, me.id, Page(limit=1), own_kinds=True)
    wish = parse_id(visit.form.line("up_to"))
    newest_id = latest[0].id if latest else 0
    up_to = newest_id if wish is None else min(wish, newest_id)
    if up_to > await store.read(read_up_to, me.id):
        await store.write(set_marker, me.id, NAME, up_to)
    return Response(status_code=204) if visit.is_partial else visit.back("/notifications")


async def dismiss_one(visit: Visit) -> Response:
    """Answers POST /notifications/dismiss."""
    await visit.house.store.write(dismiss_group, visit.account.id, visit.form.text("key"))
    return Response() if visit.is_partial else visit.back("/notifications")


async def clear_notifications(visit: Visit) -> Response:
    """Answers POST /notifications/clear."""
    await visit.house.store.write(clear, visit.account.id)
    return visit.go("/notifications")


ROUTES = [
    get("/notifications", show_notifications),
    get("/notifications/group", show_group),
    post("/notifications/read", read_all),
    post("/notifications/dismiss", dismiss_one),
    post("/notifications/clear", clear_notifications),
]
