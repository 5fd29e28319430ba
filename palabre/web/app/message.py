"""What is pushed to a browser: a notification in its reader's language, ready to be shown by the service worker."""

import msgspec

from palabre.ground.language import best_locale
from palabre.ground.settings import Settings
from palabre.timelines.model import NotificationKind as Kind
from palabre.timelines.push.model import Parcel
from palabre.web import show
from palabre.web.assets import asset
from palabre.web.notifications.kinds import FROM_NOBODY
from palabre.web.notifications.wording import sentence
from palabre.web.words import Words, words_in

MOST_CHARACTERS = 240
ANSWERED = (Kind.MENTION, Kind.QUOTE)
LINKS = {
    Kind.FOLLOW_REQUEST: "/notifications/requests",
    Kind.MODERATION_WARNING: "/statements",
    Kind.APPEAL_DECIDED: "/statements",
    Kind.REPORT_OUTCOME: "/reports",
    Kind.ADMIN_REPORT: "/desk",
    Kind.APPEAL_FILED: "/desk?state=appealed",
    Kind.ARCHIVE_MADE: "/settings/data",
}


class Action(msgspec.Struct, frozen=True):
    """A button of a notification, and where it leads."""

    action: str
    title: str
    url: str


class Message(msgspec.Struct, frozen=True):
    """What the worker shows (https://notifications.spec.whatwg.org/#api), where a press leads, how much is unread.

    Notifications with the same `tag` take each other's place.
    """

    title: str
    body: str
    lang: str
    dir: str
    icon: str
    badge: str
    tag: str
    url: str
    unread: int
    actions: list[Action]


def browser_message(parcel: Parcel, _settings: Settings) -> bytes:
    """A notification for a browser, as JSON."""
    row = parcel.notification
    words = words_in(best_locale(parcel.locale))
    title = sentence(words, row.kind, [parcel.by], 1, None, row.account_id).striptags()
    is_faceless = row.kind in FROM_NOBODY
    return msgspec.json.encode(
        Message(
            title=title,
            body="" if is_faceless else _shortened(parcel.text),
            lang=words.locale,
            dir=words.direction,
            icon=asset("icons/any-192.png") if is_faceless else show.avatar(parcel.by),
            badge=asset("icons/badge-96.png"),
            tag=row.key,
            url=_url(parcel),
            unread=parcel.unread,
            actions=_actions(parcel, words),
        )
    )


def _url(parcel: Parcel) -> str:
    row = parcel.notification
    if row.status_id is not None:
        return f"{show.profile(parcel.by)}/{row.status_id}"
    return LINKS.get(Kind(row.kind)) or (show.profile(parcel.by) if row.kind == Kind.FOLLOW else "/notifications")


def _actions(parcel: Parcel, words: Words) -> list[Action]:
    row = parcel.notification
    if row.kind not in ANSWERED:
        return []
    return [Action("reply", str(words.gettext("Reply")), f"/compose?reply_to={row.status_id}")]


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1].rstrip()}…"
