"""What the caller knows about an event that is to be judged."""

from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """What was written."""

    STATUS = "status"
    EDIT = "edit"
    PROFILE = "profile"
    MEDIA = "media"
    REGISTRATION = "registration"


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """One event. Every field has a default that fires nothing, so a caller fills in what it knows.

    `text` is plain text, not HTML; for a profile it is display name and note, for media the description. `None` means
    unknown. `same_text_1h` counts other recent posts, by anyone, whose text is nearly this one.
    """

    kind: Kind = Kind.STATUS
    text: str = ""
    content_warning: str = ""
    language: str | None = None
    quoted_text: str = ""
    is_reply: bool = False
    sensitive: bool = False
    mentions: int = 0
    links: tuple[str, ...] = ()
    media: int = 0
    author_age_ms: int | None = None
    author_status_count: int | None = None
    author_strikes: int = 0
    author_is_staff: bool = False
    recent_posts_1h: int = 0
    same_text_1h: int = 0
