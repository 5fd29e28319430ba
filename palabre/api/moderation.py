"""What moderation means for the caller: held posts, statements of reasons, appeals.

Palabre's own, under `/api/palabre/v1`.
"""

from palabre.api.answer import Answer, array, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user
from palabre.api.pages import Paging, links
from palabre.api.render.statement import AppealJson, StatementJson, appeal, statement
from palabre.api.render.whole import StatusJson
from palabre.api.viewing import rendered
from palabre.moderation.appeal import file_appeal
from palabre.moderation.read.member import statement as read_statement
from palabre.moderation.read.member import statements
from palabre.statuses.read import held

area = Area("moderation")


class OneStatement(Form, frozen=True, kw_only=True):
    """A statement by its id."""

    id: Id


class NewAppeal(Form, frozen=True, kw_only=True):
    """Why a decision is wrong, in the caller's own words."""

    statement_id: Id
    text: str


@area.get("/api/palabre/v1/held", user("read:statuses"), list[StatusJson])
async def get_held(call: Call, form: Paging) -> Answer:
    """The caller's statuses that wait for a person or were withdrawn, each with the clause, newest first."""
    page = form.page()
    views = await call.house.store.read(held, call.me.id, page)
    return array(rendered(call, views), *links(call, page, [each.status.id for each in views]))


@area.get("/api/palabre/v1/statements", user("read:accounts"), list[StatementJson])
async def get_statements(call: Call, form: Paging) -> Answer:
    """The statements of reasons addressed to the caller, newest first."""
    page = form.page()
    views = await call.house.store.read(statements, call.me.id, page)
    shown = [statement(each, call.locale) for each in views]
    return json(shown, 200, *links(call, page, [each.statement.id for each in views]))


@area.get("/api/palabre/v1/statements/{id}", user("read:accounts"), StatementJson)
async def get_statement(call: Call, form: OneStatement) -> Answer:
    """One statement of reasons."""
    return json(statement(await call.house.store.read(read_statement, call.me.id, form.id), call.locale))


@area.post("/api/palabre/v1/appeals", user("write:accounts"), AppealJson)
async def create_appeal(call: Call, form: NewAppeal) -> Answer:
    """Asks other eyes to look at a decision."""
    store = call.house.store
    view = await store.read(read_statement, call.me.id, form.statement_id)
    return json(appeal(await store.write(file_appeal, call.me.id, view.decision.id, form.text)))
