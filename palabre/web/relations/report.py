"""Report an account or posts of it, and learn what became of it."""

from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.accounts.read import account_by_handle, account_by_id
from palabre.graph.block import block
from palabre.ground.errors import NotFound, PalabreError
from palabre.ground.ids import parse_id
from palabre.ground.language import _
from palabre.moderation.model import ReportForm
from palabre.moderation.read import reports_of
from palabre.moderation.report import file_report
from palabre.statuses.model import StatusView
from palabre.statuses.read import account_statuses, view
from palabre.store.paging import Page
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.paging import older, page_of
from palabre.web.visit import Visit

RECENT = 8


async def show_report(visit: Visit) -> Response:
    """Answers GET /report?post=ID or ?account=HANDLE."""
    query = visit.request.query_params
    post_id = parse_id(query.get("post", ""))
    chosen = [await _post(visit, post_id)] if post_id is not None else []
    account = chosen[0].account if chosen else await _named(visit, query.get("account", ""))
    return await _page(visit, Form(), account, chosen)


async def _post(visit: Visit, post_id: int) -> StatusView:
    found = await visit.house.store.read(view, visit.viewer_id, post_id)
    return found.reblog or found


async def _named(visit: Visit, handle: str) -> Account:
    found = await visit.house.store.read(account_by_handle, handle, settings=visit.settings)
    if found is None:
        raise NotFound(_("There is no account of this name here."))
    return found


async def _page(visit: Visit, form: Form, account: Account, chosen: list[StatusView], status: int = 200) -> Response:
    """The form, with the chosen posts and the latest ones beside them."""
    recent = await visit.house.store.read(
        account_statuses, visit.viewer_id, account.id, Page(limit=RECENT), exclude_reblogs=True
    )
    chosen_ids = {each.status.id for each in chosen}
    posts = [*chosen, *[each for each in recent if each.status.id not in chosen_ids]]
    return await render(
        visit, "relations/report.html", status=status, form=form, account=account, posts=posts, chosen_posts=chosen_ids
    )


async def report(visit: Visit) -> Response:
    """Answers POST /report."""
    form = visit.form
    account = await visit.house.store.read(account_by_id, form.id("account_id") or 0)
    if account is None:
        raise NotFound(_("There is no account of this name here."))
    clauses = tuple(form.texts("clause"))
    sent = ReportForm(
        account_id=account.id,
        status_ids=form.ids("post"),
        category="violation" if clauses else "other",
        clause_ids=clauses,
        comment=form.text("comment"),
    )
    try:
        await visit.house.store.write(file_report, visit.account.id, sent, visit.house.policy)
    except PalabreError as error:
        chosen = [await _post(visit, post_id) for post_id in sent.status_ids]
        return await _page(visit, form.refuse(error), account, chosen, error.status)
    if form.flag("block_too"):
        await visit.house.store.write(block, visit.account.id, account.id)
    return visit.go("/reports")


async def show_reports(visit: Visit) -> Response:
    """Answers GET /reports."""
    outcomes = await visit.house.store.read(reports_of, visit.account.id, page_of(visit))
    rest = older(visit, [each.report.id for each in outcomes])
    return await render(visit, "relations/reports.html", outcomes=outcomes, older_url=rest)


ROUTES = [
    get("/report", show_report),
    post("/report", report),
    get("/reports", show_reports),
]
