"""The language of the pages, and how a member likes to post."""

from starlette.responses import Response

from palabre.accounts.profile import VISIBILITIES, ProfileChange, update_profile
from palabre.ground.errors import PalabreError
from palabre.web import cookies, labels
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.visit import Visit


async def show_posting(visit: Visit) -> Response:
    """Answers GET /settings/posting."""
    user = visit.user
    return await _page(
        visit,
        Form(
            defaults={
                "locale": visit.words.locale,
                "default_language": user.default_language or visit.words.locale,
                "default_visibility": user.default_visibility,
                "default_sensitive": "yes" if user.default_sensitive else "",
            }
        ),
    )


async def _page(visit: Visit, form: Form, status: int = 200) -> Response:
    choices = [(value, visit.words.gettext(labels.VISIBILITY[value][0])) for value in VISIBILITIES]
    saved = "saved" in visit.request.query_params
    return await render(visit, "settings/posting.html", status=status, form=form, visibilities=choices, saved=saved)


async def change_posting(visit: Visit) -> Response:
    """Answers POST /settings/posting."""
    form = visit.form
    change = ProfileChange(
        locale=form.text("locale"),
        default_language=form.text("default_language"),
        default_visibility=form.text("default_visibility"),
        default_sensitive=form.flag("default_sensitive"),
    )
    try:
        await visit.house.store.write(update_profile, visit.account.id, change, settings=visit.settings)
    except PalabreError as error:
        return await _page(visit, form.refuse(error), error.status)
    response = visit.go("/settings/posting?saved")
    cookies.keep_language(response, form.text("locale"), visit.settings)
    return response


ROUTES = [
    get("/settings/posting", show_posting),
    post("/settings/posting", change_posting),
]
