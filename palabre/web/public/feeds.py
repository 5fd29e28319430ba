"""Feeds for readers that need no account: of a person, a tag, and everything said here in public.

RSS 2.0 with Media RSS, as Mastodon gives at the same addresses. See https://www.rssboard.org/rss-specification and
https://www.rssboard.org/media-rss. A warning stands in the place of what it warns of, and what is sensitive is not
pictured.
"""

import re
from collections.abc import Sequence
from email.utils import format_datetime

import msgspec
from markupsafe import Markup
from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.accounts.read import account_by_handle
from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.media.keys import media_url, mime_of
from palabre.media.model import Attachment
from palabre.statuses.lists import account_statuses
from palabre.statuses.model import Status, StatusView
from palabre.statuses.read import views
from palabre.store.paging import Page
from palabre.timelines.public import public
from palabre.timelines.tag import tagged
from palabre.web import show
from palabre.web.page import fragment
from palabre.web.public.plain import check_read, check_stroll, plain
from palabre.web.public.preview import SHORT, said, short
from palabre.web.visit import Visit

ITEMS = Page(limit=20)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped (https://www.w3.org/TR/xml/#charsets)."""


class Enclosure(msgspec.Struct, frozen=True):
    """A picture, film or sound of an item; `bytes` is its size."""

    url: str
    mime: str
    medium: str
    bytes: int
    description: str
    preview: str


class Item(msgspec.Struct, frozen=True):
    """A post in a feed."""

    title: str
    html: str
    view: StatusView
    enclosures: tuple[Enclosure, ...]

    @property
    def date(self) -> str:
        """When it was said, as RSS writes it (RFC 822)."""
        return rfc822(self.view.status.created_at)


async def feed_account(visit: Visit) -> Response:
    """Answers GET /@NAME.rss."""
    check_read(visit)
    store = visit.house.store
    account = await store.read(account_by_handle, visit.request.path_params["name"], settings=visit.settings)
    if account is None or account.is_suspended or account.state in ("pending", "deleted"):
        raise NotFound(_("There is no account of this name here."))
    posts = await store.read(account_statuses, None, account.id, ITEMS, exclude_replies=True, exclude_reblogs=True)
    about = short(account.note, 500) or f"@{account.handle}"
    return _feed(visit, posts, f"{account.name} (@{account.handle})", about, show.profile(account), account)


async def feed_tag(visit: Visit) -> Response:
    """Answers GET /tags/NAME.rss."""
    check_stroll(visit)
    name, store = visit.request.path_params["name"], visit.house.store
    posts = await store.read(views, None, await store.read(tagged, None, name, ITEMS))
    about = visit.words.gettext("What people say about #{tag}", tag=name)
    return _feed(visit, posts, f"#{name} · {visit.settings.title}", about, show.tag(name))


async def feed_local(visit: Visit) -> Response:
    """Answers GET /local.rss."""
    check_stroll(visit)
    store = visit.house.store
    posts = await store.read(views, None, await store.read(public, None, ITEMS, local=True))
    about = visit.words.gettext("What people of {title} say in public.", title=visit.settings.title)
    return _feed(visit, posts, visit.settings.title, about, "/local")


def _feed(
    visit: Visit, posts: Sequence[StatusView], title: str, about: str, path: str, owner: Account | None = None
) -> Response:
    body = fragment(
        visit,
        "public/feed.xml",
        title=title,
        about=about,
        address=visit.settings.base_url + path,
        owner=owner,
        picture=media_url(visit.settings.base_url, owner.avatar_key) if owner and owner.avatar_key else "",
        items=[_item(visit, view) for view in posts],
        changed=rfc822(max((view.status.created_at for view in posts), default=0)) if posts else "",
    )
    return Response(_NOT_XML.sub("", body), media_type="application/rss+xml")


def _item(visit: Visit, view: StatusView) -> Item:
    is_covered = view.status.sensitive or view.status.spoiler_text or view.account.sensitized
    found = () if is_covered else view.attachments
    base = visit.settings.base_url
    enclosures = tuple(_enclosure(each, base) for each in found)
    return Item(short(said(view), SHORT) or view.account.name, _html(visit, view.status), view, enclosures)


def _html(visit: Visit, status: Status) -> str:
    """What a feed reader shows: the text, or the warning and the way to the text."""
    if not status.spoiler_text:
        return status.html
    words = visit.words.gettext("Content warning: {warning}", warning=status.spoiler_text)
    way = Markup('<p><strong>{}</strong></p><p><a href="{}">{}</a></p>')
    return str(way.format(words, status.url, visit.words.gettext("Read it on the site")))


def _enclosure(attachment: Attachment, base: str) -> Enclosure:
    mime = mime_of(attachment.original_key) or attachment.mime
    preview = media_url(base, attachment.preview_key) if attachment.preview_key else ""
    url = media_url(base, attachment.original_key)
    return Enclosure(url, mime, mime.partition("/")[0], attachment.bytes, attachment.description, preview)


def rfc822(at: int) -> str:
    """A moment as RSS writes it."""
    return format_datetime(clock.as_datetime(at), usegmt=True)


ROUTES = [
    plain("/@{name}.rss", feed_account),
    plain("/tags/{name}.rss", feed_tag),
    plain("/local.rss", feed_local),
]
