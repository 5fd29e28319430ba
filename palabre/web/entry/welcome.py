"""The first steps of a new member. Each may be skipped, and none is shown twice unless they ask for it."""

from collections.abc import Sequence
from typing import Final

import msgspec
from starlette.responses import Response

from palabre.accounts.profile import ProfileChange
from palabre.accounts.read import accounts_by_ids
from palabre.discovery.directory import directory
from palabre.discovery.suggest import suggestions
from palabre.discovery.trends import trending_tags
from palabre.door.profiles import change_profile
from palabre.graph.follow import follow
from palabre.ground.errors import PalabreError
from palabre.ground.language import _
from palabre.media.cover import prepare_avatar
from palabre.statuses.model import Draft, State, Visibility
from palabre.statuses.post import post_status
from palabre.statuses.read import view
from palabre.store.paging import Page
from palabre.store.transaction import Transaction
from palabre.timelines.followed_tags import follow_tag, followed_tags
from palabre.web import show
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.reading.explore import WHY
from palabre.web.reading.faces import Face, faces_of
from palabre.web.visit import Visit

FIRST: Final = "/welcome"
PEOPLE, TAGS, HELLO, APP = (f"{FIRST}/{name}" for name in ("people", "tags", "hello", "app"))
STEPS: Final = (
    (FIRST, _("You")),
    (PEOPLE, _("People")),
    (TAGS, _("Topics")),
    (HELLO, _("Hello")),
    (APP, _("The app")),
)
MOST_PEOPLE = 12
MOST_TAGS = 15


class Offered(msgspec.Struct, frozen=True):
    """A tag that is offered, and whether it is followed already."""

    name: str
    is_followed: bool


async def _step(visit: Visit, here: str, status: int = 200, **values: object) -> Response:
    """A step, with the way there and on."""
    paths = [path for path, _name in STEPS]
    place = paths.index(here)
    following = paths[place + 1] if place + 1 < len(paths) else "/home"
    template = f"entry/welcome{here.removeprefix(FIRST).replace('/', '_')}.html"
    return await render(visit, template, status=status, steps=STEPS, place=place, here=here, on=following, **values)


async def show_self(visit: Visit) -> Response:
    """Answers GET /welcome: a picture and a few words."""
    account = visit.account
    return await _step(visit, FIRST, form=Form(defaults={"display_name": account.display_name, "note": account.note}))


async def keep_self(visit: Visit) -> Response:
    """Answers POST /welcome."""
    form, house = visit.form, visit.house
    try:
        file = next((each for each in form.files("avatar") if each is not None), None)
        key = (
            None if file is None else await prepare_avatar(await file.read(), house.blobs, house.settings, house.store)
        )
        wish = ProfileChange(display_name=form.text("display_name"), note=form.text("note"), avatar_key=key)
        await house.store.write(change_profile, visit.account, wish, settings=house.settings)
    except PalabreError as error:
        return await _step(visit, FIRST, error.status, form=form.refuse(error))
    return visit.go(PEOPLE)


async def show_people(visit: Visit) -> Response:
    """Answers GET /welcome/people: whom to follow."""
    return await _step(visit, PEOPLE, faces=await _people(visit))


async def _people(visit: Visit) -> list[Face]:
    """Who is suggested, then whoever was here last, without those who are followed already."""
    store = visit.house.store
    found = await store.read(suggestions, visit.account.id, visit.settings, MOST_PEOPLE)
    reasons = {each.account.id: WHY.get(each.sources[0], "") if each.sources else "" for each in found}
    others = await store.read(directory, visit.account.id, "active", 0, 2 * MOST_PEOPLE, local=True)
    known = {each.id: each for each in (*(each.account for each in found), *others) if each.id != visit.account.id}
    faces = await faces_of(visit, list(known.values()))
    new = [each for each in faces if not (each.relation and (each.relation.following or each.relation.requested))]
    return [
        Face(account=each.account, relation=each.relation, why=reasons.get(each.account.id, ""))
        for each in new[:MOST_PEOPLE]
    ]


async def keep_people(visit: Visit) -> Response:
    """Answers POST /welcome/people: follows those who are ticked. One who cannot be followed keeps nobody from it."""
    await visit.house.store.write(_follow_all, visit, visit.form.ids("follow")[: 2 * MOST_PEOPLE])
    return visit.go(TAGS)


async def _follow_all(tx: Transaction, visit: Visit, ids: Sequence[int]) -> None:
    for target in (await accounts_by_ids(tx, ids)).values():
        try:
            await follow(tx, visit.account, target)
        except PalabreError as error:
            if error.status >= 500:
                raise


async def show_tags(visit: Visit) -> Response:
    """Answers GET /welcome/tags: what to read about."""
    return await _step(visit, TAGS, form=visit.form, tags=await _tags(visit))


async def _tags(visit: Visit) -> list[Offered]:
    store = visit.house.store
    mine = [tag for _id, tag in await store.read(followed_tags, visit.account.id, Page(limit=MOST_TAGS))]
    talked = await store.read(trending_tags, visit.settings.trends)
    followed = {tag.id for tag in mine}
    every = {tag.id: Offered(tag.display_name, tag.id in followed) for tag in (*talked[:MOST_TAGS], *mine)}
    return list(every.values())


async def keep_tags(visit: Visit) -> Response:
    """Answers POST /welcome/tags: follows those that are ticked, and those that are written."""
    form = visit.form
    written = [each.strip().removeprefix("#") for each in form.line("more").replace(",", " ").split()]
    try:
        for name in dict.fromkeys([*form.texts("tag"), *filter(None, written)][: 2 * MOST_TAGS]):
            await visit.house.store.write(follow_tag, visit.account.id, name)
    except PalabreError as error:
        return await _step(visit, TAGS, error.status, form=form.refuse(error), tags=await _tags(visit))
    return visit.go(HELLO)


async def show_hello(visit: Visit) -> Response:
    """Answers GET /welcome/hello: a first post."""
    return await _step(visit, HELLO, form=Form(defaults={"text": ""}), limit=visit.settings.max_characters)


async def say_hello(visit: Visit) -> Response:
    """Answers POST /welcome/hello."""
    form, house = visit.form, visit.house
    draft = Draft(
        text=form.text("text"),
        visibility=visit.user.default_visibility or Visibility.PUBLIC,
        language=visit.user.default_language or visit.words.locale,
        quote_policy=visit.user.default_quote_policy,
        idempotency_key=form.line("key")[:60],
    )
    try:
        status = await house.store.write(
            post_status, visit.account, draft, screen=house.screen, settings=house.settings
        )
    except PalabreError as error:
        return await _step(visit, HELLO, error.status, form=form.refuse(error), limit=visit.settings.max_characters)
    if status.state == State.HELD:
        return visit.go(show.post(await house.store.read(view, visit.viewer_id, status.id)))
    return visit.go(APP)


async def show_app(visit: Visit) -> Response:
    """Answers GET /welcome/app: how to have it at hand."""
    return await _step(visit, APP)


ROUTES = [
    get(FIRST, show_self),
    post(FIRST, keep_self),
    get(PEOPLE, show_people),
    post(PEOPLE, keep_people),
    get(TAGS, show_tags),
    post(TAGS, keep_tags),
    get(HELLO, show_hello),
    post(HELLO, say_hello),
    get(APP, show_app),
]
