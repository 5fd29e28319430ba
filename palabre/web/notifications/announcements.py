"""What the owner tells everyone, and how members answer it."""

from collections.abc import Mapping, Sequence

import msgspec
from markupsafe import Markup
from starlette.responses import Response

from palabre.community.answer import dismiss, react, unreact
from palabre.community.model import Announcement, AnnouncementView, Emoji
from palabre.community.read import announcement, announcements, custom_emojis
from palabre.web.emoji import with_emoji
from palabre.web.handler import get, post
from palabre.web.page import partial, render
from palabre.web.visit import Visit

OFFERED = ("👍", "❤️", "🎉", "🙏", "👀", "🤔")
"""Answers at hand; any other emoji can be typed."""


class Announced(msgspec.Struct, frozen=True, kw_only=True):
    """An announcement with the custom emoji among its answers."""

    view: AnnouncementView
    emojis: Mapping[str, Emoji]

    @property
    def announcement(self) -> Announcement:
        """What is announced."""
        return self.view.announcement

    @property
    def html(self) -> Markup:
        """Its words, which their room has made safe."""
        return with_emoji(Markup(self.announcement.html))  # noqa: S704  (made by community.texts and nothing else)

    @property
    def offered(self) -> Sequence[str]:
        """The answers at hand that nobody has given yet."""
        given = {each.name for each in self.view.reactions}
        return [each for each in OFFERED if each not in given]


async def announced(visit: Visit, *, put_away_too: bool = False) -> list[Announced]:
    """What is announced now, the latest first, without what the reader has put away. Nothing for visitors."""
    if visit.viewer_id is None:
        return []
    found = await visit.house.store.read(announcements, visit.viewer_id)
    shown = [each for each in found[::-1] if put_away_too or not each.read]
    return await _with_emojis(visit, shown)


async def _with_emojis(visit: Visit, shown: Sequence[AnnouncementView]) -> list[Announced]:
    custom = any(each.name.isascii() for view in shown for each in view.reactions)
    known = {each.shortcode: each for each in await visit.house.store.read(custom_emojis)} if custom else {}
    return [Announced(view=each, emojis=known) for each in shown]


async def show_announcements(visit: Visit) -> Response:
    """Answers GET /announcements."""
    found = await announced(visit, put_away_too=True)
    return await render(visit, "notifications/announcements.html", announced=found)


async def put_away(visit: Visit) -> Response:
    """Answers POST /announcements/ID/dismiss."""
    await visit.house.store.write(dismiss, visit.account.id, _id(visit))
    return Response() if visit.is_partial else visit.back("/home")


def _id(visit: Visit) -> int:
    return int(visit.request.path_params["id"])


async def answer(visit: Visit) -> Response:
    """Answers POST /announcements/ID/react."""
    given = visit.form.line("on")
    verb, name = (react, given) if given else (unreact, visit.form.line("off"))
    await visit.house.store.write(verb, visit.account.id, _id(visit), name.strip(":"))
    if not visit.is_partial:
        return visit.back("/announcements", f"#announcement-{_id(visit)}")
    view = await visit.house.store.read(announcement, visit.account.id, _id(visit))
    return partial(visit, "parts/announcement.html", each=(await _with_emojis(visit, [view]))[0])


ROUTES = [
    get("/announcements", show_announcements),
    post("/announcements/{id:id}/dismiss", put_away),
    post("/announcements/{id:id}/react", answer),
]
