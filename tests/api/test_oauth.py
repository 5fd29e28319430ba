"""Apps, tokens, scopes and sign-up through the API."""

import base64
import hashlib
from typing import Any

import pytest

from palabre.accounts.model import User
from palabre.accounts.oauth.apps import app_by_client_id
from palabre.accounts.oauth.authorize import authorize
from palabre.accounts.read import user_of
from palabre.store.transaction import Transaction
from tests.api.lodge import Guest, Lodge

OOB = "urn:ietf:wg:oauth:2.0:oob"
VERIFIER = "v" * 50
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")


async def registered(lodge: Lodge, **more: Any) -> dict[str, Any]:
    """A fresh app."""
    wanted = {"client_name": "Test", "redirect_uris": OOB, "scopes": "read write", **more}
    made: dict[str, Any] = await lodge.stranger.post("/api/v1/apps", **wanted)
    return made


async def code_for(lodge: Lodge, app: dict[str, Any], guest: Guest, challenge: str = "") -> str:
    """The code that the page of consent would show."""

    async def agree(tx: Transaction) -> str:
        found = await app_by_client_id(tx, app["client_id"])
        assert guest.account is not None
        person: User | None = await user_of(tx, guest.account.id)
        assert found is not None
        assert person is not None
        method = "S256" if challenge else ""
        return await authorize(tx, found, person.id, OOB, "read write", challenge=challenge, challenge_method=method)

    return await lodge.house.store.write(agree)


async def test_an_app_registers_and_knows_itself(lodge: Lodge) -> None:
    app = await registered(lodge, redirect_uris=f"{OOB}\nhttps://app.example/back", website="https://app.example")
    assert app["redirect_uris"] == [OOB, "https://app.example/back"]
    assert app["scopes"] == ["read", "write"]
    assert app["client_secret_expires_at"] == 0
    listed = await registered(lodge, redirect_uris=["https://a.example/", "https://b.example/"])
    assert listed["redirect_uris"] == ["https://a.example/", "https://b.example/"]
    by_form = await lodge.stranger.call(
        "POST", "/api/v1/apps", data={"client_name": "F", "redirect_uris": OOB, "scopes": "read"}
    )
    assert by_form["client_id"]
    await lodge.stranger.post("/api/v1/apps", 422, redirect_uris=OOB)


async def test_a_code_becomes_a_token_once(lodge: Lodge, aline: Guest) -> None:
    app = await registered(lodge)
    keys = {name: app[name] for name in ("client_id", "client_secret")}
    wanted = {"grant_type": "authorization_code", "redirect_uri": OOB, "scope": "read write"}
    code = await code_for(lodge, app, aline, CHALLENGE)
    wrong = await lodge.stranger.post("/oauth/token", 400, **wanted, **keys, code=code, code_verifier="w" * 50)
    assert wrong["error"] == "invalid_grant"
    assert "authorization grant" in wrong["error_description"]
    given = await lodge.stranger.post("/oauth/token", **wanted, **keys, code=code, code_verifier=VERIFIER)
    assert (given["token_type"], given["scope"]) == ("Bearer", "read write")
    assert isinstance(given["created_at"], int)
    phone = Guest(lodge.client, aline.account, given["access_token"])
    assert (await phone.get("/api/v1/accounts/verify_credentials"))["id"] == aline.id
    assert (await phone.get("/api/v1/apps/verify_credentials"))["name"] == "Test"
    await lodge.stranger.post("/oauth/token", 400, **wanted, **keys, code=code, code_verifier=VERIFIER)
    await phone.get("/api/v1/accounts/verify_credentials", 401)


