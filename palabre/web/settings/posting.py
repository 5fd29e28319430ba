"""The language of the pages, and how a member likes to post."""

from starlette.responses import Response

from palabre.accounts.profile import ProfileChange, update_profile
from palabre.ground.errors import PalabreError
from palabre.web import cookies
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.visit import Visit

PAGE = "/settings/posting"


async def show_posting(visit: Visit) -> Response:
    """Answers GET /settings/posting."""
    user = visit.user
    values = {
        "locale": visit.words.locale,
        "default_language": user.default_language or visit.words.locale,
        "default_sensitive": "yes" if user.default_sensitive else "",
    }
    return await _page(visit, Form(defaults=values))


async def _page(visit: Visit, form: Form, status: int = 200) -> Response:
    return await render(visit, "settings/posting.html", status=status, form=form)


async def change_posting(visit: Visit) -> Response:
    """Answers POST /settings/posting."""
    form = visit.form
    change = ProfileChange(
        locale=form.text("locale"),
        default_language=form.text("default_language"),
        default_sensitive=form.flag("default_sensitive"),
    )
    try:
        await visit.house.store.write(update_profile, visit.account.id, change, settings=visit.settings)
    except PalabreError as error:
        return await _page(visit, form.refuse(error), error.status)
    response = visit.go(f"{PAGE}?saved")
    cookies.keep_language(response, form.text("locale"), visit.settings)
    return response


ROUTES = [get(PAGE, show_posting), post(PAGE, change_posting)]
