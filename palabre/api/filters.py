"""Filters with their keywords and statuses (https://docs.joinmastodon.org/methods/filters/)."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user
from palabre.api.render.filter import filter_keyword, filter_status, filter_whole
from palabre.timelines.filters.edit import (
    FilterChange,
    KeywordChange,
    add_filter,
    add_keyword,
    add_status,
    change_filter,
    change_keyword,
    remove_filter,
    remove_keyword,
    remove_status,
)
from palabre.timelines.filters.read import filtered_status, filters, keyword, one_filter

area = Area("filters")
LONGEST_S = 100 * 365 * 86_400
Lasting = Annotated[int, Meta(ge=0, le=LONGEST_S)]
Place = Literal["home", "notifications", "public", "thread", "account"]


class KeywordAttributes(Form, frozen=True, kw_only=True):
    """A keyword to add; with an id, to change or to remove."""

    id: Id | None = None
    keyword: str | None = None
    whole_word: bool | None = None
    destroy: bool = msgspec.field(name="_destroy", default=False)


class FilterForm(Form, frozen=True, kw_only=True):
    """What a filter is to be; `expires_in` is in seconds, null for never."""

    title: str | None = None
    context: tuple[Place, ...] | None = None
    filter_action: Literal["warn", "hide", "blur"] | None = None
    expires_in: Lasting | UnsetType | None = UNSET
    keywords_attributes: tuple[KeywordAttributes, ...] = ()

    def change(self) -> FilterChange:
        """The form as what is to be otherwise."""
        return FilterChange(
            title=self.title,
            contexts=self.context,
            action=self.filter_action,
            expires_in=seconds(self.expires_in),
            keywords=[
                KeywordChange(id=each.id, keyword=each.keyword, whole_word=each.whole_word, remove=each.destroy)
                for each in self.keywords_attributes
            ],
        )


def seconds(given: int | UnsetType | None) -> int | None:
    """How long a filter lasts, 0 for ever; None when that is to stay as it is."""
    return None if given is UNSET else given or 0


class NewFilter(FilterForm, frozen=True, kw_only=True):
    """A filter to make."""

    title: str
    context: tuple[Place, ...]


class ChangedFilter(FilterForm, frozen=True, kw_only=True):
    """A filter to change."""

    id: Id


class OneThing(Form, frozen=True, kw_only=True):
    """A filter, keyword or named status by its id."""

    id: Id


class OfFilter(Form, frozen=True, kw_only=True):
    """A filter by its id."""

    filter_id: Id


class NewKeyword(OfFilter, frozen=True, kw_only=True):
    """A keyword for a filter."""

    keyword: str
    whole_word: bool = True


class ChangedKeyword(OneThing, frozen=True, kw_only=True):
    """What a keyword is to be."""

    keyword: str | None = None
    whole_word: bool | None = None


class NewStatus(OfFilter, frozen=True, kw_only=True):
    """A status for a filter."""

    status_id: Id


@area.get("/api/v2/filters", user("read:filters"))
async def get_filters_v2(call: Call) -> Answer:
    """All of the caller's filters."""
    return json([filter_whole(each) for each in await call.house.store.read(filters, call.me.id)])


@area.post("/api/v2/filters", user("write:filters"))
async def create_filter_v2(call: Call, form: NewFilter) -> Answer:
    """Makes a filter."""
    return json(filter_whole(await call.house.store.write(add_filter, call.me.id, form.change())))


@area.get("/api/v2/filters/{id}", user("read:filters"))
async def get_filter_v2(call: Call, form: OneThing) -> Answer:
    """One filter."""
    return json(filter_whole(await call.house.store.read(one_filter, call.me.id, form.id)))


@area.put("/api/v2/filters/{id}", user("write:filters"))
async def update_filter_v2(call: Call, form: ChangedFilter) -> Answer:
    """Changes a filter."""
    return json(filter_whole(await call.house.store.write(change_filter, call.me.id, form.id, form.change())))


@area.delete("/api/v2/filters/{id}", user("write:filters"))
async def delete_filter_v2(call: Call, form: OneThing) -> Answer:
    """Removes a filter."""
    await call.house.store.write(remove_filter, call.me.id, form.id)
    return EMPTY_OBJECT


@area.get("/api/v2/filters/{filter_id}/keywords", user("read:filters"))
async def get_filter_keywords_v2(call: Call, form: OfFilter) -> Answer:
    """The keywords of a filter."""
    found = await call.house.store.read(one_filter, call.me.id, form.filter_id)
    return json([filter_keyword(each) for each in found.keywords])


@area.post("/api/v2/filters/{filter_id}/keywords", user("write:filters"))
async def post_filter_keywords_v2(call: Call, form: NewKeyword) -> Answer:
    """Adds a keyword."""
    added = await call.house.store.write(
        add_keyword, call.me.id, form.filter_id, form.keyword, whole_word=form.whole_word
    )
    return json(filter_keyword(added))


@area.get("/api/v2/filters/keywords/{id}", user("read:filters"))
async def get_filters_keywords_by_id_v2(call: Call, form: OneThing) -> Answer:
    """One keyword."""
    return json(filter_keyword(await call.house.store.read(keyword, call.me.id, form.id)))


@area.put("/api/v2/filters/keywords/{id}", user("write:filters"))
async def update_filters_keywords_by_id_v2(call: Call, form: ChangedKeyword) -> Answer:
    """Changes a keyword."""
    changed = await call.house.store.write(change_keyword, call.me.id, form.id, form.keyword, form.whole_word)
    return json(filter_keyword(changed))


@area.delete("/api/v2/filters/keywords/{id}", user("write:filters"))
async def delete_filters_keywords_by_id_v2(call: Call, form: OneThing) -> Answer:
    """Removes a keyword."""
    await call.house.store.write(remove_keyword, call.me.id, form.id)
    return EMPTY_OBJECT


@area.get("/api/v2/filters/{filter_id}/statuses", user("read:filters"))
async def get_filter_statuses_v2(call: Call, form: OfFilter) -> Answer:
    """The statuses that a filter names."""
    found = await call.house.store.read(one_filter, call.me.id, form.filter_id)
    return json([filter_status(each) for each in found.statuses])


@area.post("/api/v2/filters/{filter_id}/statuses", user("write:filters"))
async def post_filter_statuses_v2(call: Call, form: NewStatus) -> Answer:
    """Adds a status."""
    added = await call.house.store.write(add_status, call.me.id, form.filter_id, form.status_id)
    return json(filter_status(added))


@area.get("/api/v2/filters/statuses/{id}", user("read:filters"))
async def get_filters_statuses_by_id_v2(call: Call, form: OneThing) -> Answer:
    """One status that a filter names."""
    return json(filter_status(await call.house.store.read(filtered_status, call.me.id, form.id)))


@area.delete("/api/v2/filters/statuses/{id}", user("write:filters"))
async def delete_filters_statuses_by_id_v2(call: Call, form: OneThing) -> Answer:
    """Takes a status out of its filter, and answers with what was there."""
    return json(filter_status(await call.house.store.write(remove_status, call.me.id, form.id)))
