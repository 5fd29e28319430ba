"""Nouns and events of the room `timelines`."""

from enum import StrEnum

import msgspec

from palabre.store.events import Event
from palabre.store.paging import NEWEST


class NotificationKind(StrEnum):
    """Why someone is notified. Most are Mastodon's types (https://docs.joinmastodon.org/entities/Notification/#type).

    The kinds that begin with `palabre.` are our own. Apps that do not know them crash: they are read on request only.
    """

    MENTION = "mention"
    STATUS = "status"
    REBLOG = "reblog"
    FOLLOW = "follow"
    FOLLOW_REQUEST = "follow_request"
    FAVOURITE = "favourite"
    UPDATE = "update"
    MODERATION_WARNING = "moderation_warning"
    POLL = "poll"
    ADMIN_REPORT = "admin.report"
    ADMIN_SIGN_UP = "admin.sign_up"
    SEVERED_RELATIONSHIPS = "severed_relationships"
    QUOTE = "quote"
    QUOTED_UPDATE = "quoted_update"
    ADDED_TO_COLLECTION = "added_to_collection"
    COLLECTION_UPDATE = "collection_update"
    REPORT_OUTCOME = "palabre.report_outcome"
    APPEAL_FILED = "palabre.appeal_filed"
    APPEAL_DECIDED = "palabre.appeal_decided"
    ARCHIVE_MADE = "palabre.archive_made"


GROUPED_KINDS = (
    NotificationKind.FAVOURITE,
    NotificationKind.REBLOG,
    NotificationKind.FOLLOW,
    NotificationKind.ADMIN_SIGN_UP,
)
"""Kinds of which several may be shown as one."""
FILTERED_KINDS = (
    NotificationKind.MENTION,
    NotificationKind.REBLOG,
    NotificationKind.FOLLOW,
    NotificationKind.FOLLOW_REQUEST,
    NotificationKind.FAVOURITE,
    NotificationKind.QUOTE,
    NotificationKind.ADDED_TO_COLLECTION,
)
"""Kinds that an account's policy may hold back."""
ALONE = "ungrouped-"
OWN_KINDS = (
    NotificationKind.REPORT_OUTCOME,
    NotificationKind.APPEAL_FILED,
    NotificationKind.APPEAL_DECIDED,
    NotificationKind.ARCHIVE_MADE,
)
"""Kinds that the Mastodon API does not know."""


class Notification(msgspec.Struct, frozen=True):
    """Something that a local account should know of.

    `from_account_id` is whoever caused it; for words from the moderators, who are not named, and from the house it is
    the recipient. `status_id` is the status to show: for a boost the one that was boosted. `subject_id` is the boost
    (`reblog`), the statement of reasons (`moderation_warning`), the severance (`severed_relationships`), the report
    (`admin.report`, `palabre.report_outcome`) or the appeal (`palabre.appeal_filed`, `palabre.appeal_decided`).
    """

    id: int
    account_id: int
    kind: str
    from_account_id: int
    status_id: int | None
    subject_id: int | None
    created_at: int
    filtered: bool = False
    group_key: str = ""

    @property
    def key(self) -> str:
        """The key of its group, which for most is that of the notification alone."""
        return self.group_key or f"{ALONE}{self.id}"


class NotificationGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Notifications shown as one: the latest on the page, and what is known of the others.

    `sample` are the accounts that caused the latest of them, the latest first. `page_min_id` is the oldest on the page,
    None where there is no page.
    """

    latest: Notification
    key: str
    count: int
    newest_id: int
    sample: tuple[int, ...]
    page_min_id: int | None = None
    page_latest_at: int | None = None


class NotificationsMerged(Event, frozen=True):
    """Notifications that had waited for an account's word stand in its list now."""

    account_id: int


class Marker(msgspec.Struct, frozen=True):
    """How far an account has read a timeline, `home` or `notifications`."""

    timeline: str
    last_read_id: int
    version: int
    updated_at: int


class StreamItem(msgspec.Struct, frozen=True):
    """What a live stream tells.

    `kind` is an event of Mastodon's (https://docs.joinmastodon.org/methods/streaming/#events); `id` is that of what it
    is about: a status, notification, conversation or announcement, or 0; `author_id` is set for a status. From `cursor`
    a subscriber that lost its connection goes on (`after=`). `seq` is the number of the event that caused it, and
    `about` the event itself where more is to be told of it than an id.
    """

    kind: str
    id: int
    cursor: str
    seq: int = 0
    author_id: int = 0
    about: str = ""


