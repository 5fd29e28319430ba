"""A member takes their data along, brings lists, leaves, and comes back."""

import re

import pytest

from palabre.portability.model import ListKind
from palabre.portability.sheets import FILE_NAMES
from tests.web.people import PASSWORD, one
from tests.web.test_every_page import check


async def test_lists_leave_as_files(visitor) -> None:
    ana, _ben = await visitor("ana"), await visitor("ben")
    await ana.get("/@ben")
    await ana.submit("/@ben/follow", {"on": "yes"})
    page = await ana.get("/settings/data")
    for kind in ListKind:
        assert f'href="/settings/data/lists/{FILE_NAMES[kind]}.csv"' in page
    response = await ana.client.get("/settings/data/lists/following_accounts.csv")
    assert response.text.splitlines() == [
        "Account address,Show boosts,Notify on new posts,Languages",
        "ben@localhost,true,false,",
    ]
    assert response.headers["content-disposition"] == 'attachment; filename="following_accounts.csv"'
    assert "no-store" in response.headers["cache-control"]
    await ana.get("/settings/data/lists/passwords.csv", status=404)


async def test_an_archive_is_made_and_fetched_by_its_member_alone(visitor, eventually) -> None:
    ana, ben, guest = await visitor("ana"), await visitor("ben"), await visitor()
    await ana.get("/home")
    await ana.submit("/compose", {"text": "The first swallow", "visibility": "public"})
    await ana.get("/settings/data")
    await ana.submit("/settings/data/archive")
    page = await eventually(ana, "/settings/data", "Fetch the archive")
    check(page, "/settings/data", "en")
    assert "Your archive is ready" in await eventually(ana, "/notifications", "Your archive is ready")
    path = one(r'href="(/settings/data/archive/\d+)"', page)
    whole = await ana.client.get(path)
    assert whole.headers["content-type"] == "application/zip"
    assert whole.content[:2] == b"PK"
    part = await ana.client.get(path, headers={"Range": "bytes=2-5"})
    assert (part.status_code, part.content) == (206, whole.content[2:6])
    assert (await ben.client.get(path)).status_code == 404
    assert (await guest.client.get(path)).status_code == 303
    page = await ana.submit("/settings/data/archive", status=429)
    assert "one archive a day" in page


async def test_a_list_is_shown_before_it_is_imported(visitor, eventually) -> None:
    ana, _ben = await visitor("ana"), await visitor("ben")
    await ana.get("/settings/data")
    text = b"Account address,Show boosts\nben@localhost,true\nzoe@far.example,true\nnobody,true\n"
    page = await ana.submit("/settings/data/imports", files={"file": ("following.csv", text, "text/csv")})
    assert "Import 1 line" in page
    assert "does not reach other servers yet" in page
    assert "zoe@far.example" in page
    check(page, "the import", "en")
    action = one(r'action="(/settings/data/imports/\d+)"', page)
    await ana.submit(action, {"mode": "merge"})
    page = await eventually(ana, action, "<dt>Done</dt><dd>1</dd>")
    check(page, action, "en")
    assert "Following" in await ana.get("/@ben")
    failed = (await ana.client.get(f"{action}/failed.csv")).text
    assert re.search("zoe@far.example,.*another server", failed)
    assert "What you brought" in await ana.get("/settings/data")
    await ana.submit(f"{action}/forget")
    assert "What you brought" not in ana.page


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.csv", b"ben\n", "cannot be told"),
        ("blocked.csv", b"", "file is empty"),
        ("blocked.csv", b"\xff\xfe\x00", "no CSV file"),
        ("blocked.csv", b"ben\n" * 20_001, "too many lines"),
    ],
)
async def test_what_is_no_list_is_refused_beside_the_field(visitor, name: str, data: bytes, words: str) -> None:
    ana = await visitor("ana")
    await ana.get("/settings/data")
    response = await ana.send("/settings/data/imports", files={"file": (name, data, "text/csv")})
    assert response.status_code in (413, 422)
    assert words in response.text


async def test_whoever_deletes_their_account_may_come_back(visitor) -> None:
    ana, guest = await visitor("ana"), await visitor()
    await ana.get("/home")
    await ana.submit("/compose", {"text": "Still here", "visibility": "public"})
    page = await ana.get("/settings/delete")
    assert "14 days" in page
    assert 'href="/settings/data"' in page
    check(page, "/settings/delete", "en")
    page = await ana.submit("/settings/delete", {"when": "later", "name": "anna", "password": PASSWORD}, status=422)
    assert "Type the name of your account, ana" in page
    page = await ana.submit("/settings/delete", {"when": "later", "name": "ana", "password": "wrong"}, status=422)
    assert "not your current password" in page
    page = await ana.submit("/settings/delete", {"when": "later", "name": "@Ana", "password": PASSWORD})
    assert "Nobody sees it any more" in page
    assert "<h1>Sign in</h1>" in await ana.get("/home")
    await guest.get("/@ana", status=404)
    page = await ana.submit("/sign-in", {"login": "ana", "password": PASSWORD, "next": "/home"})
    assert "<h1>Come back?</h1>" in page
    check(page, "/come-back", "en")
    assert "<h1>Come back?</h1>" in await ana.get("/bookmarks")
    await ana.get("/come-back")
    await ana.submit("/come-back")
    assert "Still here" in await guest.get("/@ana")


async def test_whoever_wants_it_is_erased_at_once(visitor, eventually) -> None:
    ana, guest = await visitor("ana"), await visitor()
    await ana.get("/settings/delete")
    page = await ana.submit("/settings/delete", {"when": "now", "name": "ana", "password": PASSWORD})
    assert "being erased now" in page
    await ana.get("/sign-in")
    page = await ana.submit("/sign-in", {"login": "ana", "password": PASSWORD}, status=401)
    assert "login or the password is wrong" in page
    await guest.get("/@ana", status=404)
