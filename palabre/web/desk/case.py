"""A case file: read it, decide it."""

from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_ids
from palabre.ground.clock import DAY
from palabre.ground.errors import Invalid, PalabreError
from palabre.ground.language import _
from palabre.moderation.appeal import decide_appeal
from palabre.moderation.decide import decide
from palabre.moderation.model import Action, CaseState, DecisionForm
from palabre.moderation.open_file import open_case_file
from palabre.moderation.views import CaseView
from palabre.statuses.model import StatusView
from palabre.statuses.read import thread, views
from palabre.web.forms import Form
from palabre.web.handler import get, moderators, post
from palabre.web.page import render
from palabre.web.visit import Visit

CONTEXT = 5


async def show_case(visit: Visit) -> Response:
    """Answers GET /desk/cases/ID."""
    return await _page(visit, int(visit.request.path_params["id"]), None)


async def _page(visit: Visit, case_id: int, refused: Form | None, status: int = 200) -> Response:
    """The file; that this moderator looked at it is recorded."""
    store = visit.house.store
    file = await store.write(open_case_file, visit.user, case_id)
    form = refused or Form(defaults={"clause": file.case.clause_id})
    return await render(
        visit,
        "desk/case.html",
        status=status,
        file=file,
        form=form,
        contexts=await _contexts(visit, file),
        people=await _people(visit, file),
        may_restore=_may_restore(file),
    )


async def _contexts(visit: Visit, file: CaseView) -> list[StatusView]:
    """What was said right before the first reply, as far as this moderator may read it as a member."""
    answered = next((item.current.in_reply_to_id for item in file.items if item.current), None)
    if answered is None:
        return []
    store = visit.house.store
    parents = await store.read(views, visit.viewer_id, [answered])
    if not parents:
        return []
    around = await store.read(thread, visit.viewer_id, answered)
    return [*around.ancestors, *parents][-CONTEXT:]


async def _people(visit: Visit, file: CaseView) -> dict[int, Account]:
    actors = [line.actor_id for line in file.audit if line.actor_id is not None]
    return await visit.house.store.read(accounts_by_ids, actors)


def _may_restore(file: CaseView) -> bool:
    """Whether there is a sanction that could be taken back."""
    done = [each.decision.action for each in file.decisions]
    settled = file.case.state in (CaseState.DECIDED, CaseState.CLOSED)
    return settled and bool(done) and done[-1] not in (Action.DISMISS, Action.RESTORE)


async def decide_case(visit: Visit) -> Response:
    """Answers POST /desk/cases/ID."""
    case_id = int(visit.request.path_params["id"])
    form = visit.form
    try:
        await visit.house.store.write(decide, visit.user, case_id, _decision(form), visit.house.policy)
    except PalabreError as error:
        return await _page(visit, case_id, form.refuse(error), error.status)
    return visit.go(f"/desk/cases/{case_id}")


def _decision(form: Form) -> DecisionForm:
    action = form.text("action")
    if action not in tuple(Action):
        raise Invalid(_("Choose what to do."), code="action")
    days = form.line("days")
    lasts = days.isdecimal() and len(days) < 5 and action in (Action.LIMIT, Action.SUSPEND)
    return DecisionForm(
        action=Action(action),
        clause_id=form.line("clause") or None,
        explanation=form.text("explanation"),
        withdraw_statuses=not form.flag("keep_posts"),
        duration_ms=int(days) * DAY if lasts else None,
    )


async def answer_appeal(visit: Visit) -> Response:
    """Answers POST /desk/appeals/ID."""
    form = visit.form
    case_id = form.id("case") or 0
    overturn = form.text("answer") == "overturn"
    try:
        await visit.house.store.write(
            decide_appeal,
            visit.user,
            int(visit.request.path_params["id"]),
            overturn,
            form.text("explanation"),
            visit.house.policy,
        )
    except PalabreError as error:
        return await _page(visit, case_id, form.refuse(error), error.status)
    return visit.go(f"/desk/cases/{case_id}")


ROUTES = [
    get("/desk/cases/{id:id}", show_case, moderators),
    post("/desk/cases/{id:id}", decide_case, moderators),
    post("/desk/appeals/{id:id}", answer_appeal, moderators),
]
