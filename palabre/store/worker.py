"""The worker: leases due jobs, does them, and sleeps until a commit or the clock brings more.

Work on the database runs in one transaction with the removal of its job, so it takes effect exactly once. Work on the
outside world runs before that removal. A lease that its worker stops renewing, because it was killed, ends by itself.
"""

import asyncio
import random
import secrets
from contextlib import suppress

import msgspec

from palabre.ground import clock
from palabre.ground.clock import HOUR, SECOND
from palabre.ground.log import logger
from palabre.store.jobs import (
    ADD_SCHEDULE,
    DUE_SCHEDULES,
    FAIL_JOB,
    FINISH_JOB,
    LEASE_JOBS,
    NEXT_DUE,
    POSTPONE_JOB,
    RENEW_LEASE,
    TAKE_TURN,
    Job,
)
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction
from palabre.store.work import Tick, Work, Works

LEASE = 15 * SECOND
RENEW_SECONDS = 5.0
IDLE_SECONDS = 1.0
ERROR_LENGTH = 500
NEVER = (1 << 63) - 1
log = logger("store")


class LeaseLostError(Exception):
    """Another worker has taken the job over; what was done here is undone."""


class Worker:
    """Runs up to `tasks` jobs side by side until it is stopped."""

    def __init__(self, store: Store, *, tasks: int = 8) -> None:
        self._store = store
        self._tasks = tasks
        self._lease = secrets.randbits(62) + 1
        self._running: set[asyncio.Task[None]] = set()
        self._stopping = False

    def stop(self) -> None:
        """Lets `run` return after the jobs in hand."""
        self._stopping = True
        self._store.bell.ring()

    async def run(self) -> None:
        """Works until `stop`. A failure of the database is logged and tried again."""
        renewing = asyncio.create_task(self._renew())
        try:
            while not self._stopping:
                rings = self._store.bell.rings
                try:
                    pause = await self._start_due()
                except Exception:
                    log.error("worker_failed", exc_info=True)
                    pause = IDLE_SECONDS
                if pause:
                    await self._store.bell.wait(rings, pause)
            await asyncio.gather(*self._running)
        finally:
            renewing.cancel()
            with suppress(asyncio.CancelledError):
                await renewing

    async def run_all(self) -> None:
        """Does everything that is due, and what that causes, until nothing is left."""
        while True:
            was_busy = bool(self._running)
            pause = await self._start_due()
            if self._running:
                await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
            elif pause and not was_busy:
                return

    async def _start_due(self) -> float:
        """Starts what is due and returns how many seconds nothing more will be, unless the bell rings."""
        free = self._tasks - len(self._running)
        job_at, turn_at = await self._store.read(_next_due, self._store.works)
        now = clock.now()
        wait = max(0.0, (min(job_at, turn_at) - now) / SECOND)
        if free * 2 < self._tasks or wait:
            return min(IDLE_SECONDS, wait) or IDLE_SECONDS
        for job in await self._store.write(_lease_jobs, self._store.works, self._lease, free, turn_at <= now):
            task = asyncio.create_task(self._do(job))
            self._running.add(task)
            task.add_done_callback(self._ended)
        return 0.0

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._store.bell.ring()

    async def _do(self, job: Job) -> None:
        try:
            work = self._store.works[job.kind]
            payload = msgspec.json.decode(job.payload, type=work.payload)
            if work.inside is not None:
                await self._store.write(_do_inside, work, job, payload)
            elif work.outside is not None:
                await work.outside(self._store, payload)
                await self._store.write(_finish, job)
        except LeaseLostError:
            log.warning("lease_lost", kind=job.kind, job=job.id)
        except Exception as error:
            log.warning("job_failed", kind=job.kind, job=job.id, attempt=job.attempts, exc_info=True)
            await self._store.write(_set_back, job, self._is_last(job), repr(error)[:ERROR_LENGTH])

    def _is_last(self, job: Job) -> bool:
        return not self._store.works.has(job.kind) or job.attempts >= self._store.works[job.kind].max_attempts

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            if self._running:
                await self._store.write(_renew_lease, self._lease)


async def _next_due(db: Reader, works: Works) -> tuple[int, int]:
    """When the next job is due, and when the turn of scheduled work comes next; far off when there is none."""
    job_at = await db.one(NEXT_DUE)
    scheduled = await db.all(DUE_SCHEDULES)
    known = {work.kind for work in works.scheduled()}
    moments = [schedule.due_at for schedule in scheduled if schedule.kind in known]
    if len(moments) < len(known):
        moments.append(0)
    return NEVER if job_at is None else job_at, min(moments, default=NEVER)


async def _lease_jobs(tx: Transaction, works: Works, lease: int, limit: int, is_turn: bool) -> list[Job]:
    if is_turn:
        await _take_turns(tx, works)
    now = clock.now()
    return await tx.all(LEASE_JOBS, now=now, limit=limit, new_lease=lease, lease_ends_at=now + LEASE)


async def _take_turns(tx: Transaction, works: Works) -> None:
    """Enqueues the scheduled work whose turn has come."""
    now = clock.now()
    for work in works.scheduled():
        await tx.run(ADD_SCHEDULE, kind=work.kind, due_at=now)
        assert work.every is not None
        if await tx.run(TAKE_TURN, schedule=work.kind, now=now, next_at=now + work.every):
            await tx.enqueue(work.kind, Tick())


async def _do_inside(tx: Transaction, work: Work, job: Job, payload: msgspec.Struct) -> None:
    await _finish(tx, job)
    assert work.inside is not None
    await work.inside(tx, payload)


async def _finish(tx: Transaction, job: Job) -> None:
    if not await tx.run(FINISH_JOB, job_id=job.id, held_lease=job.lease):
        raise LeaseLostError


async def _set_back(tx: Transaction, job: Job, is_last: bool, error: str) -> None:
    now = clock.now()
    if is_last:
        await tx.run(FAIL_JOB, job_id=job.id, held_lease=job.lease, now=now, error=error)
        return
    pause = min(SECOND * 2**job.attempts, HOUR) * random.uniform(0.75, 1.25)  # noqa: S311
    await tx.run(POSTPONE_JOB, job_id=job.id, held_lease=job.lease, retry_at=now + int(pause), error=error)


async def _renew_lease(tx: Transaction, lease: int) -> None:
    await tx.run(RENEW_LEASE, held_lease=lease, lease_ends_at=clock.now() + LEASE)
