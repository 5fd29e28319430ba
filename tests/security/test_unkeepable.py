"""What the store cannot keep is refused with a sentence, on each engine alike, and never breaks anything."""

import pytest
from sqlalchemy import String, bindparam, select

from palabre.accounts.model import Role
from palabre.ground.errors import Invalid
from palabre.store.sql import Query
from palabre.store.transaction import Reader
from tests.api.lodge import Guest

TOO_LARGE = ("9" * 19, "9" * 30, "9" * 5_000)
PAGES = (
    "/@ana/{id}",
    "/@ana/{id}/history",
    "/statements/{id}",
    "/compose/edit/{id}",
    "/posts/{id}/delete",
    "/desk/cases/{id}",
    "/messages/{id}",
    "/messages/of/{id}",
    "/messages/{id}/remove",
    "/notifications/requests/{id}",
)
FORMS = (
    "/posts/{id}/favourite",
    "/posts/{id}/boost",
    "/posts/{id}/bookmark",
    "/posts/{id}/pin",
    "/posts/{id}/delete",
    "/compose/edit/{id}",
    "/follow-requests/{id}",
    "/messages/{id}",
    "/messages/{id}/mark",
    "/messages/{id}/remove",
    "/notifications/years/{id}",
    "/announcements/{id}/dismiss",
    "/announcements/{id}/react",
    "/statements/{id}/appeal",
    "/desk/cases/{id}",
    "/desk/appeals/{id}",
    "/bridge/members/{id}",
    "/bridge/requests/{id}",
    "/bridge/jobs/{id}",
)


async def test_ids_that_are_none_name_nothing(visitor) -> None:
    owner = await visitor("ana", Role.OWNER)
    for number in TOO_LARGE:
        for path in PAGES:
            await owner.get(path.format(id=number), status=404)
        for path in FORMS:
            answer = await owner.send(path.format(id=number), {"role": "member", "answer": "accept"})
            assert answer.status_code == 404, path
        await owner.get(f"/compose?reply_to={number}")
        assert (await owner.send("/compose", {"text": "hello", "visibility": "public", "reply_to": number})).is_redirect


@pytest.mark.parametrize(
    "path", ["/@ana%00", "/tags/a%00b", "/search?q=a%00b", "/sign-in?next=/oauth/?client_id=%2500"]
)
async def test_nul_in_an_address_is_refused(visitor, path: str) -> None:
    guest = await visitor()
    assert "no text can have" in await guest.get(path, status=422)


async def test_nul_in_a_form_is_refused(visitor) -> None:
    ana = await visitor("ana")
    await ana.get("/home")
    for fields in ({"text": "hello", "visibility": "public", "key": "a\0b"}, {"text": "hello", "visibility": "a\0b"}):
        assert (await ana.send("/compose", fields)).status_code == 422
    for fields in ({"client_id": "a\0b"}, {"client_id": "x", "scope": "a\0"}):
        assert (await ana.send("/oauth/authorize", fields)).status_code in (401, 422)
    guest = await visitor()
    await guest.get("/sign-in")
    assert (await guest.send("/sign-in", {"login": "a\0b", "password": "x"})).status_code == 422


async def test_no_engine_keeps_what_is_no_text(store) -> None:
    echo = Query(select(bindparam("said", type_=String).label("said")), str)

    async def say(db: Reader, text: str) -> str | None:
        return await db.one(echo, said=text)

    assert await store.read(say, "text, été, 😀") == "text, été, 😀"
    for text in ("a\0b", "\ud800", "half \udfff of a pair"):
        with pytest.raises(Invalid):
            await store.read(say, text)


async def test_a_sender_does_not_choose_the_decoder(aline: Guest) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="display_name"\r\n\r\n+2AA- a\\ud800.\xe9..\r\n--x--\r\n'
    for charset in ("utf-7", "unicode_escape", "punycode", "undefined", "idna", "utf-16", "no-such"):
        kind = {"content-type": f"multipart/form-data; boundary=x; charset={charset}"}
        path = "/api/v1/accounts/update_credentials"
        refused = await aline.call("PATCH", path, 422, content=body, headers=kind)
        assert "UTF-8" in refused["error"]
        assert (await aline.client.post("/sign-in", content=body, headers=kind)).status_code == 400


async def test_utf_8_may_be_named(aline: Guest) -> None:
    body = '--x\r\nContent-Disposition: form-data; name="display_name"\r\n\r\nÉlise\r\n--x--\r\n'.encode()
    kind = {"content-type": "multipart/form-data; boundary=x; charset=UTF-8"}
    changed = await aline.call("PATCH", "/api/v1/accounts/update_credentials", content=body, headers=kind)
    assert changed["display_name"] == "Élise"


async def test_what_does_not_count_has_an_end_too(aline: Guest) -> None:
    long_ones = ("a" + "\u0301" * 100_000, f"https://example.org/{'a' * 100_000}", f"@ana@{'b.' * 50_000}org")
    for text in long_ones:
        refused = await aline.post("/api/v1/statuses", 422, status=text)
        assert refused["details"]["text"][0]["error"] == "ERR_TOO_LONG"


async def test_details_are_whole_sentences(aline: Guest) -> None:
    refused = await aline.post("/api/v1/statuses", 422, status="x" * 1_007)
    [problem] = refused["details"]["text"]
    assert problem["description"] == refused["error"]
    assert "1007" in problem["description"]
