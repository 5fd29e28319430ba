"""Decisions of timelines, without clock, database or network."""

from collections.abc import Collection, Container, Sequence

import msgspec

from palabre.graph.model import RepliesPolicy
from palabre.ground.clock import DAY, HOUR
from palabre.ground.ids import first_id_at
from palabre.statuses.model import Visibility
from palabre.store.paging import Page
from palabre.timelines.model import Entry, HomeRow, ListView, Viewpoint

FEW_FOLLOWS = 400
"""Up to so many followed accounts, reading each one's newest beats walking through everyone's."""

GROWTH = 8


def first_span(follows: int, limit: int) -> int:
    """How far back, in ids, a first look is likely to find a page of what so many accounts wrote."""
    if follows > FEW_FOLLOWS:
        return first_id_at(DAY)
    return first_id_at(max(HOUR, DAY * limit // (follows + 1)))


def without_repeats(ids: Sequence[int], shown: Sequence[int]) -> list[int]:
    """Ids of a page, newest first, without boosts of what stands further down on the same page.

    `shown` names for each id the status that is read there: itself, or what it boosts.
    """
    if len(set(shown)) == len(shown):
        return list(ids)
    kept: list[int] = []
    seen: set[int] = set()
    for each, status in zip(reversed(ids), reversed(shown), strict=True):
        if status not in seen:
            seen.add(status)
            kept.append(each)
    return kept[::-1]


READABLE = (Visibility.PUBLIC, Visibility.UNLISTED, Visibility.PRIVATE)
"""What those who follow may read. A direct message reaches those it mentions, as a notification."""


def with_tagged(rows: Sequence[HomeRow], tagged: Sequence[HomeRow], page: Page) -> list[HomeRow]:
    """A page of a home, newest first, of what came from people and under tags: each as long as the page, or all."""
    both = sorted({row.id: row for row in (*tagged, *rows)}.values(), key=lambda row: -row.id)
    return both[: page.limit] if page.min_id is None else both[-page.limit :]


def appears(entry: Entry, view: Viewpoint, gone: Container[int]) -> bool:
    """Whether a status or boost belongs into the viewer's home; `gone` are accounts suspended or deleted.

    The same rule as SQL is in `queries/home.py`, and over arrays in `recent.py`; a property test holds them together.
    """
    if entry.account_id in view.elsewhere and entry.account_id != view.viewer_id:
        return False
    return _reaches(entry, view, gone)


def appears_in_list(entry: Entry, view: Viewpoint, wanted: ListView, gone: Container[int]) -> bool:
    """Whether a status or boost belongs into a list of the viewer. The same rule as SQL is in `queries/lists.py`."""
    return entry.account_id in wanted.members and _is_reply_wanted(entry, view, wanted) and _reaches(entry, view, gone)


def _is_reply_wanted(entry: Entry, view: Viewpoint, wanted: ListView) -> bool:
    """Like Mastodon: replies to oneself and to the viewer always, to others as the list's policy says."""
    answered = entry.reply_to_account_id
    if answered in (None, entry.account_id, view.viewer_id) or wanted.replies_policy == RepliesPolicy.FOLLOWED:
        return True
    return wanted.replies_policy == RepliesPolicy.LIST and answered in wanted.members


def _reaches(entry: Entry, view: Viewpoint, gone: Container[int]) -> bool:
    if not entry.is_live or entry.account_id in gone or not _boost_is_welcome(entry, view, gone):
        return False
    return entry.account_id == view.viewer_id or _is_wanted(entry, view)


def _boost_is_welcome(entry: Entry, view: Viewpoint, gone: Container[int]) -> bool:
    if entry.boosted_account_id is None:
        return True
    is_heard = entry.boosted_account_id not in gone and entry.boosted_account_id not in view.unheard
    return is_heard and entry.account_id not in view.without_boosts


def _is_wanted(entry: Entry, view: Viewpoint) -> bool:
    author = entry.account_id
    return (
        author in view.follows
        and author not in view.unheard
        and entry.visibility in READABLE
        and entry.thread_id not in view.muted_threads
        and speaks(entry, view)
        and _reply_is_welcome(entry, view)
    )


def speaks(entry: Entry, view: Viewpoint) -> bool:
    """Whether a status is in a language in which the viewer wants to hear its author."""
    wanted = view.languages.get(entry.account_id)
    return wanted is None or entry.language is None or entry.language in wanted


def _reply_is_welcome(entry: Entry, view: Viewpoint) -> bool:
    """Like Mastodon: replies to oneself, to the viewer, and to those the viewer follows too."""
    answered = entry.reply_to_account_id
    if answered in (None, entry.account_id, view.viewer_id):
        return True
    return answered in view.follows and answered not in view.unheard


def participants_of(others: Collection[int]) -> str:
    """How a conversation names those it is with."""
    return msgspec.json.encode(sorted(others)).decode()
