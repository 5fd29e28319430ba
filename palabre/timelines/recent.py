"""Recent statuses in memory, and the home timeline computed over them.

Accounts are given small numbers. The accounts that matter to a viewer are marked; each entry's author, and whoever it
boosts or answers, then tell by their marks whether it appears.
"""

from collections.abc import Iterable

import msgspec
import numpy as np
from numpy.typing import NDArray

from palabre.store.paging import NEWEST, Page
from palabre.timelines.columns import Columns
from palabre.timelines.marks import FOLLOWED, GONE, LIVE, NO_BOOSTS, OWN, UNHEARD, appear, traits_of
from palabre.timelines.model import Entry, HomeRow, Viewpoint
from palabre.timelines.rules import without_repeats

FIRST_LOOK = 1024
LOOK_GROWTH = 4
REACH = 65_536
"""After looking at so many entries in vain, the database finds the rest sooner."""

Places = NDArray[np.int64]
Numbers = NDArray[np.int32]
Marks = NDArray[np.uint8]


class Sight(msgspec.Struct, frozen=True):
    """A viewpoint in the numbers of the arrays: the accounts it concerns, and what each is to the viewer."""

    viewer: int
    concerned: Numbers
    marks: Marks
    unmarked: Marks
    muted_threads: NDArray[np.int64]
    elsewhere: Numbers
    languages: dict[int, NDArray[np.int16]]


