"""A member's profile: name, words, facts, pictures, and what it shows."""

from starlette.responses import Response

from palabre.accounts.model import Account, ProfileField
from palabre.accounts.profile import ProfileChange
from palabre.accounts.rules import MAX_FIELDS
from palabre.door.profiles import change_profile
from palabre.ground.errors import PalabreError
from palabre.media.cover import prepare_avatar, prepare_header
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.visit import Visit

PAGE = "/settings/profile"
SWITCHES = ("bot", "show_media", "show_media_replies", "show_featured")


async def show_profile_settings(visit: Visit) -> Response:
    """Answers GET /settings/profile."""
    return await _page(visit, Form(defaults=_as_it_is(visit.account)))


def _as_it_is(account: Account) -> dict[str, str]:
    values = {
        "display_name": account.display_name,
        "note": account.note,
        "avatar_description": account.avatar_description,
        "header_description": account.header_description,
        "attribution_domains": "\n".join(account.attributed_domains),
    }
    for number, field in enumerate(account.profile_fields):
        values |= {f"field-name-{number}": field.name, f"field-value-{number}": field.value}
    return values | {name: "yes" for name in SWITCHES if getattr(account, name)}


async def _page(visit: Visit, form: Form, status: int = 200) -> Response:
    proved = {field.value for field in visit.account.profile_fields if field.verified_at is not None}
    return await render(
        visit, "settings/profile.html", status=status, form=form, proved=proved, places=range(MAX_FIELDS)
    )


async def change(visit: Visit) -> Response:
    """Answers POST /settings/profile."""
    form = visit.form
    try:
        wish = ProfileChange(
            display_name=form.text("display_name"),
            note=form.text("note"),
            fields=tuple(_facts(form)),
            avatar_key=await _avatar(visit),
            avatar_description=form.text("avatar_description"),
            header_key=await _header(visit),
            header_description=form.text("header_description"),
            attribution_domains=tuple(form.text("attribution_domains").split()),
            bot=form.flag("bot"),
            show_media=form.flag("show_media"),
            show_media_replies=form.flag("show_media_replies"),
            show_featured=form.flag("show_featured"),
        )
        await visit.house.store.write(change_profile, visit.account, wish, settings=visit.settings)
    except PalabreError as error:
        return await _page(visit, form.refuse(error), error.status)
    return visit.go(f"{PAGE}?saved")


def _facts(form: Form) -> list[ProfileField]:
    pairs = [(form.line(f"field-name-{number}"), form.line(f"field-value-{number}")) for number in range(MAX_FIELDS)]
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
    get(PAGE, show_profile_settings),
    post(PAGE, change),
]
