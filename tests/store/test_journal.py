"""The journal on SQLite: replaying it gives the same database, and a changed record is found."""

import asyncio
import shutil
from pathlib import Path

import apsw
import pytest

from palabre.store.journal import NO_HASH, record_hash
from palabre.store.open import open_store
from palabre.store.store import Store
from palabre.store.work import Works, reaction
from palabre.store.worker import Worker
from tests.store.things import ThingAdded, add, on_thing_added

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
RECORDS = "SELECT seq, epoch, previous_hash, hash, schema_version, changes FROM journal ORDER BY seq"


@pytest.fixture
def works() -> Works:
    return Works([reaction(ThingAdded, on_thing_added)])


def dump(path: Path | str) -> dict[str, list[tuple[object, ...]]]:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if name not in ("journal", "alembic_version") and not name.startswith(("sqlite_", "status_search"))
    ]
    return {name: sorted(connection.execute(f'SELECT * FROM "{name}"')) for name in tables}


async def test_replaying_the_journal_gives_the_same_database(address: str, tmp_path: Path, works: Works) -> None:
    replica = tmp_path / "replica.sqlite3"
    shutil.copy(address, replica)
    store = await open_store(address, works)
    await asyncio.gather(
        *(store.write(add, f"thing{n}", and_fail=n % 5 == 0) for n in range(50)), return_exceptions=True
    )
    await Worker(store).run_all()
    await store.close()

    source = apsw.Connection(address)
    target = apsw.Connection(str(replica))
    for *_, changes in source.execute(RECORDS):
        apsw.Changeset.apply(changes, target, conflict=lambda _reason, _change: apsw.SQLITE_CHANGESET_ABORT)
    target.close()
    assert dump(replica) == dump(address)
    assert len(dump(address)["tags"]) == 40


async def test_each_record_holds_the_hash_of_the_one_before(store: Store, address: str) -> None:
    for n in range(5):
        await store.write(add, f"thing{n}")

    previous = NO_HASH
    records = list(apsw.Connection(address).execute(RECORDS))
    assert [record[0] for record in records] == list(range(1, len(records) + 1))
    for seq, epoch, before, digest, version, changes in records:
        assert before == previous
        assert digest == record_hash(epoch, seq, before, version, changes)
        assert digest != record_hash(epoch, seq, before, version, changes[:-1] + bytes([changes[-1] ^ 1]))
        previous = digest


async def test_a_verb_that_changes_nothing_leaves_no_record(store: Store, address: str) -> None:
    with pytest.raises(ValueError, match="gone"):
        await store.write(add, "gone", and_fail=True)
    assert list(apsw.Connection(address).execute(RECORDS)) == []