class Recent:
    """All statuses above an id, up to a capacity."""

    def __init__(self, capacity: int) -> None:
        self._columns = Columns(capacity)
        self._accounts: dict[int | None, int] = {None: 0}
        self._languages: dict[str | None, int] = {None: 0}
        self._marks = np.zeros(1024, np.uint8)
        self._gone: set[int] = set()

    def __len__(self) -> int:
        return self._columns.size

    def begin_above(self, entry_id: int) -> None:
        """Says that nothing up to this id will be put in."""
        self._columns.above = entry_id

    def put(self, entry: Entry) -> None:
        """Adds an entry, or replaces it."""
        is_boost = entry.boosted_id is not None
        self._columns.put(
            entry.id,
            entry.boosted_id if entry.boosted_id is not None else entry.id,
            entry.thread_id,
            self._number(entry.account_id),
            self._number(entry.boosted_account_id if is_boost else entry.reply_to_account_id),
            self._languages.setdefault(entry.language, len(self._languages)),
            traits_of(entry),
        )

    def _number(self, account_id: int | None) -> int:
        number = self._accounts.get(account_id)
        if number is None:
            number = self._accounts[account_id] = len(self._accounts)
            if number >= len(self._marks):
                self._marks = np.concatenate([self._marks, np.zeros_like(self._marks)])
            self._marks[number] = GONE * (account_id in self._gone)
        return number

    def remove(self, entry_id: int) -> None:
        """Lets an entry appear nowhere any more."""
        at = self._columns.find(entry_id)
        if at is not None:
            self._columns.traits[at] &= ~np.uint8(LIVE)

    def boosts_of(self, entry_id: int) -> list[int]:
        """Ids of the boosts of a status that are here. A boost is always younger than what it boosts."""
        columns = self._columns
        start = columns.after(entry_id)
        places = np.flatnonzero(columns.shown[start : columns.size] == entry_id)
        found: list[int] = columns.ids[start:].take(places).tolist()
        return found

    def set_gone(self, account_ids: Iterable[int]) -> None:
        """Names all accounts of which nothing is shown: suspended or deleted."""
        self._gone = set(account_ids)
        self._marks[:] = 0
        for account_id in self._gone:
            self._marks[self._number(account_id)] = GONE

    def sight(self, view: Viewpoint) -> Sight:
        """A viewpoint as `home` takes it; good for as long as the viewpoint is, and until `set_gone`."""
        concerned = np.array([self._number(each) for each in view.follows | view.unheard | {view.viewer_id}], np.int32)
        unmarked = self._marks[concerned]
        self._mark(view)
        marks = self._marks[concerned]
        self._marks[concerned] = unmarked
        return Sight(
            viewer=self._number(view.viewer_id),
            concerned=concerned,
            marks=marks,
            unmarked=unmarked,
            muted_threads=np.array(sorted(view.muted_threads), np.int64),
            elsewhere=np.array([self._number(each) for each in view.elsewhere - {view.viewer_id}], np.int32),
            languages={self._number(each): self._language_numbers(some) for each, some in view.languages.items()},
        )

    def _mark(self, view: Viewpoint) -> None:
        for account_ids, mark in (
            (view.follows, FOLLOWED),
            (view.without_boosts, NO_BOOSTS),
            (view.unheard, UNHEARD),
            ((view.viewer_id,), OWN),
        ):
            for account_id in account_ids:
                self._marks[self._number(account_id)] |= np.uint8(mark)

    def _language_numbers(self, tags: Iterable[str]) -> NDArray[np.int16]:
        known = [self._languages.setdefault(tag, len(self._languages)) for tag in tags]
        return np.array([self._languages[None], *known], np.int16)

    def home(self, sight: Sight, page: Page) -> list[int] | None:
        """Ids of a page of the home timeline, newest first; None when the database has to be asked."""
        places = self._places(sight, page)
        if places is None:
            return None
        return without_repeats(self._columns.ids[places].tolist(), self._columns.shown[places].tolist())

    def rows(self, sight: Sight, page: Page) -> list[HomeRow] | None:
        """The same with repeats, to be merged with more."""
        places = self._places(sight, page)
        if places is None:
            return None
        pairs = zip(self._columns.ids[places].tolist(), self._columns.shown[places].tolist(), strict=True)
        return [HomeRow(each, None if shown == each else shown) for each, shown in pairs]

    def _places(self, sight: Sight, page: Page) -> Places | None:
        columns = self._columns
        bottom = page.since_id if page.min_id is None else max(page.min_id, page.since_id)
        if page.min_id is not None and bottom < columns.above:
            return None
        first = columns.after(bottom) if bottom else 0
        last = columns.size if page.max_id == NEWEST else columns.after(page.max_id - 1)
        self._marks[sight.concerned] = sight.marks
        try:
            places = self._search(sight, first, last, page)
        finally:
            self._marks[sight.concerned] = sight.unmarked
        if places is None or (len(places) < page.limit and bottom < columns.above):
            return None
        return places

    def _search(self, sight: Sight, first: int, last: int, page: Page) -> Places | None:
        """Places of the page's entries, newest first, looked for in growing steps; None when it takes too long."""
        from_newest = page.min_id is None
        found: list[Places] = []
        count, look, looked = 0, FIRST_LOOK, 0
        while first < last and count < page.limit:
            if looked >= REACH:
                return None
            step = min(look, last - first)
            if from_newest:
                start, last = last - step, last - step
            else:
                start, first = first, first + step
            hits = self._hits(sight, start, start + step)
            found.append(hits[::-1] if from_newest else hits)
            count, look, looked = count + len(hits), look * LOOK_GROWTH, looked + step
        places = np.concatenate(found)[: page.limit] if found else np.empty(0, np.int64)
        return places if from_newest else places[::-1]

    def _hits(self, sight: Sight, start: int, stop: int) -> Places:
        """Places of the entries that appear, in order."""
        columns, marks = self._columns, self._marks
        authors = marks.take(columns.authors[start:stop])
        near = np.flatnonzero(authors & (FOLLOWED | OWN))
        places = near + start
        others = marks.take(columns.others.take(places))
        places = places[appear(authors.take(near), others, columns.traits.take(places))]
        if len(sight.muted_threads):
            muted = np.isin(columns.threads[places], sight.muted_threads)
            places = places[~muted | (columns.authors[places] == sight.viewer)]
        if len(sight.elsewhere):
            places = places[~np.isin(columns.authors[places], sight.elsewhere)]
        for author, languages in sight.languages.items():
            unwanted = (columns.authors[places] == author) & ~np.isin(columns.languages[places], languages)
            places = places[~unwanted]
        return places
