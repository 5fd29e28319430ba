"""Lists: people whom a member reads together."""

from starlette.responses import Response

from palabre.accounts.read import search_accounts
from palabre.graph import lists as terms
from palabre.graph.membership import add_to_list, remove_from_list
from palabre.graph.model import List, RepliesPolicy
from palabre.graph.read import following, in_own_list, list_members, lists_with, own_list, relationships
from palabre.ground.errors import Invalid, PalabreError
from palabre.ground.language import _
from palabre.store.paging import Page
from palabre.timelines.filters.model import Context
from palabre.timelines.lists import in_list
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.paging import older, page_of
from palabre.web.reading.faces import faces_of
from palabre.web.reading.people import account_of
from palabre.web.reading.timelines import About, Frame, by_ids, lists_of
from palabre.web.visit import Visit

PER_PAGE = 40
MOST_FOUND = 20


async def show_lists(visit: Visit) -> Response:
    """Answers GET /lists."""
    return await _all(visit, Form(defaults={"replies_policy": RepliesPolicy.LIST}))


async def _all(visit: Visit, form: Form, status: int = 200) -> Response:
    return await render(visit, "reading/lists.html", status=status, lists=await lists_of(visit), form=form)


async def create(visit: Visit) -> Response:
    """Answers POST /lists."""
    form = visit.form
    try:
        made = await visit.house.store.write(terms.create_list, visit.account.id, _title(form))
    except PalabreError as error:
        return await _all(visit, form.refuse(error), error.status)
    return visit.go(f"/lists/{made.id}/edit")


def _title(form: Form) -> str:
    """The name that was typed. Raises `Invalid` for none."""
    if not form.line("title"):
        raise Invalid(_("Give the list a name."), code="blank_title")
    return form.line("title")


def _id(visit: Visit) -> int:
    return int(visit.request.path_params["id"])


async def show_list(visit: Visit) -> Response:
    """Answers GET /lists/ID."""
    store, words = visit.house.store, visit.words
    found = await store.read(own_list, visit.account.id, _id(visit))
    ids = await store.read(in_list, visit.account.id, found.id, page_of(visit))
    about = About(
        title=found.title,
        nothing=words.gettext("Nothing here yet. Add people to the list, and what they say appears here."),
        way_on=(f"/lists/{found.id}/edit", words.gettext("Add people")),
        stream=f"/live/lists/{found.id}",
    )
    return await by_ids(visit, ids, about, Context.HOME, Frame(shown_list=found))


async def show_edit(visit: Visit) -> Response:
    """Answers GET /lists/ID/edit; `q` looks for people to add."""
    found = await visit.house.store.read(own_list, visit.account.id, _id(visit))
    defaults = {
        "title": found.title,
        "replies_policy": found.replies_policy,
        "exclusive": "yes" if found.exclusive else "",
    }
    return await _edit_page(visit, found, Form(defaults=defaults))


async def _edit_page(visit: Visit, found: List, form: Form, status: int = 200) -> Response:
    store, q = visit.house.store, visit.request.query_params.get("q", "").strip()[:100]
    inside = await store.read(in_own_list, visit.account.id, found.id, page_of(visit, PER_PAGE))
    members = await store.read(list_members, found.id)
    if q:
        candidates = await store.read(search_accounts, q, MOST_FOUND)
    else:
        newest = await store.read(following, visit.account.id, Page(limit=MOST_FOUND))
        candidates = [each.account for each in newest]
    return await render(
        visit,
        "reading/list_edit.html",
        status=status,
        shown_list=found,
        lists=await lists_of(visit),
        form=form,
        q=q,
        people=[each.account for each in inside],
        candidates=await faces_of(visit, [each for each in candidates if each.id not in members]),
        older_url=older(visit, [each.id for each in inside], PER_PAGE),
    )


async def edit(visit: Visit) -> Response:
    """Answers POST /lists/ID."""
    form = visit.form
    try:
        await visit.house.store.write(
            terms.change_list,
            visit.account.id,
            _id(visit),
            title=_title(form),
            replies_policy=form.line("replies_policy"),
            exclusive=form.flag("exclusive"),
        )
    except PalabreError as error:
        found = await visit.house.store.read(own_list, visit.account.id, _id(visit))
        return await _edit_page(visit, found, form.refuse(error), error.status)
    return visit.go(f"/lists/{_id(visit)}")


async def change_members(visit: Visit) -> Response:
    """Answers POST /lists/ID/members: `add` or `remove` names an account."""
    form, store = visit.form, visit.house.store
    if added := form.ids("add"):
        members = await store.read(list_members, _id(visit))
        await store.write(add_to_list, visit.account.id, _id(visit), [each for each in added if each not in members])
    if removed := form.ids("remove"):
        await store.write(remove_from_list, visit.account.id, _id(visit), removed)
    return visit.back(f"/lists/{_id(visit)}/edit", "#members")


async def show_delete(visit: Visit) -> Response:
    """Answers GET /lists/ID/delete."""
    found = await visit.house.store.read(own_list, visit.account.id, _id(visit))
    return await render(visit, "reading/list_delete.html", shown_list=found)


async def delete(visit: Visit) -> Response:
    """Answers POST /lists/ID/delete."""
    await visit.house.store.write(terms.delete_list, visit.account.id, _id(visit))
    return visit.go("/lists")


async def show_lists_of(visit: Visit) -> Response:
    """Answers GET /@NAME/lists: in which of a member's lists someone is."""
    account, store = await account_of(visit), visit.house.store
    relation = await store.read(relationships, visit.account.id, [account.id])
    inside = await store.read(lists_with, visit.account.id, account.id)
    return await render(
        visit,
        "reading/list_choice.html",
        account=account,
        lists=await lists_of(visit),
        inside={each.id for each in inside},
        may_be_listed=account.id == visit.account.id or any(each.following or each.requested for each in relation),
    )


async def choose_lists(visit: Visit) -> Response:
    """Answers POST /@NAME/lists: the lists that are ticked are those that hold the account from now on."""
    account, store, me = await account_of(visit), visit.house.store, visit.account.id
    wanted = set(visit.form.ids("list"))
    inside = {each.id for each in await store.read(lists_with, me, account.id)}
    for each in wanted - inside:
        await store.write(add_to_list, me, each, [account.id])
    for each in inside - wanted:
        await store.write(remove_from_list, me, each, [account.id])
    return visit.go(f"/@{account.handle}")


ROUTES = [
    get("/lists", show_lists),
    post("/lists", create),
    get("/lists/{id:id}", show_list),
    post("/lists/{id:id}", edit),
    get("/lists/{id:id}/edit", show_edit),
    post("/lists/{id:id}/members", change_members),
    get("/lists/{id:id}/delete", show_delete),
    post("/lists/{id:id}/delete", delete),
    get("/@{name}/lists", show_lists_of),
    post("/@{name}/lists", choose_lists),
]
