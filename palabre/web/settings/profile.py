"""A member's profile: name, words, facts, pictures, who may find and follow them."""

from starlette.responses import Response

from palabre.accounts.model import Account, ProfileField
from palabre.accounts.profile import ProfileChange, update_profile
from palabre.ground.errors import PalabreError
from palabre.media.cover import prepare_avatar, prepare_header
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.visit import Visit

SWITCHES = ("locked", "discoverable", "indexable", "hide_collections", "bot")
FACTS = 4


async def show_profile_settings(visit: Visit) -> Response:
    """Answers GET /settings."""
    return await _page(visit, Form(defaults=_as_it_is(visit.account)))


def _as_it_is(account: Account) -> dict[str, str]:
    values = {
        "display_name": account.display_name,
        "note": account.note,
        "avatar_description": account.avatar_description,
        "header_description": account.header_description,
    }
    for number, field in enumerate(account.profile_fields):
        values |= {f"field-name-{number}": field.name, f"field-value-{number}": field.value}
    return values | {name: "yes" for name in SWITCHES if getattr(account, name)}


async def _page(visit: Visit, form: Form, status: int = 200) -> Response:
    saved = "saved" in visit.request.query_params
    return await render(visit, "settings/profile.html", status=status, form=form, saved=saved)


async def change_profile(visit: Visit) -> Response:
    """Answers POST /settings/profile."""
    form = visit.form
    try:
        change = ProfileChange(
            display_name=form.text("display_name"),
            note=form.text("note"),
            fields=tuple(_facts(form)),
            avatar_key=await _avatar(visit),
            avatar_description=form.text("avatar_description"),
            header_key=await _header(visit),
            header_description=form.text("header_description"),
            locked=form.flag("locked"),
            discoverable=form.flag("discoverable"),
            indexable=form.flag("indexable"),
            hide_collections=form.flag("hide_collections"),
            bot=form.flag("bot"),
        )
        await visit.house.store.write(update_profile, visit.account.id, change, settings=visit.settings)
    except PalabreError as error:
        return await _page(visit, form.refuse(error), error.status)
    return visit.go("/settings?saved")


def _facts(form: Form) -> list[ProfileField]:
    pairs = [(form.line(f"field-name-{number}"), form.line(f"field-value-{number}")) for number in range(FACTS)]
    return [ProfileField(name, value) for name, value in pairs if name or value]


async def _avatar(visit: Visit) -> str | None:
    """The key of a new picture, empty to remove the old one, None to leave it."""
    for file in visit.form.files("avatar"):
        if file is not None:
            return await prepare_avatar(await file.read(), visit.house.blobs, visit.settings, visit.house.store)
    return "" if visit.form.flag("drop_avatar") else None


async def _header(visit: Visit) -> str | None:
    for file in visit.form.files("header"):
        if file is not None:
            return await prepare_header(await file.read(), visit.house.blobs, visit.settings, visit.house.store)
    return "" if visit.form.flag("drop_header") else None


ROUTES = [
    get("/settings", show_profile_settings),
    post("/settings/profile", change_profile),
]
