"""What live streams have told lately, so that taking it back reaches those who heard it and nobody else."""

from collections import OrderedDict

MOST = 20_000


class Told:
    """Remembers which statuses were told, and whether to everyone. Forgets the oldest."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._public: OrderedDict[int, bool] = OrderedDict()

    def note(self, status_id: int, *, is_public: bool) -> None:
        """Remembers a status that was just told."""
        self._public[status_id] = is_public
        while len(self._public) > self._most:
            self._public.popitem(last=False)

    def __contains__(self, status_id: int) -> bool:
        return status_id in self._public

    def may_be_public(self, status_id: int) -> bool:
        """Whether everyone may have heard of it: true as well for what was told before all that is remembered."""
        return self._public.get(status_id, True)
