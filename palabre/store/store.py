"""The store as the house sees it, whichever engine is below."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, TypeVar

from palabre.store.bell import Bell
from palabre.store.transaction import Reader, Transaction
from palabre.store.work import Works

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Store(ABC):
    """One database. `write` runs a verb in a transaction, `read` runs a read; both may be called from many tasks."""

    def __init__(self, works: Works) -> None:
        self.works = works
        self.bell = Bell()

    @abstractmethod
    async def write(
        self,
        verb: Callable[Concatenate[Transaction, Given], Awaitable[Result]],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        """Runs `verb(tx, …)`, commits durably, rings the bell, and returns what the verb returned.

        The verb may be run again when the engine asks for it, so it must change nothing but the transaction. An
        exception of the verb undoes all it wrote and passes through.
        """

    @abstractmethod
    async def read(
        self,
        reader: Callable[Concatenate[Reader, Given], Awaitable[Result]],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        """Runs `reader(db, …)` and returns its result."""

    @abstractmethod
    async def close(self) -> None:
        """Finishes what is being written and closes every connection."""
