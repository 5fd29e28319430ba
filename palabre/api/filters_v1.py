"""Filters in the form of old clients, each a keyword (https://docs.joinmastodon.org/methods/filters/#v1)."""

from msgspec import UNSET, UnsetType

from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.filters import Lasting, OneThing, Place, seconds
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user
from palabre.api.render.filter import FilterV1, filter_v1
from palabre.timelines.filters.single import (
    Single,
    SingleChange,
    add_single,
    change_single,
    remove_single,
    single,
    singles,
)

area = Area("filters_v1")


class Phrase(Form, frozen=True, kw_only=True):
    """What is to be filtered, and where; `expires_in` is in seconds, null for never."""

    phrase: str
    context: tuple[Place, ...]
    irreversible: bool | None = None
    whole_word: bool | None = None
    expires_in: Lasting | UnsetType | None = UNSET

    def change(self) -> SingleChange:
        """The form as what is to be otherwise."""
        return SingleChange(
            phrase=self.phrase,
            contexts=self.context,
            hide=self.irreversible,
            whole_word=self.whole_word,
            expires_in=seconds(self.expires_in),
        )


class ChangedPhrase(Phrase, frozen=True, kw_only=True):
    """What a filter is to be."""

    id: Id


def _shown(found: Single) -> FilterV1:
    return filter_v1(found.filter, found.keyword)


@area.get("/api/v1/filters", user("read:filters"))
async def get_filters(call: Call) -> Answer:
    """All of the caller's keywords."""
    return json([_shown(each) for each in await call.house.store.read(singles, call.me.id)])


@area.post("/api/v1/filters", user("write:filters"))
async def create_filter(call: Call, form: Phrase) -> Answer:
    """Makes a filter of one keyword."""
    return json(_shown(await call.house.store.write(add_single, call.me.id, form.change())))


@area.get("/api/v1/filters/{id}", user("read:filters"))
async def get_filter(call: Call, form: OneThing) -> Answer:
    """One keyword."""
    return json(_shown(await call.house.store.read(single, call.me.id, form.id)))


@area.put("/api/v1/filters/{id}", user("write:filters"))
async def update_filter(call: Call, form: ChangedPhrase) -> Answer:
    """Changes a keyword and its filter."""
    return json(_shown(await call.house.store.write(change_single, call.me.id, form.id, form.change())))


@area.delete("/api/v1/filters/{id}", user("write:filters"))
async def delete_filter(call: Call, form: OneThing) -> Answer:
    """Removes a keyword."""
    await call.house.store.write(remove_single, call.me.id, form.id)
    return EMPTY_OBJECT
