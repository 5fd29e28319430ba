"""The caller's filters, kept from one request to the next and laid over what is shown.

Every bearer brings the version of their filters along, so that what is kept is never older than the last change, in
whichever process that was made; whoever has none costs nothing.
"""

from collections import OrderedDict

from palabre.accounts.model import Bearer
from palabre.api.render.filter import filter_results
from palabre.ground import clock
from palabre.statuses.model import StatusView
from palabre.store.store import Store
from palabre.timelines.filters.match import NO_FILTERS, FilterSet
from palabre.timelines.filters.read import filter_set

MOST = 2_000
NOTHING = b"[]"


class FilterSets:
    """The filters of the accounts that called last, at most `most` of them."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[int, tuple[int, FilterSet]] = OrderedDict()

    async def of(self, store: Store, bearer: Bearer | None) -> FilterSet:
        """The filters of whoever calls, ready to match."""
        user = bearer.user if bearer is not None else None
        if user is None or not user.filters_version:
            return NO_FILTERS
        known = self._kept.get(user.account_id)
        if known is None or known[0] < user.filters_version:
            known = (user.filters_version, await store.read(filter_set, user.account_id))
            self._kept[user.account_id] = known
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        self._kept.move_to_end(user.account_id)
        return known[1]


def words_of(view: StatusView) -> str:
    """The text of a status that filters look through: its warning, its words, its poll and what its media show."""
    poll = view.poll.poll.titles if view.poll is not None else ()
    described = (each.description for each in view.attachments)
    return "\n\n".join(each for each in (view.status.spoiler_text, view.status.text, *poll, *described) if each)


def filtered(filters: FilterSet, words: str, status_id: int, boost_id: int | None = None) -> bytes:
    """Which filters a status, or what a boost boosts, falls under: JSON for its `filtered`."""
    if not filters:
        return NOTHING
    ids = (status_id,) if boost_id is None else (boost_id, status_id)
    matches = filters.matches(words, ids, clock.now())
    return filter_results(matches) if matches else NOTHING
