"""Nouns of push."""

from enum import StrEnum

import msgspec

from palabre.accounts.model import Account
from palabre.timelines.model import Notification


class PushPolicy(StrEnum):
    """Whose doings are pushed: everyone's, those whom the person follows, their followers', or nobody's."""

    ALL = "all"
    FOLLOWED = "followed"
    FOLLOWER = "follower"
    NONE = "none"


class Holder(msgspec.Struct, frozen=True):
    """Whose a subscription is: an app's, by its access token, or a browser's, by the session it is signed in with.

    It lasts as long as the token or the session does.
    """

    token_id: int | None = None
    session_hash: str | None = None


class Subscription(msgspec.Struct, frozen=True):
    """Where notifications are pushed: a row of `push_subscriptions`.

    `alerts` is a JSON list of the kinds wanted. `standard` is whether the other side speaks RFC 8291; if not, it speaks
    the draft of old (aesgcm). `token` is the access token, sealed, by which an app that holds several accounts knows
    whose notification came.
    """

    id: int
    token_id: int | None
    account_id: int
    token: str
    endpoint: str
    p256dh: str
    auth: str
    standard: bool
    alerts: str
    policy: str
    created_at: int
    session_hash: str | None

    @property
    def is_of_browser(self) -> bool:
        """Whether our own pages read what is pushed."""
        return self.session_hash is not None

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds wanted."""
        return frozenset(msgspec.json.decode(self.alerts, type=list[str]))


class ServerKey(msgspec.Struct, frozen=True):
    """The pair of keys by which push services know this instance (RFC 8292): raw bytes as base64url."""

    private: str
    public: str


class Parcel(msgspec.Struct, frozen=True):
    """All that one message says: the notification, who caused it, the text it is about, and for whom it is.

    `token` is the access token itself, empty for a browser; `unread` is how many notifications wait to be read.
    """

    subscription: Subscription
    token: str
    notification: Notification
    by: Account
    text: str
    locale: str
    unread: int = 0


class Push(msgspec.Struct, frozen=True):
    """The errand of pushing a notification to one subscription."""

    subscription_id: int
    notification_id: int
    attempt: int = 0
