"""Nouns and events of filters (https://docs.joinmastodon.org/entities/Filter/)."""

from enum import StrEnum

import msgspec

from palabre.store.events import Event


class Context(StrEnum):
    """Where a filter applies. The server names what matches; apps look at the contexts."""

    HOME = "home"
    NOTIFICATIONS = "notifications"
    PUBLIC = "public"
    THREAD = "thread"
    ACCOUNT = "account"


class Action(StrEnum):
    """What an app does with a match: hide it behind a warning, not show it at all, or blur its media."""

    WARN = "warn"
    HIDE = "hide"
    BLUR = "blur"


class Filter(msgspec.Struct, frozen=True):
    """A row of `filters`. `contexts` is a JSON list; from `expires_at` on it matches nothing."""

    id: int
    account_id: int
    title: str
    contexts: str
    action: str
    expires_at: int | None
    created_at: int

    @property
    def places(self) -> list[str]:
        """The contexts, in the order in which they were chosen."""
        return msgspec.json.decode(self.contexts, type=list[str])


class Keyword(msgspec.Struct, frozen=True):
    """A row of `filter_keywords`."""

    id: int
    filter_id: int
    keyword: str
    whole_word: bool
    created_at: int


class FilteredStatus(msgspec.Struct, frozen=True):
    """A row of `filter_statuses`."""

    id: int
    filter_id: int
    status_id: int
    created_at: int


class FilterView(msgspec.Struct, frozen=True):
    """A filter with all that it matches."""

    filter: Filter
    keywords: tuple[Keyword, ...] = ()
    statuses: tuple[FilteredStatus, ...] = ()


class FiltersChanged(Event, frozen=True):
    """An account made, changed or removed a filter: what was shown to it may be filtered otherwise now."""

    account_id: int
