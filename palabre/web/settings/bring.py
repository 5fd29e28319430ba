"""A member brings lists from elsewhere: shown first, then carried out, with a word on what could not be done."""

from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

from palabre.ground.errors import Invalid, PalabreError
from palabre.ground.language import _
from palabre.portability.importing.carry_out import start_import
from palabre.portability.importing.prepare import forget_import, prepare_import
from palabre.portability.importing.read import own_import
from palabre.portability.model import ImportMode, Line, ListKind, Outcome
from palabre.portability.sheets import as_csv, read_sheet
from palabre.web.handler import get, members, post
from palabre.web.page import render
from palabre.web.settings.data import KINDS, PAGE, data_page, saved_as
from palabre.web.visit import Visit

SHOWN = 200
WHY: Final[Mapping[str, str]] = {
    Outcome.ELSEWHERE: _("on another server, which this community does not reach yet"),
    Outcome.UNKNOWN: _("not here, or not any more"),
    Outcome.UNREADABLE: _("this line cannot be used"),
}
"""Why a line could not be done, where no verb has said it."""


async def take_file(visit: Visit) -> Response:
    """Answers POST /settings/data/imports: reads the file, and shows what would happen."""
    form = visit.form
    try:
        file = next((each for each in form.files("file") if each is not None), None)
        if file is None:
            sentence = _("Choose a file first.")
            raise Invalid(sentence, fields={"file": [("ERR_BLANK", sentence)]})
        name = file.filename or ""
        sheet = read_sheet(await file.read(), name, form.line("kind"))
        made = await prepare_import(visit.house.store, visit.account.id, name, sheet, settings=visit.settings)
    except PalabreError as error:
        return await data_page(visit, form.refuse(error), error.status)
    return visit.go(f"{PAGE}/imports/{made.id}")


async def show_import(visit: Visit) -> Response:
    """Answers GET /settings/data/imports/ID: what would happen, how far it is, or what came of it."""
    found = await visit.house.store.read(own_import, visit.account.id, _id(visit))
    return await render(
        visit,
        "settings/import.html",
        view=found,
        kind=KINDS[ListKind(found.found.kind)],
        failed=[(line, _why(visit, line)) for line in found.failed[:SHOWN]],
    )


def _id(visit: Visit) -> int:
    return int(visit.request.path_params["id"])


def _why(visit: Visit, line: Line) -> str:
    if line.problem:
        return visit.words.gettext(line.problem, **line.values)
    return visit.words.gettext(WHY[line.outcome])


async def carry_out(visit: Visit) -> Response:
    """Answers POST /settings/data/imports/ID."""
    wish = visit.form.text("mode")
    mode = ImportMode.OVERWRITE if wish == ImportMode.OVERWRITE else ImportMode.MERGE
    await visit.house.store.write(start_import, visit.account.id, _id(visit), mode)
    return visit.go(f"{PAGE}/imports/{_id(visit)}")


async def forget(visit: Visit) -> Response:
    """Answers POST /settings/data/imports/ID/forget."""
    await visit.house.store.write(forget_import, visit.account.id, _id(visit))
    return visit.go(f"{PAGE}#imports")


async def send_failed(visit: Visit) -> Response:
    """Answers GET /settings/data/imports/ID/failed.csv: all that could not be done, with the reasons."""
    found = await visit.house.store.read(own_import, visit.account.id, _id(visit))
    rows = [[*([line.list_title] if line.list_title else []), line.subject, _why(visit, line)] for line in found.failed]
    return Response(as_csv(rows), media_type="text/csv; charset=utf-8", headers=saved_as("failed.csv"))


ROUTES = [
    post(f"{PAGE}/imports", take_file, members),
    get(f"{PAGE}/imports/{{id:id}}", show_import, members),
    post(f"{PAGE}/imports/{{id:id}}", carry_out, members),
    post(f"{PAGE}/imports/{{id:id}}/forget", forget, members),
    get(f"{PAGE}/imports/{{id:id}}/failed.csv", send_failed, members),
]
