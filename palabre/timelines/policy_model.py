"""Nouns of notification policies (https://docs.joinmastodon.org/entities/NotificationPolicy/)."""

from enum import StrEnum

import msgspec

from palabre.store.events import Event


class Choice(StrEnum):
    """What happens to a notification: it is shown, it waits for a word, or it never was."""

    ACCEPT = "accept"
    FILTER = "filter"
    DROP = "drop"


class Policy(msgspec.Struct, frozen=True):
    """How an account takes notifications from those whom it does not know well."""

    for_not_following: str = Choice.ACCEPT
    for_not_followers: str = Choice.ACCEPT
    for_new_accounts: str = Choice.ACCEPT
    for_private_mentions: str = Choice.FILTER
    for_limited_accounts: str = Choice.FILTER


class Sender(msgspec.Struct, frozen=True):
    """What of a sender decides how a policy takes them: 1 and 0 stand for yes and no."""

    created_at: int
    state: str
    followed: int
    follows_since: int | None
    permitted: int


class Addressed(msgspec.Struct, frozen=True):
    """Of a status, who may read it, and its conversation."""

    visibility: str
    thread_id: int


class Request(msgspec.Struct, frozen=True):
    """A sender whose notifications wait, and how many they are."""

    id: int
    from_account_id: int
    last_status_id: int
    created_at: int
    updated_at: int
    count: int


class Waiting(msgspec.Struct, frozen=True):
    """How many senders wait, and how many notifications of theirs."""

    requests: int
    notifications: int


class SenderAccepted(Event, frozen=True):
    """An account lets a sender through; what had waited moves into its list next."""

    account_id: int
    from_account_id: int
