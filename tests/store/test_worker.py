"""Jobs on both engines: exactly once, retried with patience, by priority, and on schedule."""

import asyncio

import msgspec
import pytest

from palabre.ground import clock
from palabre.store.jobs import COUNT_JOBS, FAILED_JOBS, RETRY_JOB, FailedJob, JobCount
from palabre.store.open import open_store
from palabre.store.paging import NEWEST
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction
from palabre.store.work import LATER, SOON, Tick, Work, Works, errand, reaction, scheduled, task
from palabre.store.worker import Worker
from tests.store.things import MARK, Mark, ThingAdded, add, marks, on_thing_added

ran: list[str] = []


class Named(msgspec.Struct, frozen=True):
    name: str


async def note(_tx: Transaction, named: Named) -> None:
    ran.append(named.name)


async def mark_then_fail(tx: Transaction, mark: Mark) -> None:
    await tx.run(MARK, tag_id=mark.id, by=1)
    raise RuntimeError("after the mark")


async def fail_outside(_store: object, named: Named) -> None:
    ran.append(named.name)
    raise RuntimeError("no answer")


async def tick(_tx: Transaction, _tick: Tick) -> None:
    ran.append("tick")


@pytest.fixture
def works() -> Works:
    ran.clear()
    return Works(
        [
            reaction(ThingAdded, on_thing_added),
            task("note.soon", Named, note, priority=SOON),
            task("note.later", Named, note, priority=LATER),
            Work(kind="mark.fail", payload=Mark, inside=mark_then_fail, max_attempts=1),
            errand("outside.fail", Named, fail_outside),
            scheduled("tick", 60_000, tick),
        ]
    )


async def counts(db: Reader) -> dict[str, JobCount]:
    return {count.kind: count for count in await db.all(COUNT_JOBS)}


async def failed(db: Reader) -> list[FailedJob]:
    return await db.all(FAILED_JOBS, max_id=NEWEST, limit=10)


async def enqueue(tx: Transaction, kind: str, payload: msgspec.Struct, due_at: int | None = None) -> None:
    await tx.enqueue(kind, payload, due_at=due_at)


async def test_each_reaction_takes_effect_exactly_once_whoever_works(store: Store, address: str, works: Works) -> None:
    things = await asyncio.gather(*(store.write(add, f"thing{n}") for n in range(60)))
    other = await open_store(address, works)
    await asyncio.gather(Worker(store, tasks=8).run_all(), Worker(other, tasks=8).run_all())
    await other.close()

    assert [await store.read(marks, thing) for thing in things] == [1] * 60
    assert await store.read(counts) == {}


async def test_a_job_that_fails_undoes_its_work_and_waits_for_a_person(store: Store) -> None:
    thing = await store.write(add, "thing")
    await store.write(enqueue, "mark.fail", Mark(thing))
    await Worker(store).run_all()

    assert await store.read(marks, thing) == 1
    [job] = await store.read(failed)
    assert (job.kind, job.attempts) == ("mark.fail", 1)
    assert "after the mark" in job.last_error

    async def retry(tx: Transaction) -> int:
        return await tx.run(RETRY_JOB, job_id=job.id, now=clock.now())

    assert await store.write(retry) == 1
    await Worker(store).run_all()
    assert len(await store.read(failed)) == 1


async def test_a_job_that_fails_comes_back_later(store: Store) -> None:
    await store.write(enqueue, "outside.fail", Named("call"))
    await Worker(store).run_all()

    assert ran.count("call") == 1
    waiting = (await store.read(counts))["outside.fail"]
    assert (waiting.retrying, waiting.failed) == (1, 0)


async def test_jobs_wait_until_they_are_due_and_go_by_priority(store: Store) -> None:
    now = clock.now()
    await store.write(enqueue, "note.later", Named("second"), now - 1000)
    await store.write(enqueue, "note.soon", Named("first"), now)
    await store.write(enqueue, "note.soon", Named("tomorrow"), now + 86_400_000)
    await Worker(store, tasks=1).run_all()

    assert [name for name in ran if name != "tick"] == ["first", "second"]
    assert (await store.read(counts))["note.soon"].waiting == 1


async def test_scheduled_work_has_one_turn_however_many_workers(store: Store, address: str, works: Works) -> None:
    other = await open_store(address, works)
    await asyncio.gather(Worker(store).run_all(), Worker(other).run_all())
    await Worker(store).run_all()
    await other.close()
    assert ran.count("tick") == 1


async def test_a_worker_wakes_on_a_commit(store: Store) -> None:
    worker = Worker(store)
    working = asyncio.create_task(worker.run())
    await asyncio.sleep(0.2)
    thing = await store.write(add, "late")
    async with asyncio.timeout(5):
        while not await store.read(marks, thing):
            await asyncio.sleep(0.01)
    worker.stop()
    await asyncio.wait_for(working, 5)


async def test_a_worker_wakes_on_the_commit_of_another_process(store: Store, address: str, works: Works) -> None:
    other = await open_store(address, works)
    rings = store.bell.rings
    await other.write(add, "elsewhere")
    await store.bell.wait(rings, 30)
    await other.close()
    assert store.bell.rings > rings


async def test_an_unknown_kind_cannot_be_enqueued(store: Store) -> None:
    with pytest.raises(KeyError):
        await store.write(enqueue, "nobody.does.this", Named("x"))
