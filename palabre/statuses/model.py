"""Nouns and events of the room `statuses`."""

from enum import StrEnum

import msgspec

from palabre.accounts.model import Account
from palabre.media.model import Attachment
from palabre.previews.model import Author, Card
from palabre.store.events import Event


class Visibility(StrEnum):
    """Who may read a status: everyone; everyone, but not in public timelines; followers; those it mentions."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    PRIVATE = "private"
    DIRECT = "direct"


class State(StrEnum):
    """Whether a status is read by others: live; held until a person has looked; withdrawn by a decision."""

    LIVE = "live"
    HELD = "held"
    WITHDRAWN = "withdrawn"


class QuotePolicy(StrEnum):
    """Who may quote a status without asking. Its author always may."""

    PUBLIC = "public"
    FOLLOWERS = "followers"
    NOBODY = "nobody"


class ReplyPolicy(StrEnum):
    """Who may answer a status, and whatever answers it. Its author always may."""

    EVERYONE = "everyone"
    FOLLOWERS = "followers"
    MENTIONED = "mentioned"
    NOBODY = "nobody"


class QuoteState(StrEnum):
    """How a quote stands; the first three are kept, the others are what one reader is told in their place.

    See https://docs.joinmastodon.org/entities/Quote/#state.
    """

    ACCEPTED = "accepted"
    REVOKED = "revoked"
    DELETED = "deleted"
    UNAUTHORIZED = "unauthorized"
    BLOCKED_ACCOUNT = "blocked_account"
    MUTED_ACCOUNT = "muted_account"


class Status(msgspec.Struct, frozen=True):
    """A row of `statuses`; a boost when `reblog_of_id` is set."""

    id: int
    account_id: int
    state: str
    visibility: str
    text: str
    html: str
    spoiler_text: str
    language: str | None
    sensitive: bool
    in_reply_to_id: int | None
    in_reply_to_account_id: int | None
    reblog_of_id: int | None
    reblog_of_account_id: int | None
    thread_id: int
    app_name: str | None
    app_website: str | None
    created_at: int
    edited_at: int | None
    pinned_at: int | None
    version: int
    replies_count: int
    reblogs_count: int
    favourites_count: int
    uri: str
    url: str
    quoted_id: int | None = None
    quote_state: str = ""
    quotes_count: int = 0
    quote_policy: str = "nobody"
    reply_policy: str = "everyone"
    poll_id: int | None = None


class PollDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A poll that a person wants to hold. `expires_in` is in seconds from when it is posted."""

    options: tuple[str, ...]
    expires_in: int
    multiple: bool = False
    hide_totals: bool = False


class Poll(msgspec.Struct, frozen=True):
    """A row of `polls`; `options` and `tallies` are JSON lists."""

    id: int
    status_id: int
    account_id: int
    options: str
    tallies: str
    multiple: bool
    hide_totals: bool
    votes_count: int
    voters_count: int
    expires_at: int
    ended_at: int | None
    created_at: int

    @property
    def titles(self) -> tuple[str, ...]:
        """What there is to choose from."""
        return msgspec.json.decode(self.options, type=tuple[str, ...])

    def results_at(self, now: int) -> tuple[int | None, ...]:
        """How often each option was chosen; None while the author hides it."""
        is_hidden = self.hide_totals and now < self.expires_at
        return (None,) * len(self.titles) if is_hidden else self.counts

    @property
    def counts(self) -> tuple[int, ...]:
        """How often each option was chosen."""
        return msgspec.json.decode(self.tallies, type=tuple[int, ...])


class PollView(msgspec.Struct, frozen=True):
    """A poll as one viewer sees it. `choices` are their own; None when nobody in particular looks."""

    poll: Poll
    choices: tuple[int, ...] | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants to say. `attachment_ids` must be their own and free, at most the instance's limit."""

    text: str = ""
    spoiler_text: str = ""
    visibility: str = Visibility.PUBLIC
    sensitive: bool = False
    language: str | None = None
    in_reply_to_id: int | None = None
    attachment_ids: tuple[int, ...] = ()
    app_name: str | None = None
    app_website: str | None = None
    idempotency_key: str = ""
    poll: PollDraft | None = None
    keeps_poll: bool = False
    """Whether an edit leaves the poll as it is."""
    quoted_status_id: int | None = None
    quote_policy: str | None = None
    """Who may quote it; None leaves the default, and an edited status as it is."""
    reply_policy: str = ReplyPolicy.EVERYONE


class Mention(msgspec.Struct, frozen=True):
    """An account that a status names."""

    account_id: int
    username: str
    handle: str
    url: str


class Flags(msgspec.Struct, frozen=True):
    """What the viewer has done with a status."""

    favourited: bool = False
    reblogged: bool = False
    bookmarked: bool = False
    muted: bool = False
    downvoted: bool = False


class Hold(msgspec.Struct, frozen=True):
    """Why a status is held or was withdrawn, for its author. `decision_id` is set once a person has decided."""

    state: str
    clause_id: str
    policy_version: int
    reasons: tuple[str, ...] = ()


