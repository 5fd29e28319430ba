"""Lists leave as Mastodon's files, and come back from them."""

import pytest

from palabre.ground.errors import Conflict, NotFound
from palabre.portability.importing.carry_out import start_import
from palabre.portability.importing.prepare import prepare_import
from palabre.portability.importing.read import own_import
from palabre.portability.lists import sheet
from palabre.portability.model import ImportMode, ImportView, ListKind
from palabre.portability.sheets import read_sheet
from tests.api.lodge import Guest, Lodge


async def exported(lodge: Lodge, who: Guest, kind: ListKind) -> str:
    """The file of a list."""
    return "".join([part async for part in sheet(lodge.house.store, int(who.id), kind, lodge.house.settings)])


async def imported(
    lodge: Lodge, who: Guest, text: str, name: str, mode: ImportMode = ImportMode.MERGE, kind: str = ""
) -> ImportView:
    """Brings a file, agrees to what it would do, and waits until it is done."""
    store = lodge.house.store
    read = read_sheet(text.encode(), name, kind)
    made = await prepare_import(store, int(who.id), name, read, settings=lodge.house.settings)
    await store.write(start_import, int(who.id), made.id, mode)
    await lodge.settle()
    return await store.read(own_import, int(who.id), made.id)


async def test_every_list_survives_the_journey(lodge: Lodge, aline: Guest, bruno: Guest) -> None:
    chloe = await lodge.guest("chloe")
    await aline.post(f"/api/v1/accounts/{bruno.id}/follow", reblogs=False, notify=True, languages=["fr", "en"])
    await aline.post(f"/api/v1/accounts/{chloe.id}/mute", notifications=False)
    await aline.post("/api/v1/domain_blocks", domain="far.example")
    said = await bruno.say("Keep this")
    await aline.post(f"/api/v1/statuses/{said['id']}/bookmark")
    listed = await aline.post("/api/v1/lists", title="=HYPERLINK(1)")
    await aline.post(f"/api/v1/lists/{listed['id']}/accounts", account_ids=[bruno.id])
    files = {kind: await exported(lodge, aline, kind) for kind in ListKind}
    assert files[ListKind.FOLLOWING] == (
        'Account address,Show boosts,Notify on new posts,Languages\nbruno@palabre.example,false,true,"fr, en"\n'
    )
    assert files[ListKind.MUTES] == "Account address,Hide notifications\nchloe@palabre.example,false\n"
    assert files[ListKind.DOMAIN_BLOCKS] == "far.example\n"
    assert files[ListKind.LISTS] == "'=HYPERLINK(1),bruno@palabre.example\n"
    assert files[ListKind.BOOKMARKS] == f"{said['uri']}\n"
    assert await exported(lodge, bruno, ListKind.FOLLOWERS) == "Account address\naline@palabre.example\n"

    dora = await lodge.guest("dora")
    names = {
        ListKind.FOLLOWING: "following_accounts.csv",
        ListKind.MUTES: "muted_accounts.csv",
        ListKind.DOMAIN_BLOCKS: "blocked_domains.csv",
        ListKind.LISTS: "lists.csv",
        ListKind.BOOKMARKS: "bookmarks.csv",
    }
    for kind, name in names.items():
        done = await imported(lodge, dora, files[kind], name)
        assert (done.found.kind, done.found.state, done.counts) == (kind, "done", {"done": 1})
        assert await exported(lodge, dora, kind) == files[kind]


async def test_what_cannot_be_done_is_named(lodge: Lodge, aline: Guest, bruno: Guest) -> None:
    locked = await lodge.guest("locked")
    await locked.call("PATCH", "/api/v1/accounts/update_credentials", json={"locked": True})
    await bruno.post(f"/api/v1/accounts/{aline.id}/block")
    text = 'Account address\n@bruno\nlocked@palabre.example\nnobody\nfriend@far.example\naline\n"a b"\n'
    done = await imported(lodge, aline, text, "x.csv", kind="following")
    outcomes = {line.subject: line.outcome for line in done.failed}
    assert done.counts["asked"] == 1
    assert outcomes == {
        "bruno": "refused",
        "nobody": "unknown",
        "friend@far.example": "elsewhere",
        "aline": "unreadable",
        "a b": "unreadable",
    }
    [refused] = [line for line in done.failed if line.outcome == "refused"]
    assert "blocks the other" in refused.problem


async def test_overwriting_removes_what_the_file_does_not_name(lodge: Lodge, aline: Guest, bruno: Guest) -> None:
    chloe, dora = await lodge.guest("chloe"), await lodge.guest("dora")
    for each in (bruno, chloe):
        await aline.post(f"/api/v1/accounts/{each.id}/follow")
    text = "Account address,Show boosts\nchloe,true\ndora,true\n"
    made = await prepare_import(
        lodge.house.store, int(aline.id), "f.csv", read_sheet(text.encode(), "f"), settings=lodge.house.settings
    )
    assert (await lodge.house.store.read(own_import, int(aline.id), made.id)).to_remove == 1
    await imported(lodge, aline, text, "f.csv", ImportMode.OVERWRITE)
    following = await aline.get(f"/api/v1/accounts/{aline.id}/following")
    assert {each["username"] for each in following} == {"chloe", "dora"}
    assert (await bruno.get(f"/api/v1/accounts/{dora.id}"))["followers_count"] == 1
    assert (await dora.get(f"/api/v1/accounts/{bruno.id}"))["followers_count"] == 0


async def test_an_import_is_its_members_own_and_runs_once(lodge: Lodge, aline: Guest, bruno: Guest) -> None:
    store = lodge.house.store
    read = read_sheet(b"bruno\n", "blocked_accounts.csv")
    made = await prepare_import(store, int(aline.id), "b", read, settings=lodge.house.settings)
    with pytest.raises(NotFound):
        await store.read(own_import, int(bruno.id), made.id)
    with pytest.raises(NotFound):
        await store.write(start_import, int(bruno.id), made.id, ImportMode.MERGE)
    await store.write(start_import, int(aline.id), made.id, ImportMode.MERGE)
    with pytest.raises(Conflict):
        await store.write(start_import, int(aline.id), made.id, ImportMode.MERGE)
    with pytest.raises(Conflict):
        await prepare_import(store, int(aline.id), "b", read, settings=lodge.house.settings)
    await lodge.settle()
    assert [each["username"] for each in await aline.get("/api/v1/blocks")] == ["bruno"]
