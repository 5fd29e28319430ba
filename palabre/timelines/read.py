"""What an account reads of its notifications and markers."""

from collections.abc import Sequence

from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.model import Marker, Notification


async def notifications(
    db: Reader,
    account_id: int,
    page: Page,
    *,
    kinds: Sequence[str] = (),
    exclude_kinds: Sequence[str] = (),
    from_account_id: int | None = None,
    own_kinds: bool = False,
) -> list[Notification]:
    """The account's notifications, newest first; `kinds` empty means all. `own_kinds` adds those Mastodon's API lacks."""
    raise NotImplementedError


async def notification(db: Reader, account_id: int, notification_id: int, *, own_kinds: bool = False) -> Notification:
    """One notification of the account. Raises `NotFound`."""
    raise NotImplementedError


async def notifications_by_ids(db: Reader, account_id: int, ids: Sequence[int]) -> dict[int, Notification]:
    """Those of the account's notifications that have these ids and may be shown."""
    raise NotImplementedError


async def unread_count(db: Reader, account_id: int, *, limit: int = 100, own_kinds: bool = False) -> int:
    """How many notifications came after the marker `notifications`, at most `limit`."""
    raise NotImplementedError


async def markers(db: Reader, account_id: int, names: Sequence[str]) -> dict[str, Marker]:
    """The account's markers of these timelines, by name; a timeline never marked is missing."""
    raise NotImplementedError
