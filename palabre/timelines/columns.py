"""Entries as flat arrays, one for each trait, sorted by id. They grow up to a capacity, then forget the oldest."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

FIRST_SIZE = 1024
FORGET_SHARE = 8
_TYPES: dict[str, type[np.generic]] = {
    "ids": np.int64,
    "shown": np.int64,
    "threads": np.int64,
    "authors": np.int32,
    "others": np.int32,
    "languages": np.int16,
    "traits": np.uint8,
}


class Columns:
    """35 bytes an entry. Every status above the id `above` is there, none below."""

    ids: NDArray[np.int64]
    shown: NDArray[np.int64]
    threads: NDArray[np.int64]
    authors: NDArray[np.int32]
    others: NDArray[np.int32]
    languages: NDArray[np.int16]
    traits: NDArray[np.uint8]

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self.size = 0
        self.above = 0
        for name, kind in _TYPES.items():
            setattr(self, name, np.zeros(min(FIRST_SIZE, capacity), kind))

    def _arrays(self) -> list[NDArray[Any]]:
        return [getattr(self, name) for name in _TYPES]

    def find(self, entry_id: int) -> int | None:
        """Where an entry stands."""
        at = self.after(entry_id - 1)
        return at if at < self.size and self.ids[at] == entry_id else None

    def after(self, entry_id: int) -> int:
        """Where the first entry with a greater id stands."""
        return int(self.ids[: self.size].searchsorted(entry_id, "right"))

    def put(self, entry_id: int, *values: int) -> None:
        """Adds or replaces an entry; one that is not above `above` is left to the database."""
        if entry_id <= self.above:
            return
        at = self.find(entry_id)
        if at is None:
            self._make_room()
            at = self.after(entry_id)
            if at < self.size:
                for array in self._arrays():
                    array[at + 1 : self.size + 1] = array[at : self.size]
            self.size += 1
        for array, value in zip(self._arrays(), (entry_id, *values), strict=True):
            array[at] = value

    def _make_room(self) -> None:
        allocated = len(self.ids)
        if self.size < allocated:
            return
        if allocated < self._capacity:
            for name, kind in _TYPES.items():
                grown = np.zeros(min(2 * allocated, self._capacity), kind)
                grown[: self.size] = getattr(self, name)
                setattr(self, name, grown)
            return
        forgotten = max(1, self.size // FORGET_SHARE)
        self.above = int(self.ids[forgotten - 1])
        for array in self._arrays():
            array[: self.size - forgotten] = array[forgotten : self.size]
        self.size -= forgotten
