"""How the pages say no: a page in the reader's language, a line for a script, or the way to the sign-in."""

from http import HTTPStatus
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from palabre.door.house import house_of
from palabre.ground.errors import PalabreError, RateLimited, Unauthenticated
from palabre.ground.language import _
from palabre.ground.log import logger
from palabre.web.handler import Leaving, Suspended
from palabre.web.page import partial, render
from palabre.web.visit import Visit, chosen_locale, local_path, open_visit

log = logger("web")

HEADINGS = {
    400: _("This could not be read"),
    403: _("This is not allowed"),
    404: _("There is nothing here"),
    405: _("There is nothing here"),
    409: _("That is not possible now"),
    410: _("This is gone for good"),
    413: _("This is too large"),
    422: _("Something is not right"),
    429: _("Too much at once"),
    503: _("Not available for now"),
}
BROKEN = _("Something broke on our side")
SENTENCES = {
    404: _("The address is wrong, or what was here has been deleted."),
    405: _("The address is wrong, or what was here has been deleted."),
    400: _("What your browser sent could not be read. Go back, reload the page and try again."),
}
BROKEN_SENTENCE = _("It has been noted, and nothing you wrote was changed. Try again in a moment.")


async def refuse(error: Exception, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers a request to the pages that ended in an error."""
    request = Request(scope, receive)
    visit = await _visit(request)
    response = await _answer(visit, error)
    await response(scope, receive, send)


async def _visit(request: Request) -> Visit:
    """The visit; without knowing who it is, when even that cannot be found out."""
    try:
        return await open_visit(request)
    except PalabreError as error:
        log.warning("unknown_visitor", cause=str(error))
        house = house_of(request)
        return Visit(request, house, None, chosen_locale(request, house.settings, None))


async def _answer(visit: Visit, error: Exception) -> Response:
    if isinstance(error, Unauthenticated) and visit.signed_in is None:
        return visit.go(f"/sign-in?next={quote(_wanted(visit), safe='')}")
    if isinstance(error, Leaving):
        return visit.go("/come-back")
    if isinstance(error, Suspended):
        return visit.go("/statements")
    status = status_of(error)
    sentence = sentence_of(visit, error, status)
    if visit.is_partial:
        response: Response = partial(visit, "parts/refusal.html", status=status, sentence=sentence)
        response.headers["HX-Retarget"] = "#notices"
        response.headers["HX-Reswap"] = "innerHTML"
    else:
        heading = visit.words.gettext(HEADINGS.get(status, BROKEN))
        retry_at = error.retry_at if isinstance(error, RateLimited) else None
        response = await render(
            visit, "error.html", status=status, heading=heading, sentence=sentence, retry_at=retry_at
        )
    response.headers["Cache-Control"] = "no-store"
    return response


def _wanted(visit: Visit) -> str:
    """Where to go after signing in: the page asked for, or the one whose form was sent."""
    if visit.request.method == "GET" and not visit.is_partial:
        return visit.path
    referer = visit.request.headers.get("referer", "")
    return local_path(referer.removeprefix(visit.settings.base_url), "/home")


def status_of(error: Exception) -> int:
    """The HTTP status of an error."""
    if isinstance(error, PalabreError):
        return error.status
    return error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR


def sentence_of(visit: Visit, error: Exception, status: int) -> str:
    """What to tell the reader of an error."""
    if isinstance(error, PalabreError) and status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return error.public_text(visit.words.translate)
    return visit.words.gettext(SENTENCES.get(status, BROKEN_SENTENCE))
