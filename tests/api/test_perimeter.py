"""Who may not come in: networks, mail domains, mailboxes and servers, and what happens to those who try."""

import httpx
import pytest

from palabre.accounts.model import Role
from palabre.moderation.read import audit_of
from palabre.store.paging import Page
from tests.api.lodge import BASE, Guest, Lodge
from tests.api.test_admin import ADMIN, check

PEOPLE = "/api/v1/accounts"


@pytest.fixture
async def admin(lodge: Lodge) -> Guest:
    """An admin, with an app that may administer."""
    return await lodge.guest("ada", role=Role.ADMIN, scopes=ADMIN)


@pytest.fixture
async def joiner(lodge: Lodge, admin: Guest) -> Guest:
    """An app through which people sign up."""
    made = await admin.post(
        "/api/v1/apps", client_name="Join", redirect_uris="urn:ietf:wg:oauth:2.0:oob", scopes="write"
    )
    token = await admin.post(
        "/oauth/token",
        grant_type="client_credentials",
        client_id=made["client_id"],
        client_secret=made["client_secret"],
        scope="write",
    )
    return Guest(lodge.client, token=token["access_token"])


async def join(app: Guest, name: str, email: str, expect: int = 200, address: str = "203.0.113.9") -> dict[str, object]:
    answer: dict[str, object] = await app.call(
        "POST",
        PEOPLE,
        expect,
        headers={"X-Forwarded-For": address},
        json={"username": name, "email": email, "password": "cerf volant orange", "agreement": True, "locale": "en"},
    )
    return answer


async def test_a_network_is_closed_by_degrees(lodge: Lodge, admin: Guest, joiner: Guest) -> None:
    blocks = "/api/v1/admin/ip_blocks"
    block = await admin.post(blocks, ip="203.0.113.0/24", severity="sign_up_requires_approval", comment="odd")
    check(block, "AdminIpBlock")
    await join(joiner, "nina", "nina@mail.example")
    (waiting,) = await admin.get("/api/v1/admin/accounts", pending="1")
    assert waiting["username"] == "nina"
    path = f"{blocks}/{block['id']}"
    assert (await admin.call("PUT", path, json={"severity": "sign_up_block"}))["comment"] == "odd"
    refused = await join(joiner, "noel", "noel@mail.example", 403)
    assert "network" in str(refused["error"])
    await admin.call("PUT", path, json={"severity": "no_access", "expires_in": 3_600})
    there = {"X-Forwarded-For": "203.0.113.77"}
    assert (await lodge.client.get("/api/v2/instance", headers=there)).status_code == 403
    assert (await lodge.client.get("/about", headers=there)).status_code == 403
    assert (await lodge.client.get("/api/v2/instance")).status_code == 200
    assert await admin.call("DELETE", path) == {}
    assert (await lodge.client.get("/api/v2/instance", headers=there)).status_code == 200
    acts = [each.act for each in await lodge.house.store.read(audit_of, "ip_block", int(block["id"]), Page())]
    assert acts == ["ip_block.destroy", "ip_block.update", "ip_block.update", "ip_block.create"]


async def test_what_cannot_be_a_network_is_refused(admin: Guest) -> None:
    blocks = "/api/v1/admin/ip_blocks"
    assert (await admin.post(blocks, ip="65.10.51.60", severity="no_access"))["ip"] == "65.10.51.60/32"
    for wrong in (
        {"ip": "65.10.51.60", "severity": "no_access"},
        {"ip": "300.1.1.1", "severity": "no_access"},
        {"ip": "1.1.1.1", "severity": "harsh"},
        {"ip": "1.1.1.1"},
        {"severity": "no_access"},
        {"ip": "127.0.0.1", "severity": "no_access"},
        {"ip": "1.1.1.1", "severity": "no_access", "expires_in": -1},
    ):
        assert (await admin.post(blocks, 422, **wrong))["error"].startswith("Validation failed: ")
    await admin.get(f"{blocks}/1", 404)
    assert len(await admin.get(blocks)) == 1


