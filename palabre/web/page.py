"""How a page is made: a template, the visit, and words in the reader's language."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from palabre.accounts.model import Role
from palabre.ground.ids import secret_token
from palabre.moderation.read import open_counts
from palabre.store.transaction import Reader
from palabre.timelines.read import unread_conversations, unread_count
from palabre.web import labels, show
from palabre.web.assets import asset
from palabre.web.emoji import offer_emojis
from palabre.web.languages import language_choices
from palabre.web.public import preview
from palabre.web.settings.sections import SECTIONS, section_of
from palabre.web.visit import Visit
from palabre.web.words import words_in

TEMPLATES = Path(__file__).parent / "templates"


class Careful(StrictUndefined):
    """A name that does not exist is an error; the missing half of `x if y` is nothing."""

    __slots__ = ()

    def __str__(self) -> str:  # type: ignore[override]  # the parent always raises
        if self._undefined_name is None:
            return ""
        return super().__str__()


async def render(visit: Visit, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """A whole page. Counts what waits for whoever looks, for the marks beside the menu."""
    await _count(visit)
    return HTMLResponse(fragment(visit, template, **values), status_code=status)


async def _count(visit: Visit) -> None:
    if visit.signed_in is None or not visit.signed_in.may_act:
        return
    store = visit.house.store
    await count_unread(visit)
    if visit.may(Role.MODERATOR):
        counts = await store.read(open_counts)
        visit.waiting = counts.open + counts.appeals


async def count_unread(visit: Visit) -> None:
    """Counts the notifications and the messages that a member has not read, for the marks beside the menu."""
    visit.unread, visit.unread_messages = await visit.house.store.read(_unread, visit.account.id)


async def _unread(db: Reader, account_id: int) -> tuple[int, int]:
    return await unread_count(db, account_id, own_kinds=True), await unread_conversations(db, account_id)


def partial(visit: Visit, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """A part of a page, for a script to put in its place."""
    return HTMLResponse(fragment(visit, template, **values), status_code=status)


def refused_part(visit: Visit, template: str, *, status: int, **values: object) -> HTMLResponse:
    """A part of a page that says what was wrong, to be put in its place although the status is an error."""
    response = partial(visit, template, status=status, **values)
    response.headers["HX-Reswap"] = "outerHTML"
    return response


def fragment(visit: Visit, template: str, **values: object) -> str:
    """The HTML of a template."""
    offer_emojis(visit.house.emojis.by_shortcode)
    return environment(visit.words.locale).get_template(template).render(visit=visit, **values)


@cache
def environment(locale: str) -> Environment:
    """The templates, speaking one language. Everything is escaped; a name that does not exist is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=Careful,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    words = words_in(locale)
    made.globals.update(
        _=words.gettext,
        ngettext=words.ngettext,
        pgettext=words.pgettext,
        words=words,
        asset=asset,
        show=show,
        previews=preview,
        labels=labels,
        language_choices=language_choices,
        new_key=secret_token,
        sections=SECTIONS,
        section_of=section_of,
        Role=Role,
    )
    return made
