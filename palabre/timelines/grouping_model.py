"""Rows behind groups of notifications."""

import msgspec


class Member(msgspec.Struct, frozen=True):
    """One of the latest of a group, and of the group its size and its oldest on the page."""

    group_key: str
    id: int
    from_account_id: int
    created_at: int
    count: int
    page_min_id: int | None