class Notified(Event, frozen=True):
    """An account has a new notification."""

    account_id: int
    notification_id: int


class HomeRow(msgspec.Struct, frozen=True):
    """An entry of a home timeline: a status, or a boost of `reblog_of_id`."""

    id: int
    reblog_of_id: int | None


class Open(msgspec.Struct, frozen=True):
    """A status that everyone may come across; `in_public` is false for a reply to someone else."""

    id: int
    account_id: int
    in_public: bool
    local: bool
    has_media: bool
    language: str | None = None


class Spoken(msgspec.Struct, frozen=True):
    """What of a status decides who is told of it."""

    id: int
    account_id: int
    visibility: str
    in_reply_to_account_id: int | None
    reblog_of_id: int | None
    thread_id: int
    edited_at: int | None
    quoted_id: int | None


class Reported(msgspec.Struct, frozen=True):
    """A report and who filed it."""

    id: int
    reporter_id: int


class Decided(msgspec.Struct, frozen=True):
    """Of a decision, the case, who decided, and the appeal that it answers."""

    case_id: int
    decider_id: int | None
    appeal_id: int | None


class Entry(msgspec.Struct, frozen=True):
    """What of a status or boost decides in whose home it appears.

    `is_live` says that it, and what it boosts, may be read by its readers. `language` and `thread_id` are those of what
    it boosts. `reply_to_account_id` is set for a reply, and stays when what it answers is deleted.
    """

    id: int
    account_id: int
    is_live: bool
    visibility: str
    language: str | None
    reply_to_account_id: int | None
    boosted_id: int | None
    boosted_account_id: int | None
    thread_id: int


class FollowTerms(msgspec.Struct, frozen=True):
    """Whom someone follows, and what of it they want to hear; `languages` is a JSON list, empty for all."""

    target_id: int
    reblogs: bool
    languages: str


class Unheard(msgspec.Struct, frozen=True):
    """Whom someone does not hear, until a moment or for good."""

    account_id: int
    until: int | None


class Viewpoint(msgspec.Struct, frozen=True, kw_only=True):
    """All that decides what appears in someone's home. True until `valid_until`, when the next mute ends."""

    viewer_id: int
    follows: frozenset[int]
    without_boosts: frozenset[int] = frozenset()
    languages: dict[int, frozenset[str]] = {}
    unheard: frozenset[int] = frozenset()
    blocked: frozenset[int] = frozenset()
    """Those among the unheard between whom and the viewer a block stands, either way."""
    muted_threads: frozenset[int] = frozenset()
    elsewhere: frozenset[int] = frozenset()
    """Followed accounts in exclusive lists: they are read there, and not in the home."""
    followed_tags: dict[str, int] = {}
    """Names of the tags that the viewer follows, and their ids."""
    valid_until: int = NEWEST

    @property
    def size(self) -> int:
        """How much there is to remember."""
        people = len(self.follows) + len(self.unheard) + len(self.blocked) + len(self.elsewhere)
        return 8 + people + len(self.muted_threads) + len(self.followed_tags)


class ListView(msgspec.Struct, frozen=True, kw_only=True):
    """What decides which of the entries that a viewer may hear of stand in one of their lists."""

    list_id: int
    replies_policy: str
    members: frozenset[int]


class Conversation(msgspec.Struct, frozen=True):
    """A row of `conversations`: direct messages as one of those who take part keeps them."""

    id: int
    account_id: int
    thread_id: int
    participants: str
    last_status_id: int
    unread: bool

    @property
    def participant_ids(self) -> tuple[int, ...]:
        """The others; empty for a note to oneself."""
        return msgspec.json.decode(self.participants, type=tuple[int, ...])


class ConversationChanged(Event, frozen=True):
    """An account's conversation has another last message, or was read or put back to unread."""

    account_id: int
    conversation_id: int


class FollowedTag(msgspec.Struct, frozen=True):
    """A tag that someone follows; `id` is that of the follow, by which the list is paged."""

    id: int
    tag_id: int


class TagTerm(msgspec.Struct, frozen=True):
    """The name and id of a tag that someone follows."""

    name: str
    tag_id: int


class TagFollowed(Event, frozen=True):
    """An account wants a tag's public statuses in its home."""

    account_id: int
    tag_id: int


class TagUnfollowed(Event, frozen=True):
    """An account has enough of a tag."""

    account_id: int
    tag_id: int
