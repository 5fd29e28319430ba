"""How a member likes to read: media, content warnings, moving pictures, and the languages of public timelines."""

from typing import Final

from starlette.responses import Response

from palabre.accounts.preferences import change_preferences
from palabre.ground.errors import PalabreError
from palabre.ground.language import _
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.languages import OWN_NAMES
from palabre.web.page import render
from palabre.web.visit import Visit

PAGE = "/settings/reading"
MEDIA: Final = {
    "default": (_("Cover what is marked as sensitive"), _("One press shows it.")),
    "show_all": (_("Show everything"), _("Sensitive pictures too, without asking you.")),
    "hide_all": (_("Cover everything"), _("Every picture waits for your press: calmer, and lighter on your data.")),
}
"""What becomes of attached media, and what that means."""


async def show_reading(visit: Visit) -> Response:
    """Answers GET /settings/reading."""
    chosen = visit.preferences
    values = {
        "media": chosen.media,
        "expand_warnings": "yes" if chosen.expand_warnings else "",
        "autoplay": "yes" if chosen.autoplay else "",
    }
    return await _page(visit, Form(defaults=values), chosen.languages)


async def _page(visit: Visit, form: Form, languages: tuple[str, ...], status: int = 200) -> Response:
    own = (visit.words.locale, visit.user.default_language)
    near = dict.fromkeys(each for each in (*languages, *own) if each)
    return await render(
        visit,
        "settings/reading.html",
        status=status,
        form=form,
        media=MEDIA,
        chosen=languages,
        near={each: OWN_NAMES.get(each, each) for each in near},
        others={each: name for each, name in sorted(OWN_NAMES.items()) if each not in near},
    )


async def change_reading(visit: Visit) -> Response:
    """Answers POST /settings/reading."""
    form = visit.form
    languages = tuple(form.texts("languages"))
    try:
        await visit.house.store.write(
            change_preferences,
            visit.account.id,
            media=form.text("media"),
            languages=languages,
            expand_warnings=form.flag("expand_warnings"),
            autoplay=form.flag("autoplay"),
        )
    except PalabreError as error:
        return await _page(visit, form.refuse(error), languages, error.status)
    return visit.go(f"{PAGE}?saved")


ROUTES = [get(PAGE, show_reading), post(PAGE, change_reading)]
