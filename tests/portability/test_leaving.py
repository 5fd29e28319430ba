"""Whoever leaves is out of sight at once, may return for a while, and then nothing of theirs is left."""

from typing import Any

import msgspec
import pytest
from sqlalchemy import Table, select

from palabre.accounts.model import Role
from palabre.accounts.read import signed_in, user_of
from palabre.accounts.session import open_session
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.errors import Conflict
from palabre.moderation.evidence import forget_evidence
from palabre.portability.copying.ask import ask_for_copy, copies_of
from palabre.portability.importing.prepare import prepare_import
from palabre.portability.leaving import come_back, erase_departed, leave
from palabre.portability.sheets import read_sheet
from palabre.store.schema import metadata
from palabre.store.sql import Query
from palabre.store.transaction import Reader
from palabre.store.work import Tick
from tests.api.lodge import Guest, Lodge
from tests.api.test_erasure import lives_a_full_life

HISTORY = {"events", "journal"}
"""What happened in the last hours: it goes by itself."""
WORDS = "The heron of Mill Lane is a swindler"
JUDGED = {"appeals", "audit_log", "cases", "case_items", "decisions", "reports", "sanctions", "statements", "strikes"}
"""What was decided, by number; never in the member's words."""


async def rows_with(db: Reader, pieces: list[str], skipped: set[str] = HISTORY) -> dict[str, list[Any]]:
    """Every row of every table in which one of these pieces of text stands."""
    found: dict[str, list[Any]] = {}
    for table in metadata.sorted_tables:
        for row in [] if table.name in skipped else await db.all(Query(select(table), _row_of(table))):
            if any(piece in str(value) for value in msgspec.structs.astuple(row) for piece in pieces):
                found.setdefault(table.name, []).append(row)
    return found


def _row_of(table: Table) -> type[msgspec.Struct]:
    return msgspec.defstruct(str(table.name), [(str(column.name), Any) for column in table.columns])


async def leaves(lodge: Lodge, who: Guest, *, at_once: bool = False) -> None:
    await lodge.house.store.write(leave, int(who.id), at_once=at_once, settings=lodge.house.settings)


async def test_whoever_leaves_is_out_of_sight_and_may_return(lodge: Lodge, aline: Guest, bruno: Guest) -> None:
    store = lodge.house.store
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    said = await aline.say("Here I am #birds")
    user = await store.read(user_of, int(aline.id))
    assert user is not None
    token = await store.write(open_session, user.id, "Firefox")
    await leaves(lodge, aline)
    await lodge.settle()
    assert await store.read(signed_in, token) is None
    await aline.get("/api/v1/accounts/verify_credentials", 401)
    for reader in (bruno, lodge.stranger):
        await reader.get(f"/api/v1/statuses/{said['id']}", 404)
    assert await bruno.get("/api/v1/timelines/home") == []
    assert await bruno.get("/api/v1/timelines/tag/birds") == []
    assert await bruno.get(f"/api/v1/accounts/{bruno.id}/following") == []
    assert (await bruno.get("/api/v2/search", q="aline"))["accounts"] == []
    await store.write(erase_departed, Tick())
    await store.write(come_back, int(aline.id))
    await lodge.settle()
    assert (await lodge.stranger.get(f"/api/v1/statuses/{said['id']}"))["content"]
    again = await store.read(user_of, int(aline.id))
    assert again == user


async def test_nothing_is_left_of_whoever_left(lodge: Lodge, monkeypatch: pytest.MonkeyPatch) -> None:
    who, friend = await lodge.guest("erased"), await lodge.guest("friend")
    store = lodge.house.store
    await lives_a_full_life(lodge, who, friend)
    await friend.say("Good day @erased")
    user = await store.read(user_of, int(who.id))
    assert user is not None
    assert who.account is not None
    await store.write(open_session, user.id, "Firefox")
    await store.write(ask_for_copy, who.account, "en")
    sheet = read_sheet(b"friend\n", "mutes.csv")
    await prepare_import(store, int(who.id), "mutes.csv", sheet, settings=lodge.house.settings)
    await lodge.settle()
    [copy] = await store.read(copies_of, int(who.id))
    blobs = [copy.blob_key, *await blob_keys(lodge, who)]
    assert len(blobs) > 3
    await leaves(lodge, who)
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + 15 * DAY)
    await store.write(erase_departed, Tick())
    await lodge.settle()
    left = await store.read(rows_with, [who.id, str(user.id), user.email, "Hello #birds", "My poll", "Met at sea"])
    assert set(left) == {"accounts"}
    [account] = left["accounts"]
    assert (account.username, account.state, account.display_name) == ("erased", "deleted", "")
    assert not [key for key in blobs if await lodge.house.blobs.exists(key)]
    named = await store.read(rows_with, ["erased"], HISTORY | {"accounts"})
    assert set(named) == {"statuses"}, "others named it in what they said"
    assert all(row.account_id != int(who.id) for row in named["statuses"])


async def blob_keys(lodge: Lodge, who: Guest) -> list[str]:
    """The files of a member's posts and profile."""
    tables = {table.name: table for table in metadata.sorted_tables}
    found = []
    for name, columns in (("attachments", ("original_key", "preview_key")), ("accounts", ("avatar_key",))):
        rows = await lodge.house.store.read(
            lambda db, table: db.all(Query(select(table), _row_of(table))), tables[name]
        )
        owner = "id" if name == "accounts" else "account_id"
        mine = [row for row in rows if str(getattr(row, owner)) == who.id]
        found += [key for row in mine for column in columns if (key := getattr(row, column))]
    return found


async def test_evidence_stays_while_someone_may_have_to_judge(lodge: Lodge, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = await lodge.guest("olga", role=Role.OWNER, scopes="read write admin:read admin:write")
    who, witness = await lodge.guest("who"), await lodge.guest("witness")
    store = lodge.house.store
    said = await who.say(WORDS)
    await lodge.settle()
    reported = await witness.post("/api/v1/reports", account_id=who.id, status_ids=[said["id"]], comment="Look")
    await owner.post(f"/api/v1/admin/accounts/{who.id}/action", type="suspend", report_id=reported["id"])
    await leaves(lodge, who, at_once=True)
    await lodge.settle()
    await store.write(forget_evidence, Tick())
    kept = await store.read(rows_with, [WORDS])
    assert kept
    assert set(kept) <= JUDGED
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + 800 * DAY)
    await lodge.settle()
    await store.write(forget_evidence, Tick())
    left = await store.read(rows_with, [WORDS])
    cases = await store.read(rows_with, [who.id], HISTORY)
    assert set(cases) & {"cases", "decisions", "statements"}
    assert left == {}


async def test_the_last_owner_stays(lodge: Lodge) -> None:
    owner = await lodge.guest("olga", role=Role.OWNER)
    with pytest.raises(Conflict):
        await leaves(lodge, owner)
    await owner.get("/api/v1/accounts/verify_credentials")