async def test_basic_authentication_and_revocation(lodge: Lodge) -> None:
    app = await registered(lodge)
    basic = (app["client_id"], app["client_secret"])
    given = await lodge.stranger.call(
        "POST", "/oauth/token", data={"grant_type": "client_credentials", "scope": "read"}, auth=basic
    )
    itself = Guest(lodge.client, None, given["access_token"])
    assert (await itself.get("/api/v1/apps/verify_credentials"))["id"] == app["id"]
    refused = await lodge.stranger.call(
        "POST", "/oauth/revoke", 401, data={"token": itself.token}, auth=(app["client_id"], "wrong")
    )
    assert refused["error"] == "invalid_client"
    await lodge.stranger.call("POST", "/oauth/revoke", data={"token": itself.token}, auth=basic)
    await itself.get("/api/v1/apps/verify_credentials", 401)


@pytest.mark.parametrize(
    ("sent", "error"),
    [({}, "invalid_request"), ({"grant_type": "password"}, "unsupported_grant_type")],
)
async def test_other_grants_are_refused(lodge: Lodge, sent: dict[str, str], error: str) -> None:
    refused = await lodge.stranger.post("/oauth/token", 400, **sent)
    assert refused["error"] == error


async def test_who_may_call(lodge: Lodge, aline: Guest) -> None:
    app = await registered(lodge)
    keys = {name: app[name] for name in ("client_id", "client_secret")}
    given = await lodge.stranger.post("/oauth/token", grant_type="client_credentials", scope="read write", **keys)
    itself = Guest(lodge.client, None, given["access_token"])
    reader = await lodge.token(aline, "read:accounts")
    home = "/api/v1/timelines/home"
    assert (await lodge.stranger.get(home, 401))["error"] == "The access token is invalid"
    assert (await Guest(lodge.client, None, "nonsense").get(home, 401))["error"] == "The access token is invalid"
    assert (await itself.get(home, 422))["error"] == "This method requires an authenticated user"
    assert (await reader.get(home, 403))["error"] == "This action is outside the authorized scopes"
    await reader.post("/api/v1/statuses", 403, status="x")
    await reader.get("/api/v1/accounts/verify_credentials")
    assert (await lodge.stranger.get("/api/v1/timelines/public")) == []
    await lodge.stranger.get(f"/api/v1/timelines/public?access_token={aline.token}")
    await lodge.stranger.get("/api/v1/timelines/public?access_token=nonsense", 401)


async def test_sign_up_through_an_app(lodge: Lodge) -> None:
    app = await registered(lodge)
    keys = {name: app[name] for name in ("client_id", "client_secret")}
    given = await lodge.stranger.post("/oauth/token", grant_type="client_credentials", scope="read write", **keys)
    itself = Guest(lodge.client, None, given["access_token"])
    form = {"username": "nadia", "email": "nadia@mail.example", "password": "four quiet grey horses"}
    path = "/api/v1/accounts"
    blank = await itself.post(path, 422, **form)
    assert blank["details"]["agreement"][0]["error"] == "ERR_ACCEPTED"
    weak = await itself.post(path, 422, **{**form, "password": "12345678"}, agreement=True)
    assert weak["details"]["password"]
    given = await itself.post(path, **form, agreement="true", locale="fr-CA")
    nadia = Guest(lodge.client, None, given["access_token"])
    assert (await nadia.get("/api/v1/accounts/verify_credentials"))["username"] == "nadia"
    taken = await itself.post(path, 422, **form, agreement=True)
    assert taken["details"]["username"][0]["error"] == "ERR_TAKEN"
    assert taken["details"]["email"][0]["error"] == "ERR_TAKEN"
    await nadia.post(path, 422, **form, agreement=True)
    await lodge.stranger.post(path, 401, **form, agreement=True)


async def test_discovery(lodge: Lodge, aline: Guest) -> None:
    found = await lodge.stranger.get("/.well-known/oauth-authorization-server")
    for name in ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "app_registration_endpoint"):
        assert found[name].startswith("http://palabre.example/")
    assert "S256" in found["code_challenge_methods_supported"]
    claims = await aline.get("/oauth/userinfo")
    assert (claims["preferred_username"], claims["iss"]) == ("aline", found["issuer"])
