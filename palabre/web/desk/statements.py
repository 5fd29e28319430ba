"""Decisions about a member, with their reasons; and their appeal."""

from starlette.responses import Response

from palabre.ground.errors import PalabreError
from palabre.moderation.acknowledge import mark_statement_read
from palabre.moderation.appeal import file_appeal
from palabre.moderation.read import statement, statements
from palabre.moderation.views import StatementView
from palabre.statuses.read import held
from palabre.store.paging import Page
from palabre.web.forms import Form
from palabre.web.handler import get, known, post
from palabre.web.page import render
from palabre.web.paging import is_first, older, page_of
from palabre.web.visit import Visit


async def show_statements(visit: Visit) -> Response:
    """Answers GET /statements."""
    store = visit.house.store
    found = await store.read(statements, visit.account.id, page_of(visit))
    unseen = await store.read(held, visit.account.id, Page(limit=20)) if is_first(visit) else []
    return await render(
        visit,
        "desk/statements.html",
        statements=found,
        held=unseen,
        older_url=older(visit, [each.statement.id for each in found]),
    )


async def show_statement(visit: Visit) -> Response:
    """Answers GET /statements/ID."""
    found = await _statement(visit)
    if found.statement.read_at is None:
        await visit.house.store.write(mark_statement_read, visit.account.id, found.statement.id)
    return await render(visit, "desk/statement.html", each=found, form=Form())


async def _statement(visit: Visit) -> StatementView:
    return await visit.house.store.read(statement, visit.account.id, int(visit.request.path_params["id"]))


async def appeal(visit: Visit) -> Response:
    """Answers POST /statements/ID/appeal."""
    found = await _statement(visit)
    try:
        await visit.house.store.write(file_appeal, visit.account.id, found.decision.id, visit.form.text("text"))
    except PalabreError as error:
        form = visit.form.refuse(error)
        return await render(visit, "desk/statement.html", status=error.status, each=found, form=form)
    return visit.go(f"/statements/{found.statement.id}")


ROUTES = [
    get("/statements", show_statements, known),
    get("/statements/{id:id}", show_statement, known),
    post("/statements/{id:id}/appeal", appeal, known),
]
