"""Statuses in the caller's language (https://docs.joinmastodon.org/methods/statuses/#translate)."""

from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.operations import ANYONE, Area, user
from palabre.api.render.translation import translation
from palabre.api.statuses import OneStatus
from palabre.statuses.translate import translate_status
from palabre.translation.engine import chosen

area = Area("translations")


class Translate(OneStatus, frozen=True, kw_only=True):
    """The status, and the language to put it into: without one, the caller's."""

    lang: str = ""


@area.post("/api/v1/statuses/{id}/translate", user("read:statuses"))
async def post_status_translate(call: Call, form: Translate) -> Answer:
    """Translates a status that everyone may read."""
    house = call.house
    house.limits.translations.check(str(call.me.id))
    made = await translate_status(house.store, house.settings, call.me.id, form.id, form.lang or call.locale)
    return json(translation(made))


@area.get("/api/v1/instance/translation_languages", ANYONE)
async def get_instance_translation_languages(call: Call) -> Answer:
    """Into which languages text of each language can be put; `und` is text that names none."""
    engine = chosen(call.house.settings)
    if engine is None:
        return EMPTY_OBJECT
    return json((await engine.languages()).targets)
