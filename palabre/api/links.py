"""What is said of a page elsewhere, and what a page elsewhere may show of a post here.

See https://docs.joinmastodon.org/methods/timelines/#link and https://docs.joinmastodon.org/methods/oembed/.
"""

import re
from html import escape
from urllib.parse import urlsplit

import msgspec

from palabre.api.answer import Answer, array, json
from palabre.api.call import Call
from palabre.api.forms import Form
from palabre.api.operations import ANYONE, Area, stroller
from palabre.api.pages import Paging, links
from palabre.api.viewing import show_all
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.statuses.model import State, StatusView, Visibility
from palabre.statuses.read import view
from palabre.timelines.link import about_link

area = Area("links")

DAY_S = 86_400
NARROWEST, WIDEST, USUAL = 220, 10_000, 400
_POST = re.compile(r"/(?:@[^/]+|users/[^/]+/statuses)/(\d{1,19})(?:/embed)?/?", re.ASCII)


class OfLink(Paging, frozen=True, kw_only=True):
    """The address of a page."""

    url: str


class OfPost(Form, frozen=True, kw_only=True):
    """The address of a post here, and how large it may be shown."""

    url: str
    maxwidth: int | None = None
    maxheight: int | None = None


class OEmbed(msgspec.Struct, frozen=True, kw_only=True):
    """A post for a page elsewhere (https://oembed.com)."""

    type: str = "rich"
    version: str = "1.0"
    title: str
    author_name: str
    author_url: str
    provider_name: str
    provider_url: str
    cache_age: int = DAY_S
    html: str
    width: int
    height: str | None = None


@area.get("/api/v1/timelines/link", stroller("read:statuses"))
async def get_timelines_link(call: Call, form: OfLink) -> Answer:
    """What everyone may read about a page."""
    page = form.page()
    ids = await call.house.store.read(about_link, call.viewer_id, form.url, page)
    return array(await show_all(call, ids), *links(call, page, ids))


@area.get("/api/oembed", ANYONE)
async def get_oembed(call: Call, form: OfPost) -> Answer:
    """A post that everyone may read, to be shown elsewhere."""
    settings = call.house.settings
    if settings.public_face == "closed":
        raise _not_here()
    found = await call.house.store.read(view, None, _post_id(form.url, settings.base_url))
    status = found.status
    if status.reblog_of_id is not None or status.state != State.LIVE:
        raise _not_here()
    if status.visibility not in (Visibility.PUBLIC, Visibility.UNLISTED):
        raise _not_here()
    name = found.account.display_name or found.account.username
    return json(
        OEmbed(
            title=_("New status by {name}").format(name=name),
            author_name=name,
            author_url=found.account.url,
            provider_name=settings.domain,
            provider_url=f"{settings.base_url}/",
            html=_quoted(found, name),
            width=max(NARROWEST, min(WIDEST, form.maxwidth or USUAL)),
        )
    )


def _post_id(url: str, base_url: str) -> int:
    """The id in the address of a post here. Raises `NotFound` for any other address."""
    try:
        here, asked = urlsplit(base_url), urlsplit(url)
    except ValueError as error:
        raise _not_here() from error
    found = _POST.fullmatch(asked.path)
    if asked.netloc.lower() != here.netloc.lower() or found is None or int(found[1]) >= 1 << 63:
        raise _not_here()
    return int(found[1])


def _not_here() -> NotFound:
    return NotFound()


def _quoted(found: StatusView, name: str) -> str:
    """The post as a quotation with its source; no script, no frame, nothing to load."""
    status = found.status
    words = f"<p>{escape(status.spoiler_text)}</p>" if status.spoiler_text else status.html
    return (
        f'<blockquote class="mastodon-embed" cite="{escape(status.url)}">{words}'
        f"<footer>— {escape(name)} (@{escape(found.account.username)}), "
        f'<a href="{escape(status.url)}" rel="noopener" target="_blank">{escape(status.url)}</a></footer></blockquote>'
    )
