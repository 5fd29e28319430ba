"""People confirm their address and choose new passwords, by real letters through a real mail server."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from palabre.accounts.model import Role
from palabre.accounts.oauth.apps import register_app
from palabre.accounts.oauth.exchange import client_credentials
from tests.api.lodge import BASE, Guest, Lodge, opened_lodge
from tests.harness.smtp import Post, opened_post

PASSWORD = "four quiet herons wade"


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    async with opened_post() as opened:
        yield opened


@pytest.fixture
async def house(address: str, tmp_path: Path, post: Post) -> AsyncIterator[Lodge]:
    """A lodge that sends mail."""
    server = post.address("palabre:s3cret-word@")
    async with opened_lodge(address, tmp_path, mail_server=server, contact_email="team@palabre.example") as opened:
        yield opened


async def app_of(lodge: Lodge) -> Guest:
    redirect = ["urn:ietf:wg:oauth:2.0:oob"]
    app, secret = await lodge.house.store.write(register_app, "Letters", redirect, "read write", None)
    issued = await lodge.house.store.write(client_credentials, app.client_id, secret, "read write")
    return Guest(lodge.client, None, issued.token)


async def join(lodge: Lodge, name: str = "aline", **more: object) -> Guest:
    app = await app_of(lodge)
    form = {"username": name, "email": f"{name}@mail.example", "password": PASSWORD, "agreement": True, "locale": "en"}
    made = await app.post("/api/v1/accounts", **{**form, **more})
    return Guest(lodge.client, None, made["access_token"])


def link_in(post: Post) -> str:
    """The path of the link in the last letter, the same in its text and its HTML."""
    plain, html = (str(part.get_content()) for part in post.letters[-1].iter_parts())
    (link,) = re.findall(rf"{BASE}(/\S+)", plain.rpartition(",")[0])
    assert f'href="{BASE}{link}"' in html
    return str(link)


async def press(lodge: Lodge, path: str, **data: str) -> httpx.Response:
    """Open a page and send its form."""
    page = await lodge.client.get(path)
    assert page.status_code == 200, page.text[:500]
    (token,) = set(re.findall(r'name="(?:csrf|token|form_token)" value="([^"]+)"', page.text)) or {""}
    name = re.search(r'<input type="hidden" name="([^"]+)" value="' + re.escape(token), page.text)
    assert name is not None
    return await lodge.client.post(path, data={name[1]: token, **data})


async def test_an_address_is_confirmed_by_a_letter(house: Lodge, post: Post) -> None:
    aline = await join(house, locale="fr")
    refused = await aline.get("/api/v1/accounts/verify_credentials", 403)
    assert refused == {"error": "Your login is missing a confirmed e-mail address"}
    assert await aline.get("/api/v1/emails/check_confirmation") is False
    await house.stranger.get("/api/v1/accounts/lookup", 404, acct="aline")
    await house.settle()
    (letter,) = post.letters
    assert (letter["To"], letter["From"]) == ("aline@mail.example", "Palabre <team@palabre.example>")
    assert "Confirmez" in letter["Subject"]
    assert post.logins == ["\0palabre\0s3cret-word"]

    first = link_in(post)
    await aline.post("/api/v1/emails/confirmations", 422, email="nobody")
    await aline.post("/api/v1/emails/confirmations", email="aline@other.example")
    await house.settle()
    assert post.letters[-1]["To"] == "aline@other.example"
    page = await house.client.get(first)
    assert page.status_code == 200
    assert (await press(house, first)).status_code == 404, "the letter went to an address that is not hers any more"
    assert (await press(house, link_in(post))).status_code == 303
    assert (await aline.get("/api/v1/accounts/verify_credentials"))["username"] == "aline"
    assert await aline.get("/api/v1/emails/check_confirmation") is True
    refused = await aline.post("/api/v1/emails/confirmations", 403)
    assert refused == {"error": "This method is only available while the e-mail is awaiting confirmation"}


async def test_a_lost_password_is_replaced_by_a_letter(house: Lodge, post: Post) -> None:
    aline = await join(house)
    await house.settle()
    await press(house, link_in(post))
    sent = len(post.letters)
    for login in ("nobody", "aline@mail.example"):
        assert (await press(house, "/password", login=login)).status_code == 200
    await house.settle()
    assert len(post.letters) == sent + 1
    link = link_in(post)
    assert (await press(house, link, password="short")).status_code == 422
    assert (await press(house, link, password="seven other herons fly")).status_code == 303
    await aline.get("/api/v1/accounts/verify_credentials", 401)
    assert (await house.client.get(link)).status_code == 404
    page = await press(house, "/sign-in", login="aline", password=PASSWORD)
    assert page.status_code == 401
    page = await press(house, "/sign-in", login="aline", password="seven other herons fly")
    assert page.status_code == 303


async def test_a_letter_tells_who_was_let_in(address: str, tmp_path: Path, post: Post) -> None:
    settings = {"mail_server": post.address("palabre:s3cret-word@"), "contact_email": "team@palabre.example"}
    async with opened_lodge(address, tmp_path, registrations="approval", **settings) as house:
        await join(house, locale="fr", reason="I like herons")
        await house.settle()
        await press(house, link_in(post))
        owner = await house.guest("olga", role=Role.OWNER, scopes="admin:read admin:write")
        (waiting,) = await owner.get("/api/v1/admin/accounts", pending=True)
        await owner.post(f"/api/v1/admin/accounts/{waiting['id']}/approve")
        await house.settle()
        assert (post.letters[-1]["To"], post.letters[-1]["Subject"]) == ("aline@mail.example", "Bienvenue sur Palabre")
        assert link_in(post) == "/sign-in"


async def test_letters_wait_for_an_ill_server_and_secrets_stay_secret(
    house: Lodge, post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    post.is_ill = True
    await join(house)
    await house.settle()
    assert post.letters == []
    post.refuses.add("bruno@mail.example")
    post.is_ill = False
    await join(house, "bruno")
    await house.settle()
    assert post.letters == []
    logged = capsys.readouterr()
    assert "s3cret-word" not in logged.out + logged.err


async def test_without_mail_nobody_waits_for_a_letter(lodge: Lodge) -> None:
    aline = await join(lodge)
    assert (await aline.get("/api/v1/accounts/verify_credentials"))["username"] == "aline"
    await aline.post("/api/v1/emails/confirmations", email="aline@other.example")
    other = await lodge.token(Guest(lodge.client, await _account(lodge, "aline")), "read write")
    refused = await other.post("/api/v1/emails/confirmations", 403)
    assert "originally signed-up with" in refused["error"]
    assert (await lodge.client.get("/password")).status_code == 404


async def _account(lodge: Lodge, name: str):
    from palabre.accounts.read import account_by_handle

    return await lodge.house.store.read(account_by_handle, name, settings=lodge.house.settings)


async def test_every_problem_of_a_sign_up_is_told_at_once(lodge: Lodge) -> None:
    app = await app_of(lodge)
    form = {"username": "", "email": "", "password": "", "agreement": False, "locale": "hello"}
    refused = await app.post("/api/v1/accounts", 422, **form)
    blank = [{"error": "ERR_BLANK", "description": "can't be blank"}]
    assert refused["details"] == {
        "username": blank,
        "email": [*blank, {"error": "ERR_INVALID", "description": "is invalid"}],
        "password": blank,
        "agreement": [{"error": "ERR_ACCEPTED", "description": "must be accepted"}],
    }
