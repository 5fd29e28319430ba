"""Transactions on both engines: together or not at all, durable when answered, many at once."""

import asyncio

import pytest

from palabre.ground.errors import PalabreError
from palabre.ground.ids import new_id
from palabre.store.events import EVENTS_AFTER, StoredEvent
from palabre.store.jobs import COUNT_JOBS, JobCount
from palabre.store.store import Store
from palabre.store.transaction import AlreadyThere, Reader, Transaction
from palabre.store.work import Works, reaction
from tests.store.things import ADD, BY_IDS, BY_NAMES, ThingAdded, add, names, on_thing_added


@pytest.fixture
def works() -> Works:
    return Works([reaction(ThingAdded, on_thing_added)])


async def events(db: Reader) -> list[StoredEvent]:
    return await db.all(EVENTS_AFTER, transaction=-1, seq=0, limit=100)


async def job_counts(db: Reader) -> list[JobCount]:
    return await db.all(COUNT_JOBS)


async def test_rows_events_and_jobs_are_written_together(store: Store) -> None:
    thing = await store.write(add, "baobab")

    [event] = await store.read(events)
    assert event.kind == "ThingAdded"
    assert event.read(ThingAdded) == ThingAdded(thing)
    [count] = await store.read(job_counts)
    assert (count.kind, count.waiting) == ("store.on_thing_added", 1)


async def test_a_verb_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ValueError, match="acacia"):
        await store.write(add, "acacia", and_fail=True)

    assert await store.read(names) == []
    assert await store.read(events) == []
    assert await store.read(job_counts) == []


async def test_what_comes_last_shares_the_fate_of_its_verb(store: Store) -> None:
    async def add_last(tx: Transaction, name: str, *, and_fail: bool = False) -> None:
        await tx.run_last(ADD, id=new_id(), name=name, display_name=name, created_at=0)
        if and_fail:
            raise ValueError(name)

    await asyncio.gather(
        *(store.write(add_last, f"tree{n}", and_fail=n % 2 == 0) for n in range(6)), return_exceptions=True
    )

    assert await store.read(names) == ["tree1", "tree3", "tree5"]


async def test_one_failing_verb_does_not_touch_those_beside_it(store: Store) -> None:
    done = await asyncio.gather(
        *(store.write(add, f"tree{n:02}", and_fail=n % 3 == 0) for n in range(30)), return_exceptions=True
    )

    kept = [f"tree{n:02}" for n in range(30) if n % 3]
    assert await store.read(names) == kept
    assert sum(isinstance(result, ValueError) for result in done) == 10
    assert len(await store.read(events)) == len(kept)


async def test_a_duplicate_is_a_named_error_and_the_transaction_is_gone(store: Store) -> None:
    await store.write(add, "fig")

    with pytest.raises(AlreadyThere) as refused:
        await store.write(add, "fig")

    assert isinstance(refused.value, PalabreError)
    assert "tags" in refused.value.constraint
    assert len(await store.read(events)) == 1


async def test_a_cancelled_caller_does_not_undo_the_others(store: Store) -> None:
    tasks = [asyncio.create_task(store.write(add, f"oak{n}")) for n in range(20)]
    await asyncio.sleep(0)
    tasks[3].cancel()
    done = await asyncio.gather(*tasks, return_exceptions=True)

    written = await store.read(names)
    answered = [f"oak{n}" for n, result in enumerate(done) if isinstance(result, int)]
    assert set(answered) <= set(written)
    assert len(answered) == 19


async def test_lists_are_one_parameter(store: Store) -> None:
    first, second = await store.write(add, "yew"), await store.write(add, "elm")

    async def by_ids(db: Reader, ids: list[int]) -> list[str]:
        return await db.all(BY_IDS, ids=ids)

    async def by_names(db: Reader, wanted: list[str]) -> list[int]:
        return await db.all(BY_NAMES, names=wanted)

    assert await store.read(by_ids, [first, second, 7]) == ["elm", "yew"]
    assert await store.read(by_ids, []) == []
    assert await store.read(by_names, ["yew", 'a "quoted" one']) == [first]


async def test_events_come_in_an_order_that_can_be_followed(store: Store) -> None:
    await asyncio.gather(*(store.write(add, f"pine{n}") for n in range(40)))

    seen: list[StoredEvent] = []
    transaction, seq = -1, 0
    while True:

        async def after(db: Reader, transaction: int = transaction, seq: int = seq) -> list[StoredEvent]:
            return await db.all(EVENTS_AFTER, transaction=transaction, seq=seq, limit=7)

        batch = await store.read(after)
        if not batch:
            break
        seen += batch
        transaction, seq = batch[-1].transaction, batch[-1].seq
    assert len({event.seq for event in seen}) == 40
    assert [event.position for event in seen] == sorted(event.position for event in seen)


async def test_the_bell_rings_after_a_commit(store: Store) -> None:
    rings = store.bell.rings
    waiting = asyncio.create_task(store.bell.wait(rings, 5))
    await store.write(add, "ash")
    await asyncio.wait_for(waiting, 1)
    assert store.bell.rings > rings
