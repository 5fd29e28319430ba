"""Whom to follow (https://docs.joinmastodon.org/methods/suggestions/), and the directory (…/methods/directory/)."""

from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, stroller, user
from palabre.api.pages import Count, Offset, bounded
from palabre.api.render.account import accounts
from palabre.api.render.suggestion import suggestion
from palabre.discovery.directory import directory
from palabre.discovery.model import Suggestion
from palabre.discovery.suggest import dismiss, suggestions

area = Area("suggestions")
USUAL, MOST = 40, 80


class Some(Form, frozen=True, kw_only=True):
    """How many."""

    limit: Count | None = None


class Dismissed(Form, frozen=True, kw_only=True):
    """Whom not to suggest again."""

    account_id: Id


class Asked(Offset, frozen=True, kw_only=True):
    """Who posted last, or who joined last; `local` leaves other servers out."""

    order: str = "active"
    local: bool = False


@area.get("/api/v2/suggestions", user("read"))
async def get_suggestions_v2(call: Call, form: Some) -> Answer:
    """Suggested accounts, with the reasons."""
    return json([suggestion(each, call.house.settings) for each in await _found(call, form)])


async def _found(call: Call, form: Some) -> list[Suggestion]:
    limit = bounded(form.limit, USUAL, MOST)
    return await call.house.store.read(suggestions, call.me.id, call.house.settings, limit)


@area.get("/api/v1/suggestions", user("read"))
async def get_suggestions(call: Call, form: Some) -> Answer:
    """Suggested accounts, for old clients."""
    return json(accounts([each.account for each in await _found(call, form)], call.house.settings))


@area.delete("/api/v1/suggestions/{account_id}", user("read"))
async def delete_suggestion(call: Call, form: Dismissed) -> Answer:
    """Dismisses a suggestion for good."""
    await call.house.store.write(dismiss, call.me.id, form.account_id)
    return EMPTY_OBJECT


@area.get("/api/v1/directory", stroller())
async def get_directory(call: Call, form: Asked) -> Answer:
    """Accounts that want to be found."""
    order = "new" if form.order == "new" else "active"
    limit, offset = bounded(form.limit, USUAL, MOST), max(0, form.offset)
    found = await call.house.store.read(directory, call.viewer_id, order, offset, limit, local=form.local)
    return json(accounts(found, call.house.settings))
