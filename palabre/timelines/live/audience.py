"""Who listens, found by whom they listen to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from palabre.timelines.live.subscriber import Subscriber
from palabre.timelines.model import ListView, Viewpoint

Places = defaultdict[int | str, set[Subscriber]]


class Audience:
    """All subscribers of a process, by account, by followed author and by tag."""

    def __init__(self) -> None:
        self._by_author: Places = defaultdict(set)
        self._by_account: Places = defaultdict(set)
        self._by_tag: Places = defaultdict(set)
        self._of_public: set[Subscriber] = set()

    def __iter__(self) -> Iterator[Subscriber]:
        everyone: set[Subscriber] = set(self._of_public)
        for some in (*self._by_account.values(), *self._by_tag.values()):
            everyone |= some
        return iter(everyone)

    def join(self, subscriber: Subscriber) -> None:
        """Adds a subscriber."""
        for places, key in self._places(subscriber):
            places[key].add(subscriber)
        if subscriber.wish.public:
            self._of_public.add(subscriber)

    def leave(self, subscriber: Subscriber) -> None:
        """Removes a subscriber."""
        for places, key in self._places(subscriber):
            places[key].discard(subscriber)
            if not places[key]:
                del places[key]
        self._of_public.discard(subscriber)

    def _places(self, subscriber: Subscriber) -> Iterator[tuple[Places, int | str]]:
        wish, view = subscriber.wish, subscriber.view
        if wish.viewer_id is not None:
            yield self._by_account, wish.viewer_id
        if wish.home and view is not None:
            for author in (view.viewer_id, *view.follows):
                yield self._by_author, author
            for tag in view.followed_tags:
                yield self._by_tag, tag
        if subscriber.list is not None:
            for author in subscriber.list.members:
                yield self._by_author, author
        if wish.tag:
            yield self._by_tag, wish.tag

    def see_anew(self, subscriber: Subscriber, view: Viewpoint, members: ListView | None = None) -> None:
        """Gives a subscriber a newer viewpoint, and a newer view of its list."""
        self.leave(subscriber)
        subscriber.view, subscriber.list = view, members
        self.join(subscriber)

    def of_account(self, account_id: int) -> Iterable[Subscriber]:
        """The subscribers of one account, for whatever they wish."""
        return tuple(self._by_account.get(account_id, ()))

    def of_author(self, account_id: int) -> Iterable[Subscriber]:
        """Those who listen to the home of someone who follows, or is, this author, or to a list with them in it."""
        return tuple(self._by_author.get(account_id, ()))

    def of_public(self) -> Iterable[Subscriber]:
        """Those who listen to a public timeline."""
        return tuple(self._of_public)

    def of_tags(self, names: Iterable[str]) -> Iterable[Subscriber]:
        """Those who listen to one of some tags."""
        return tuple({each for name in names for each in self._by_tag.get(name, ())})

    def of_all_tags(self) -> Iterable[Subscriber]:
        """Those who listen to any tag."""
        return tuple({each for some in self._by_tag.values() for each in some})

    @property
    def hears_tags(self) -> bool:
        """Whether anyone listens to a tag."""
        return bool(self._by_tag)

    @property
    def hears_everyone(self) -> bool:
        """Whether anyone listens to a public timeline or a tag."""
        return bool(self._of_public or self._by_tag)
