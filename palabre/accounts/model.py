"""Nouns and events of the room `accounts`."""

from enum import StrEnum

import msgspec

from palabre.store.events import Event


class Role(StrEnum):
    """What a user may do, each role including the ones before it."""

    MEMBER = "member"
    MODERATOR = "moderator"
    ADMIN = "admin"
    OWNER = "owner"

    def includes(self, other: "Role") -> bool:
        """Whether this role may do all that the other may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


class AccountState(StrEnum):
    """Where an account stands: waiting for approval; in good standing; limited or suspended by sanctions; gone."""

    PENDING = "pending"
    ACTIVE = "active"
    LIMITED = "limited"
    SUSPENDED = "suspended"
    DELETED = "deleted"


class UserState(StrEnum):
    """Whether a login may act: not before it is confirmed, or approved; yes; no, the team closed it, or it is leaving.

    One that is unconfirmed and pending needs both, the confirmation first.
    """

    UNCONFIRMED = "unconfirmed"
    UNCONFIRMED_PENDING = "unconfirmed_pending"
    PENDING = "pending"
    ACTIVE = "active"
    DISABLED = "disabled"
    LEAVING = "leaving"


class Account(msgspec.Struct, frozen=True):
    """An identity, local or remote: a row of `accounts`."""

    id: int
    username: str
    username_key: str
    domain: str
    display_name: str
    note: str
    note_html: str
    fields: str
    avatar_key: str
    avatar_description: str
    header_key: str
    header_description: str
    locked: bool
    bot: bool
    discoverable: bool
    indexable: bool
    hide_collections: bool
    state: str
    created_at: int
    last_status_at: int | None
    statuses_count: int
    followers_count: int
    following_count: int
    version: int
    uri: str
    url: str
    show_media: bool = True
    show_media_replies: bool = True
    show_featured: bool = True
    attribution_domains: str = "[]"
    sensitized: bool = False

    @property
    def handle(self) -> str:
        """`name` for a local account, `name@domain` for a remote one (Mastodon's `acct`)."""
        return f"{self.username}@{self.domain}" if self.domain else self.username

    @property
    def name(self) -> str:
        """The name to show."""
        return self.display_name or self.username

    @property
    def is_local(self) -> bool:
        """Whether this instance is its home."""
        return not self.domain

    @property
    def is_suspended(self) -> bool:
        """Whether a sanction keeps it from acting and its profile from being read."""
        return self.state == AccountState.SUSPENDED

    @property
    def attributed_domains(self) -> tuple[str, ...]:
        """The domains that may name it as their author."""
        return _READ_DOMAINS.decode(self.attribution_domains)

    @property
    def profile_fields(self) -> "list[ProfileField]":
        """The names and values on its profile."""
        return _READ_FIELDS.decode(self.fields)


class User(msgspec.Struct, frozen=True):
    """A login: a row of `users`."""

    id: int
    account_id: int
    email: str
    email_key: str
    password_hash: str
    role: str
    state: str
    locale: str
    default_visibility: str
    default_sensitive: bool
    default_language: str
    preferences: str
    agreed_policy_version: int
    sign_up_reason: str
    created_at: int
    last_active_at: int | None
    default_quote_policy: str = "public"
    filters_version: int = 0
    confirmed_at: int | None = None
    sign_up_app_id: int | None = None

    def is_at_least(self, role: Role) -> bool:
        """Whether the user has this role or one that includes it."""
        return Role(self.role).includes(role)


class ProfileField(msgspec.Struct, frozen=True):
    """A name and value on a profile. `value` is the source, `value_html` safe HTML."""

    name: str
    value: str
    value_html: str = ""
    verified_at: int | None = None


_READ_DOMAINS = msgspec.json.Decoder(tuple[str, ...])
_READ_FIELDS = msgspec.json.Decoder(list[ProfileField])


class Member(msgspec.Struct, frozen=True):
    """A login together with its account."""

    user: User
    account: Account


class App(msgspec.Struct, frozen=True):
    """A registered client app: a row of `oauth_apps`."""

    id: int
    client_id: str
    client_secret_hash: str
    name: str
    website: str | None
    redirect_uris: str
    scopes: str
    created_at: int

    @property
    def redirects(self) -> list[str]:
        """The addresses to which people may be sent back."""
        return self.redirect_uris.splitlines()


class IssuedToken(msgspec.Struct, frozen=True):
    """An access token as its app receives it, once; only its hash is kept.

    `created_at` is in milliseconds; the token endpoint answers in seconds.
    """

    token: str
    scopes: str
    created_at: int


class Bearer(msgspec.Struct, frozen=True):
    """Whoever presents a valid access token: an app, for a user unless it acts for itself."""

    token_id: int
    app: App
    scopes: frozenset[str]
    user: User | None = None
    account: Account | None = None
    last_used_at: int | None = None


class SignedIn(msgspec.Struct, frozen=True):
    """Whoever presents a valid session cookie."""

    session_hash: str
    user: User
    account: Account
    seen_at: int = 0

    @property
    def may_act(self) -> bool:
        """Whether the person may do more than read their statements and appeal."""
        return self.user.state == UserState.ACTIVE and not self.account.is_suspended


class Session(msgspec.Struct, frozen=True):
    """A web sign-in: a row of `sessions`."""

    token_hash: str
    user_id: int
    user_agent: str
    created_at: int
    seen_at: int
    expires_at: int


class Sanction(msgspec.Struct, frozen=True):
    """A sanction on an account: a row of `sanctions`. `kind` is limit, suspend, sensitize or disable."""

    id: int
    account_id: int
    kind: str
    decision_id: int
    clause_id: str
    starts_at: int
    ends_at: int | None
    lifted_at: int | None


class LocalCounts(msgspec.Struct, frozen=True):
    """How big the community is: its accounts, those active in the last month and half-year, and what they have said."""

    users: int
    active_month: int
    active_halfyear: int
    statuses: int


class AccountCreated(Event, frozen=True):
    """A person has signed up, or the owner made an account."""

    account_id: int


class UserApproved(Event, frozen=True):
    """The team has let in a person who waited."""

    user_id: int


class AccountUpdated(Event, frozen=True):
    """A profile or its look changed."""

    account_id: int


class AccountErased(Event, frozen=True):
    """An account is gone for good. Each room forgets what it keeps of it; told again when its last status is gone."""

    account_id: int


class ArchiveMade(Event, frozen=True):
    """A member's archive can be fetched. It is told from here because rooms of one floor do not know each other."""

    account_id: int
    archive_id: int


class AccountStateChanged(Event, frozen=True):
    """An account was limited, suspended or restored."""

    account_id: int
    state: str
