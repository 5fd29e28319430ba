"""The site as an app: what it says of itself, what it lets a browser keep, whom it tells."""

import json
import re

import pytest

from palabre.accounts.model import Role
from palabre.timelines.push.model import Holder
from palabre.timelines.push.subscribe import subscription
from tests.web.people import Person

KEYS = {
    "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "auth": "BTBZMqHH6r4Tts7J_aSIgg",
}
"""Those of RFC 8291, appendix A."""


@pytest.fixture
def overrides() -> dict[str, object]:
    return {"outbound_networks": "127.0.0.0/8"}


def place(number: int) -> str:
    return json.dumps({"endpoint": f"https://push.example/{number}", "expirationTime": None, "keys": KEYS})


async def test_the_manifest_says_what_is_installed(visitor) -> None:
    guest = await visitor()
    page = await guest.get("/")
    address = re.search(r'<link rel="manifest" href="([^"]+)"', page)
    assert address
    answer = await guest.client.get(address[1])
    assert answer.headers["content-type"] == "application/manifest+json"
    said = answer.json()
    assert (said["id"], said["scope"], said["display"], said["lang"], said["dir"]) == (
        "/",
        "/",
        "standalone",
        "en",
        "ltr",
    )
    assert {(each["purpose"], each["sizes"]) for each in said["icons"]} >= {
        ("any", "192x192"),
        ("any", "512x512"),
        ("maskable", "512x512"),
    }
    for each in [*said["icons"], *said["shortcuts"][0]["icons"]]:
        assert (await guest.client.get(each["src"])).headers["content-type"] == each.get("type"), each
    french = (await guest.client.get("/manifest.webmanifest?locale=fr")).json()
    assert french["lang"] == "fr"
    assert french["shortcuts"][0]["name"] == "Écrire"
    assert french["id"] == said["id"]


async def test_the_worker_is_never_kept_and_names_the_assets_of_its_version(visitor) -> None:
    guest = await visitor()
    answer = await guest.client.get("/worker.js")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["service-worker-allowed"] == "/"
    build = json.loads(answer.text.partition("self.BUILD=")[2].partition(";\n")[0])
    assert build["version"]
    for path in build["assets"]:
        kept = await guest.client.get(path)
        assert "immutable" in kept.headers["cache-control"], path


async def test_the_page_for_no_connection_is_nobodys(visitor) -> None:
    page = await (await visitor("ana")).get("/offline")
    assert "You can still read" in page
    assert 'name="csrf"' not in page


async def test_a_post_that_waited_is_sent_with_a_fresh_token_and_once(visitor) -> None:
    ana = await visitor("ana")
    given = (await ana.client.get("/compose/key")).json()
    fields = {"csrf": given["csrf"], "key": "written on the train", "text": "From the train", "visibility": "public"}
    for _attempt in range(2):
        answer = await ana.client.post("/compose", data=fields, headers={"HX-Request": "true"})
        assert answer.is_success, answer.text
    assert (await ana.get("/@ana")).count("From the train</p>") == 1
    guest = await visitor()
    assert (await guest.client.get("/compose/key")).status_code == 303


async def test_what_other_apps_share_reaches_the_composer_through_the_sign_in(visitor) -> None:
    guest, ana = await visitor(), await visitor("ana")
    shared = {"title": "A boat", "text": "Look & see", "url": "https://example.org/boat"}
    for person in (guest, ana):
        answer = await person.client.post("/share", files=[], data=shared)
        assert answer.status_code == 303
        page = await person.get(answer.headers["location"])
        if person is guest:
            assert person.token
            assert 'name="next"' in page
            assert "Look%20%26%20see" in page.replace("+", "%20").replace("%2520", "%20").replace("%2526", "%26")
        else:
            assert "A boat\nLook &amp; see\nhttps://example.org/boat" in page


async def test_a_browser_is_told_what_its_owner_chose_until_they_sign_out(visitor, house) -> None:
    ana = await visitor("ana")
    page = await ana.get("/settings/push")
    assert 'data-push="off"' in page
    assert 'data-key="' in page
    await ana.submit("/settings/push", {"kind": ["mentions"]}, status=422)
    assert "did not say where" in ana.page
    await ana.submit("/settings/push", {"kind": ["mentions", "edits", "team"], "policy": "followed", "place": place(1)})
    assert 'data-push="on"' in ana.page
    found = await _of(house, ana)
    assert found.kinds == {"mention", "update", "quoted_update"}, "and nothing of the team for a member"
    assert (found.policy, found.endpoint, found.standard) == ("followed", "https://push.example/1", True)
    await ana.submit("/settings/push", {"kind": ["polls"], "policy": "all"})
    assert (await _of(house, ana)).kinds == {"poll"}
    await ana.submit("/settings/push", {"place": place(2), "moved": "yes"})
    moved = await _of(house, ana)
    assert (moved.endpoint, moved.kinds, moved.policy) == ("https://push.example/2", {"poll"}, "all")
    await ana.submit("/settings/push", {"stop": "yes"})
    assert 'data-push="off"' in ana.page


async def test_a_browser_belongs_to_whoever_signed_in_last(visitor, house) -> None:
    ana, ben = await visitor("ana"), await visitor("ben", Role.MODERATOR)
    for person in (ana, ben):
        await person.get("/settings/push")
        await person.submit("/settings/push", {"kind": ["mentions", "team"], "policy": "all", "place": place(7)})
    assert "admin.report" in (await _of(house, ben)).kinds
    await ana.get("/settings/push")
    assert 'data-push="off"' in ana.page
    await ben.submit("/settings/push", {"kind": [], "place": '{"endpoint": "no address"}'}, status=422)


async def test_single_keys_can_be_switched_off(visitor) -> None:
    ana = await visitor("ana")
    assert "data-keys-off" not in await ana.get("/settings/push")
    await ana.submit("/settings/push/keys", {})
    assert "data-keys-off" in ana.page
    await ana.submit("/settings/push/keys", {"single_keys": "yes"})
    assert "data-keys-off" not in ana.page


async def _of(house, person: Person):
    from palabre.accounts.hashing import hash_secret

    token = next(value for name, value in person.client.cookies.items() if "session" in name)
    return await house.store.read(subscription, Holder(session_hash=hash_secret(token)))