async def test_closed_mail_domains_and_mailboxes_do_not_sign_up(admin: Guest, joiner: Guest) -> None:
    block = await admin.post("/api/v1/admin/email_domain_blocks", domain="Throwaway.example")
    check(block, "AdminEmailDomainBlock")
    refused = await join(joiner, "nina", "nina@mx.throwaway.example", 422)
    assert refused["details"] == {
        "email": [{"error": "ERR_BLOCKED", "description": "This e-mail address cannot be used here. Use another one."}]
    }
    await join(joiner, "nina", "nina@throwaway.example", 422, "203.0.113.10")
    (listed,) = await admin.get("/api/v1/admin/email_domain_blocks")
    today = listed["history"][0]
    assert (len(listed["history"]), today["uses"], today["accounts"]) == (7, "2", "2")
    await admin.post("/api/v1/admin/email_domain_blocks", 422, domain="throwaway.example")
    assert await admin.call("DELETE", f"/api/v1/admin/email_domain_blocks/{block['id']}") == {}
    await join(joiner, "nina", "nina@throwaway.example")

    mailbox = await admin.post("/api/v1/admin/canonical_email_blocks", email="no.el@mail.example")
    check(mailbox, "AdminCanonicalEmailBlock")
    tried = await admin.post("/api/v1/admin/canonical_email_blocks/test", email="NoEl+again@mail.example")
    assert tried == [mailbox]
    await join(joiner, "noel", "noel+2@mail.example", 422)
    await admin.post("/api/v1/admin/canonical_email_blocks", 422, canonical_email_hash="no digest")
    assert await admin.call("DELETE", f"/api/v1/admin/canonical_email_blocks/{mailbox['id']}") == {}
    await join(joiner, "noel", "noel+2@mail.example")


async def test_servers_are_blocked_allowed_and_named(lodge: Lodge, admin: Guest) -> None:
    blocks = "/api/v1/admin/domain_blocks"
    block = await admin.post(blocks, domain="Spam.example", reject_media=True, public_comment="Spam", obfuscate=True)
    check(block, "AdminDomainBlock")
    assert (block["domain"], block["severity"], block["reject_media"]) == ("spam.example", "silence", True)
    again = await admin.post(blocks, 422, domain="spam.example")
    assert again["existing_domain_block"]["id"] == block["id"]
    changed = await admin.call("PUT", f"{blocks}/{block['id']}", json={"reject_media": False, "severity": "suspend"})
    assert (changed["reject_media"], changed["severity"], changed["public_comment"]) == (False, "suspend", "Spam")
    (shown,) = await lodge.stranger.get("/api/v1/instance/domain_blocks")
    check(shown, "DomainBlock")
    assert shown["domain"] != "spam.example"
    assert (shown["digest"], shown["comment"]) == (block["digest"], "Spam")
    await admin.post(blocks, 422, domain="no domain at all")
    assert await admin.call("DELETE", f"{blocks}/{block['id']}") == {}
    allow = await admin.post("/api/v1/admin/domain_allows", domain="friend.example")
    check(allow, "AdminDomainAllow")
    assert await admin.get("/api/v1/admin/domain_allows") == [allow]
    assert (await admin.post("/api/v1/admin/domain_allows", domain="friend.example"))["id"] == allow["id"]
    assert await admin.call("DELETE", f"/api/v1/admin/domain_allows/{allow['id']}") == {}


async def test_a_stream_does_not_open_from_a_closed_network(lodge: Lodge, admin: Guest) -> None:
    await admin.post("/api/v1/admin/ip_blocks", ip="2001:db8:1:2::/64", severity="no_access")
    there = {"X-Forwarded-For": "2001:db8:1:2:3::4"}
    transport = httpx.ASGITransport(lodge.application)
    async with httpx.AsyncClient(transport=transport, base_url=BASE, headers=there) as client:
        assert (await client.get("/api/v1/streaming/public")).status_code == 403
        assert (await client.get("/health")).status_code == 200
