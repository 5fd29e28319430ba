"""Posts scheduled statuses when their time has come, each exactly once."""

import asyncio
from pathlib import Path

import msgspec

from palabre.accounts.read import account_by_id
from palabre.ground import clock
from palabre.ground.errors import Conflict, Forbidden, Invalid, NotFound, PalabreError
from palabre.ground.log import logger
from palabre.ground.settings import Settings
from palabre.media.forget import detach
from palabre.policy.model import Policy
from palabre.policy.read import policy_in_force
from palabre.screening.engine import Engine
from palabre.statuses.post import post_status
from palabre.statuses.queries.scheduled import DELETE, LOCKED, SET_PROBLEM
from palabre.statuses.screen import Screen
from palabre.store.store import Store
from palabre.store.transaction import Transaction

PUBLISH = "statuses.publish_scheduled"
log = logger("statuses")


class PublishScheduled(msgspec.Struct, frozen=True):
    """The payload of the errand that posts a scheduled status."""

    scheduled_id: int


class Problem(msgspec.Struct, frozen=True):
    """Why a scheduled status could not be posted: a text of the catalogue and what stands in its places."""

    text: str
    values: dict[str, str] = {}


class Publisher:
    """Posts what was scheduled, screened by the policy that is in force at that moment."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._screen: Screen | None = None

    async def publish(self, store: Store, payload: PublishScheduled) -> None:
        """The errand. The post and the removal of what was scheduled are one transaction, so it may safely run again.

        What cannot be posted stays, with the reason, until its author moves it to another moment or takes it back.
        """
        screen = await self._current_screen(store)
        try:
            await store.write(_publish, payload.scheduled_id, screen, self._settings)
        except (Invalid, NotFound, Forbidden, Conflict) as error:
            log.info("not_published", scheduled=payload.scheduled_id, code=error.code)
            await store.write(_keep_problem, payload.scheduled_id, error)

    async def _current_screen(self, store: Store) -> Screen:
        policy = await store.read(policy_in_force)
        if self._screen is None or self._screen.policy.version != policy.version:
            self._screen = Screen(await asyncio.to_thread(_engine, policy, self._settings), policy)
        return self._screen


def _engine(policy: Policy, settings: Settings) -> Engine:
    rules = Path(settings.screening_rules) if settings.screening_rules else None
    return Engine.load([clause.id for clause in policy.by_severity()], rules)


async def _publish(tx: Transaction, scheduled_id: int, screen: Screen, settings: Settings) -> None:
    """Posts it, unless it was posted or taken back already, or waits for a later moment or for its author."""
    row = await tx.one(LOCKED, scheduled_id=scheduled_id)
    if row is None or row.problem or row.due_at > clock.now():
        return
    author = await account_by_id(tx, row.account_id)
    await detach(tx, row.id)
    await tx.run(DELETE, scheduled_id=row.id)
    if author is not None:
        await post_status(tx, author, row.to_post, screen=screen, settings=settings)


async def _keep_problem(tx: Transaction, scheduled_id: int, error: PalabreError) -> None:
    problem = Problem(error.text, {name: str(value) for name, value in error.values.items()})
    await tx.run(SET_PROBLEM, scheduled_id=scheduled_id, new_problem=msgspec.json.encode(problem).decode())
