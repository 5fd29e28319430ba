"""Nouns of the room `portability`."""

from enum import StrEnum

import msgspec


class ListKind(StrEnum):
    """A list that leaves as a file, and but for followers comes back as one."""

    FOLLOWING = "following"
    FOLLOWERS = "followers"
    BLOCKS = "blocks"
    MUTES = "mutes"
    DOMAIN_BLOCKS = "domain_blocks"
    LISTS = "lists"
    BOOKMARKS = "bookmarks"


IMPORTABLE = tuple(kind for kind in ListKind if kind is not ListKind.FOLLOWERS)
OF_ACCOUNTS = (ListKind.FOLLOWING, ListKind.BLOCKS, ListKind.MUTES, ListKind.LISTS)
"""What can be imported and names accounts."""


class CopyState(StrEnum):
    """How far a copy is. When its days are over its row goes, too."""

    WAITING = "waiting"
    READY = "ready"


class Copy(msgspec.Struct, frozen=True):
    """A row of `copies`: everything of one member, as one file."""

    id: int
    account_id: int
    state: str
    blob_key: str
    bytes: int
    done: int
    total: int
    locale: str
    asked_at: int
    expires_at: int


class ImportState(StrEnum):
    """Looked at and shown; being carried out; over."""

    SHOWN = "shown"
    RUNNING = "running"
    DONE = "done"


class ImportMode(StrEnum):
    """Whether what is there already stays."""

    MERGE = "merge"
    OVERWRITE = "overwrite"


class Import(msgspec.Struct, frozen=True):
    """A row of `imports`: a list that a member brought. `done` of `total` lines are dealt with."""

    id: int
    account_id: int
    kind: str
    mode: str
    state: str
    file_name: str
    done: int
    total: int
    created_at: int
    finished_at: int | None


class Outcome(StrEnum):
    """What becomes of a line: still to do; done; asked, where the other has to agree; or why it cannot be done."""

    TO_DO = ""
    DONE = "done"
    ASKED = "asked"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"
    REFUSED = "refused"


FAILED = (Outcome.ELSEWHERE, Outcome.UNKNOWN, Outcome.UNREADABLE, Outcome.REFUSED)


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of an import. `subject` is a handle, a domain or an address; `target_id` what it is here.

    `problem` and `values` are a catalogue key and what stands in its places, where the line was refused.
    """

    subject: str
    outcome: str = Outcome.TO_DO
    target_id: int | None = None
    list_title: str = ""
    reblogs: bool = True
    notify: bool = False
    languages: tuple[str, ...] = ()
    hide_notifications: bool = True
    problem: str = ""
    values: dict[str, str] = {}


class Batch(msgspec.Struct, frozen=True):
    """A row of `import_batches`: some lines of an import, as JSON."""

    position: int
    lines: str

    @property
    def read(self) -> list[Line]:
        """The lines."""
        return msgspec.json.decode(self.lines, type=list[Line])


class ImportView(msgspec.Struct, frozen=True, kw_only=True):
    """An import with what became of its lines: how many of each outcome, and those that could not be done."""

    found: Import
    counts: dict[str, int]
    failed: list[Line]
    to_remove: int = 0
    """How much of what is there now would go if it were overwritten."""


class Departure(msgspec.Struct, frozen=True):
    """A row of `departures`: a member who has left, and whose data are erased at `erase_at`."""

    account_id: int
    user_state: str
    left_at: int
    erase_at: int
