"""Push subscriptions (https://docs.joinmastodon.org/entities/WebPushSubscription/), and what is pushed to them."""

from collections.abc import Mapping

import msgspec

from palabre.api.render.account import account
from palabre.ground.language import _, best_locale, translator
from palabre.ground.settings import Settings
from palabre.timelines.push.model import Parcel, ServerKey, Subscription

ALERTS = (
    "mention",
    "status",
    "reblog",
    "follow",
    "follow_request",
    "favourite",
    "poll",
    "update",
    "quote",
    "quoted_update",
    "admin.sign_up",
    "admin.report",
    "moderation_warning",
    "severed_relationships",
    "added_to_collection",
    "collection_update",
)
"""Every kind of notification that can be pushed."""
MOST_CHARACTERS = 140
TITLES: Mapping[str, str] = {
    "mention": _("{name} mentioned you"),
    "status": _("{name} posted"),
    "reblog": _("{name} boosted your post"),
    "follow": _("{name} follows you"),
    "follow_request": _("{name} asks to follow you"),
    "favourite": _("{name} favourited your post"),
    "poll": _("A poll by {name} has ended"),
    "update": _("{name} edited a post you had boosted"),
    "quote": _("{name} quoted your post"),
    "quoted_update": _("{name} edited a post you have quoted"),
    "added_to_collection": _("{name} added you to a collection"),
    "collection_update": _("{name} changed a collection you are in"),
    "admin.sign_up": _("{name} signed up"),
    "admin.report": _("{name} sent a report"),
    "moderation_warning": _("The moderators made a decision about you"),
}


class WebPushSubscription(msgspec.Struct, frozen=True):
    """Where a token has notifications pushed."""

    id: str
    endpoint: str
    standard: bool
    alerts: dict[str, bool]
    policy: str
    server_key: str


class Message(msgspec.Struct, frozen=True):
    """What an app reads of a notification before it has asked for it."""

    access_token: str
    preferred_locale: str
    notification_id: str
    notification_type: str
    icon: str
    title: str
    body: str


def web_push_subscription(row: Subscription, key: ServerKey) -> WebPushSubscription:
    """A subscription."""
    kinds = row.kinds
    return WebPushSubscription(
        id=str(row.id),
        endpoint=row.endpoint,
        standard=row.standard,
        alerts={kind: kind in kinds for kind in ALERTS},
        policy=row.policy,
        server_key=key.public,
    )


def message(parcel: Parcel, settings: Settings) -> bytes:
    """A notification in the words of its receiver's language, as JSON."""
    row = parcel.notification
    locale = best_locale(parcel.locale)
    title = TITLES.get(row.kind, _("{name} did something that concerns you"))
    return msgspec.json.encode(
        Message(
            access_token=parcel.token,
            preferred_locale=locale,
            notification_id=str(row.id),
            notification_type=row.kind,
            icon=account(parcel.by, settings).avatar_static,
            title=translator(locale)(title).format(name=parcel.by.name),
            body=_shortened(parcel.text),
        )
    )


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1].rstrip()}…"
