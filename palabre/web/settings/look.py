"""How the pages look: a member's choice goes with them, a visitor's stays in their browser."""

from typing import Final, get_args, get_type_hints

import msgspec
from starlette.responses import Response

from palabre.accounts.preferences import NOT_ON_OFFER, Look, change_preferences
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.web import cookies
from palabre.web.handler import anyone, get, post
from palabre.web.page import render
from palabre.web.visit import Visit

PAGE = "/settings/look"
NAMES: Final = {
    "theme": (_("Colours"), {"system": _("As on my device"), "light": _("Light"), "dark": _("Dark")}),
    "contrast": (_("Contrast"), {"system": _("As on my device"), "more": _("High")}),
    "text": (_("Size of text"), {"s": _("Small"), "m": _("Normal"), "l": _("Large"), "xl": _("Very large")}),
    "spacing": (_("Space between lines"), {"normal": _("Normal"), "loose": _("More")}),
    "width": (_("Width of the column"), {"normal": _("Normal"), "wide": _("Wide")}),
    "font": (
        _("Typeface"),
        {"default": _("Palabre’s own"), "system": _("My device’s"), "legible": _("Easy to tell letters apart")},
    ),
    "motion": (_("Motion"), {"system": _("As on my device"), "less": _("As little as possible")}),
}
"""What may be chosen of the look, and what each choice is called."""
OFFERS: Final = {name: get_args(kind) for name, kind in get_type_hints(Look).items()}


async def show_look(visit: Visit) -> Response:
    """Answers GET /settings/look."""
    choices = [
        (name, title, [(each, words[each]) for each in OFFERS[name]], getattr(visit.preferences.look, name))
        for name, (title, words) in NAMES.items()
    ]
    return await render(visit, "settings/look.html", choices=choices)


async def change_look(visit: Visit) -> Response:
    """Answers POST /settings/look."""
    wishes = {name: wish for name in OFFERS if (wish := visit.form.text(name))}
    try:
        look = msgspec.convert(wishes, Look)
    except msgspec.ValidationError as error:
        raise Invalid(NOT_ON_OFFER, cause=str(error)) from error
    if visit.signed_in is not None:
        await visit.house.store.write(change_preferences, visit.account.id, look=look)
    response = visit.go(f"{PAGE}?saved")
    cookies.keep_look(response, look, visit.settings)
    return response


ROUTES = [get(PAGE, show_look, anyone), post(PAGE, change_look, anyone)]