class Quote(msgspec.Struct, frozen=True):
    """What a status quotes, as one viewer may see it.

    `state` is a `QuoteState`. `view` is there when the viewer may be shown the quoted status. What a quoted status
    quotes itself is only named, by `status_id`: then `is_whole` is false.
    """

    state: str
    status_id: int | None = None
    view: "StatusView | None" = None
    is_whole: bool = False


class ShownCard(msgspec.Struct, frozen=True):
    """The card of a page that a status links, and the page's authors with those of their accounts that are here."""

    card: Card
    authors: tuple[tuple[Author, Account | None], ...] = ()


class StatusView(msgspec.Struct, frozen=True, kw_only=True):
    """A status as one viewer may see it, whole: all that a face needs to show it."""

    status: Status
    account: Account
    attachments: tuple[Attachment, ...] = ()
    mentions: tuple[Mention, ...] = ()
    tags: tuple[str, ...] = ()
    flags: Flags = Flags()
    reblog: "StatusView | None" = None
    hold: Hold | None = None
    card: ShownCard | None = None
    poll: PollView | None = None
    quote: Quote | None = None
    may_quote: bool = False
    """Whether the viewer may quote it without asking."""


class StatusPosted(Event, frozen=True):
    """A status (or a boost) became visible to its readers: when posted, or when a hold was released."""

    status_id: int
    account_id: int
    reblog_of_id: int | None = None


class StatusHeld(Event, frozen=True):
    """Screening held a status, or flagged a live one; `verdict_id` names why."""

    status_id: int
    account_id: int
    verdict_id: int
    is_live: bool = False


class StatusEdited(Event, frozen=True):
    """A status has a new wording."""

    status_id: int
    account_id: int


class QuoteRevoked(Event, frozen=True):
    """The author of what a status quotes took their consent back."""

    status_id: int
    account_id: int
    quoted_id: int


class StatusDeleted(Event, frozen=True):
    """A status or boost is gone; its rows are already deleted."""

    status_id: int
    account_id: int
    reblog_of_id: int | None = None


class StatusWithdrawn(Event, frozen=True):
    """A decision hid a status."""

    status_id: int
    account_id: int


class PollEnded(Event, frozen=True):
    """The time of a poll is over, and its result stands."""

    status_id: int
    account_id: int
    poll_id: int


class StatusFavourited(Event, frozen=True):
    """Someone favourited a status."""

    status_id: int
    account_id: int


class StatusUnfavourited(Event, frozen=True):
    """Someone took a favourite back."""

    status_id: int
    account_id: int


class StatusPinned(Event, frozen=True):
    """An author pinned or unpinned a status."""

    status_id: int
    account_id: int


class ThreadMuted(Event, frozen=True):
    """An account wants to hear no more of a conversation."""

    account_id: int
    thread_id: int


class ThreadUnmuted(Event, frozen=True):
    """An account wants to hear of a conversation again."""

    account_id: int
    thread_id: int


class Head(msgspec.Struct, frozen=True, gc=False):
    """What of a status decides who may read it, and whether something made of it earlier is still right."""

    id: int
    version: int
    account_id: int
    account_version: int
    account_state: str
    state: str
    visibility: str
    reblog_of_id: int | None


class Thread(msgspec.Struct, frozen=True):
    """The conversation around a status: what it answers, first to last, and what answers it, each below its parent."""

    ancestors: tuple[StatusView, ...] = ()
    descendants: tuple[StatusView, ...] = ()


class Listed(msgspec.Struct, frozen=True):
    """A status in a list; `id` is that of the favourite or bookmark, by which the list is paged."""

    id: int
    view: StatusView


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """One wording of a status."""

    account: Account
    text: str
    html: str
    spoiler_text: str
    sensitive: bool
    created_at: int
    attachments: tuple[Attachment, ...] = ()
    poll_options: tuple[str, ...] = ()
    quote: Quote | None = None


class Scheduled(msgspec.Struct, frozen=True):
    """A row of `scheduled_statuses`: a draft (JSON) that will be posted at `due_at`."""

    id: int
    account_id: int
    due_at: int
    draft: str
    app_id: int
    idempotency_key: str
    problem: str
    created_at: int

    @property
    def to_post(self) -> Draft:
        """The draft itself."""
        return msgspec.json.decode(self.draft, type=Draft)


class Tag(msgspec.Struct, frozen=True):
    """A row of `tags`. `name` is folded (no case, no accents), `display_name` as first written."""

    id: int
    name: str
    display_name: str
    created_at: int
    last_status_at: int | None
    usable: bool = True
    listable: bool = True
    trendable: bool = False
    reviewed_at: int | None = None


class FeaturedTag(msgspec.Struct, frozen=True):
    """A tag that an account puts forward, and how much the account uses it where everyone can read it."""

    id: int
    tag_id: int
    name: str
    statuses_count: int
    last_status_at: int | None


class TagDay(msgspec.Struct, frozen=True):
    """A day of a tag."""

    tag_id: int
    at: int
    uses: int
    accounts: int


class Day(msgspec.Struct, frozen=True):
    """How often a tag was used on one day (`at` is its first millisecond, UTC), and by how many accounts."""

    at: int
    uses: int
    accounts: int
