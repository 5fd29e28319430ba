"""The caller's lists (https://docs.joinmastodon.org/methods/lists/)."""

from palabre.api.account_lists import listed
from palabre.api.accounts import OneAccount, known_account
from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user
from palabre.api.pages import Paging
from palabre.api.render.list import list_
from palabre.graph import lists as terms
from palabre.graph import membership
from palabre.graph.model import RepliesPolicy
from palabre.graph.read import in_own_list, lists, lists_with, own_list
from palabre.store.paging import Page

area = Area("lists")
EVERYONE = 1_000_000
"""No list is longer."""


class OneList(Form, frozen=True, kw_only=True):
    """A list by its id."""

    id: Id


class NewList(Form, frozen=True, kw_only=True):
    """A list to be."""

    title: str = ""
    replies_policy: str = RepliesPolicy.LIST
    exclusive: bool = False


class ListChange(OneList, frozen=True, kw_only=True):
    """What is to change of a list. What is not sent stays."""

    title: str | None = None
    replies_policy: str | None = None
    exclusive: bool | None = None


class OfList(Paging, frozen=True, kw_only=True):
    """A page of those in a list; a limit of 0 asks for all."""

    id: Id


class Members(OneList, frozen=True, kw_only=True):
    """Accounts to put into a list, or to take out."""

    account_ids: tuple[Id, ...]


@area.get("/api/v1/lists", user("read:lists"))
async def get_lists(call: Call) -> Answer:
    """The caller's lists."""
    return json([list_(each) for each in await call.house.store.read(lists, call.me.id)])


@area.get("/api/v1/lists/{id}", user("read:lists"))
async def get_list(call: Call, form: OneList) -> Answer:
    """One list."""
    return json(list_(await call.house.store.read(own_list, call.me.id, form.id)))


@area.post("/api/v1/lists", user("write:lists"))
async def create_list(call: Call, form: NewList) -> Answer:
    """Makes a list."""
    made = await call.house.store.write(
        terms.create_list, call.me.id, form.title, replies_policy=form.replies_policy, exclusive=form.exclusive
    )
    return json(list_(made))


@area.put("/api/v1/lists/{id}", user("write:lists"))
async def update_list(call: Call, form: ListChange) -> Answer:
    """Changes a list."""
    changed = await call.house.store.write(
        terms.change_list,
        call.me.id,
        form.id,
        title=form.title,
        replies_policy=form.replies_policy,
        exclusive=form.exclusive,
    )
    return json(list_(changed))


@area.delete("/api/v1/lists/{id}", user("write:lists"))
async def delete_list(call: Call, form: OneList) -> Answer:
    """Deletes a list."""
    await call.house.store.write(terms.delete_list, call.me.id, form.id)
    return EMPTY_OBJECT


@area.get("/api/v1/lists/{id}/accounts", user("read:lists"))
async def get_list_accounts(call: Call, form: OfList) -> Answer:
    """Who is in a list."""
    page = Page(limit=EVERYONE) if form.limit == 0 else form.page(40, 80)
    return listed(call, page, await call.house.store.read(in_own_list, call.me.id, form.id, page))


@area.post("/api/v1/lists/{id}/accounts", user("write:lists"))
async def post_list_accounts(call: Call, form: Members) -> Answer:
    """Puts accounts into a list."""
    await call.house.store.write(membership.add_to_list, call.me.id, form.id, form.account_ids)
    return EMPTY_OBJECT


@area.delete("/api/v1/lists/{id}/accounts", user("write:lists"))
async def delete_list_accounts(call: Call, form: Members) -> Answer:
    """Takes accounts out of a list."""
    await call.house.store.write(membership.remove_from_list, call.me.id, form.id, form.account_ids)
    return EMPTY_OBJECT


@area.get("/api/v1/accounts/{id}/lists", user("read:lists"))
async def get_account_lists(call: Call, form: OneAccount) -> Answer:
    """The caller's lists that hold an account."""
    target = await known_account(call, form.id)
    return json([list_(each) for each in await call.house.store.read(lists_with, call.me.id, target.id)])
