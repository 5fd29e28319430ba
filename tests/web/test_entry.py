"""The way in: signing up, in and out, and letting apps in."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from palabre.accounts.model import Role
from palabre.accounts.oauth.apps import register_app
from palabre.accounts.read import account_by_handle, user_of
from palabre.door.house import House
from palabre.policy.load import load_policy
from tests.web.people import PASSWORD, one

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
"""These pages only call verbs that their rooms prove on both engines."""

CLAUSES = [clause.id for clause in load_policy(None).clauses]
NEW = {"username": "ana", "email": "ana@example.org", "password": PASSWORD, "agreed": CLAUSES, "version": "1"}


async def test_a_person_signs_up_and_is_home(visitor, house) -> None:
    ana = await visitor()
    page = await ana.get("/sign-up")
    assert "Threat of violence" in page
    assert page.count('name="agreed"') == len(CLAUSES)
    page = await ana.submit("/sign-up", NEW)
    assert "Welcome, ana" in page
    page = await ana.get("/home")
    assert "What would you say under the tree?" in page
    assert "Your home fills" in page
    account = await house.store.read(account_by_handle, "ana", settings=house.settings)
    user = await house.store.read(user_of, account.id)
    assert user.agreed_policy_version == house.policy.version == 1


async def test_a_refused_sign_up_keeps_every_word(visitor) -> None:
    ana = await visitor()
    await ana.get("/sign-up")
    wrong = {**NEW, "agreed": CLAUSES[1:], "username": "ana banana", "password": "short", "version": "0"}
    page = await ana.submit("/sign-up", wrong, status=422)
    assert "1 rule is not ticked yet" in page
    assert page.count("Tick this rule") == 1
    assert page.count(" checked") == len(CLAUSES) - 1
    assert "The rules have changed meanwhile" in page
    assert "Use only the letters a to z" in page
    assert "Use at least 8 characters" in page
    assert 'value="ana banana"' in page
    assert 'value="ana@example.org"' in page
    assert "short" not in re.findall(r'value="([^"]*)"', page)
    assert 'aria-invalid="true"' in page


async def test_who_chooses_french_is_greeted_in_french(visitor) -> None:
    ana = await visitor()
    await ana.get("/sign-up?lang=en")
    assert "Bienvenue, ana" in await ana.submit("/sign-up", {**NEW, "locale": "fr"})
    assert 'lang="fr"' in await ana.get("/home")


async def test_a_wrong_password_is_refused_in_the_readers_language(visitor, house) -> None:
    await visitor("ana")
    guest = await visitor(language="fr")
    await guest.get("/sign-in?next=/bookmarks")
    page = await guest.submit("/sign-in", {"login": "ana", "password": "wrong", "next": "/bookmarks"}, status=401)
    assert "mot de passe est faux" in page
    assert 'value="/bookmarks"' in page
    page = await guest.submit("/sign-in", {"login": "ana", "password": PASSWORD, "next": "/bookmarks"})
    assert "Marque-pages</h1>" in page or "Bookmarks</h1>" in page


@pytest.mark.parametrize("overrides", [{"sign_ins_per_hour": 3}])
async def test_guessing_passwords_comes_to_an_end(visitor, overrides) -> None:
    await visitor("ana")
    guest = await visitor()
    await guest.get("/sign-in")
    for _turn in range(3):
        await guest.submit("/sign-in", {"login": "ana", "password": "wrong"}, status=401)
    page = await guest.submit("/sign-in", {"login": "ana", "password": PASSWORD}, status=429)
    assert "Too many requests" in page
    assert "You can try again in" in page


async def test_signing_out_ends_the_session(visitor) -> None:
    ana = await visitor("ana")
    await ana.get("/home")
    cookie = ana.client.cookies["palabre_session"]
    await ana.submit("/sign-out")
    ana.client.cookies.set("palabre_session", cookie)
    assert "<h1>Sign in</h1>" in await ana.get("/home")


async def test_a_forged_form_is_refused(visitor) -> None:
    ana, guest = await visitor("ana"), await visitor()
    await ana.get("/home")
    await guest.get("/sign-in")
    ana.page = guest.page
    page = await ana.submit("/compose", {"text": "Never said"}, status=403)
    assert "This form has expired" in page
    ana.page = ""
    assert (await ana.send("/sign-out")).status_code == 403
    await ana.get("/home")
    assert (await ana.send("/compose", {"text": "x"}, **{"Sec-Fetch-Site": "cross-site"})).status_code == 403


async def test_cookies_are_kept_from_scripts_and_other_sites(visitor) -> None:
    guest = await visitor()
    given = (await guest.client.get("/sign-in")).headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=lax" in given


@pytest.mark.parametrize("overrides", [{"public_url": "https://clearing.example"}])
async def test_cookies_stay_on_https(visitor, overrides) -> None:
    guest = await visitor()
    given = (await guest.client.get("/sign-in")).headers["set-cookie"]
    assert given.startswith("__Host-palabre_visitor=")
    assert "Secure" in given


@pytest.mark.parametrize("overrides", [{"registrations": "approval"}])
async def test_where_the_team_lets_people_in(visitor, house, overrides) -> None:
    owner = await visitor("olu", Role.OWNER)
    ana = await visitor()
    await ana.get("/sign-up")
    assert "Write a sentence for the team" in await ana.submit("/sign-up", NEW, status=422)
    page = await ana.submit("/sign-up", {**NEW, "reason": "I keep bees by the river"})
    assert "Your request has reached the team" in page
    await ana.get("/sign-in")
    assert "pending approval" in await ana.submit("/sign-in", {"login": "ana", "password": PASSWORD}, status=403)
    page = await owner.get("/bridge/requests")
    assert "I keep bees by the river" in page
    account_id = one(r"/bridge/requests/(\d+)", page)
    assert "Nobody is waiting" in await owner.submit(f"/bridge/requests/{account_id}", {"answer": "accept"})
    await ana.get("/sign-in")
    assert "Welcome, ana" in await ana.submit("/sign-in", {"login": "ana", "password": PASSWORD})
    assert "Your home fills" in await ana.get("/home")


@pytest.mark.parametrize("overrides", [{"registrations": "closed"}])
async def test_where_nobody_joins(visitor, overrides) -> None:
    guest = await visitor()
    page = await guest.get("/")
    assert "/sign-up" not in page
    assert "not taking new members" in await guest.get("/sign-up")


REDIRECT = "https://app.example/back?kept=1"


async def registered(house: House) -> str:
    uris = [REDIRECT, "urn:ietf:wg:oauth:2.0:oob"]
    app, _secret = await house.store.write(register_app, "Trees for phones", uris, "read write", "https://app.example")
    return app.client_id


async def test_a_person_lets_an_app_in(visitor, house) -> None:
    client_id = await registered(house)
    await visitor("ana")
    ana = await visitor()
    asked = {"client_id": client_id, "response_type": "code", "redirect_uri": REDIRECT, "scope": "read", "state": "s&1"}
    page = await ana.get(f"/oauth/authorize?{urlencode(asked)}")
    assert "Trees for phones asks to use your account" in page
    wish = one(r'name="next" value="([^"]+)"', page).replace("&amp;", "&")
    page = await ana.submit("/sign-in", {"login": "ana", "password": PASSWORD, "next": wish})
    assert "May Trees for phones use your account?" in page
    assert "read everything you can read here" in page
    assert "in your name" not in page
    response = await ana.send("/oauth/authorize", {**asked, "answer": "allow"})
    answered = urlsplit(response.headers["location"])
    assert answered.netloc == "app.example"
    assert parse_qs(answered.query).keys() == {"kept", "code", "state"}
    assert parse_qs(answered.query)["state"] == ["s&1"]
    response = await ana.send("/oauth/authorize", {**asked, "answer": "refuse"})
    assert "error=access_denied" in response.headers["location"]


async def test_an_app_without_an_address_gets_its_code_by_hand(visitor, house) -> None:
    client_id, ana = await registered(house), await visitor("ana")
    asked = {"client_id": client_id, "response_type": "code", "redirect_uri": "urn:ietf:wg:oauth:2.0:oob"}
    await ana.get(f"/oauth/authorize?{urlencode(asked)}")
    page = await ana.submit("/oauth/authorize", {**asked, "answer": "allow"})
    assert re.search(r'id="code" readonly value="[\w-]{20,}"', page)


async def test_nobody_is_sent_to_an_address_that_no_app_registered(visitor, house) -> None:
    client_id, ana = await registered(house), await visitor("ana")
    asked = {"client_id": client_id, "response_type": "code", "redirect_uri": "https://evil.example/"}
    page = await ana.get(f"/oauth/authorize?{urlencode(asked)}", status=400)
    assert "not one that this app has registered" in page
    assert "evil.example" not in page.replace("evil.example%2F", "")
    await ana.get("/oauth/authorize?client_id=nobody&response_type=code", status=401)
