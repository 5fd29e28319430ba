"""What someone's filters do to what they read: the one door for both faces.

Filters are kept from one request to the next. Every login brings the version of its filters along, so that what is kept
is never older than the last change, in whichever process that was made; whoever has none costs nothing.
"""

from collections import OrderedDict

import msgspec

from palabre.accounts.model import User
from palabre.ground import clock
from palabre.statuses.model import StatusView
from palabre.store.store import Store
from palabre.timelines.filters.match import NO_FILTERS, FilterSet, Match
from palabre.timelines.filters.model import Action, Context
from palabre.timelines.filters.read import filter_set

MOST = 2_000


class FilterSets:
    """The filters of the people who came last, at most `most` of them."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[int, tuple[int, FilterSet]] = OrderedDict()

    async def of(self, store: Store, user: User | None) -> FilterSet:
        """The filters of a login, ready to match; none for nobody."""
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


def matches_of(filters: FilterSet, words: str, status_id: int, boost_id: int | None = None) -> list[Match]:
    """The filters in force that a status, or what a boost boosts, falls under."""
    if not filters:
        return []
    ids = (status_id,) if boost_id is None else (boost_id, status_id)
    return filters.matches(words, ids, clock.now())


class Sifted(msgspec.Struct, frozen=True):
    """What filters make of a status in one place, each list the titles of those that do so.

    It is not to be shown, is folded behind a warning, or has its media covered.
    """

    hidden: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    blurred: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.hidden or self.warned or self.blurred)


CLEAR = Sifted()


def sift(filters: FilterSet, view: StatusView, context: Context) -> Sifted:
    """What filters make of a status, or of what a boost boosts, for a reader other than its author."""
    shown, boost_id = (view, None) if view.reblog is None else (view.reblog, view.status.id)
    matches = matches_of(filters, words_of(shown), shown.status.id, boost_id) if filters else ()
    here = [each.filter for each in matches if context in each.filter.places]
    if not here:
        return CLEAR
    titles = {action: tuple(each.title for each in here if each.action == action) for action in Action}
    return Sifted(hidden=titles[Action.HIDE], warned=titles[Action.WARN], blurred=titles[Action.BLUR])
