"""The team works through apps: accounts, reports, and each operation as far as a role may."""

from pathlib import Path

import pytest

from palabre.accounts.model import Role
from palabre.api.operations import Operation
from palabre.api.routes import OPERATIONS
from palabre.moderation.read import audit_of
from palabre.store.paging import Page
from tests.api.description import description, problems
from tests.api.lodge import Guest, Lodge, opened_lodge

ADMIN = "read write follow admin:read admin:write"
TEAM_OPERATIONS = [each for each in OPERATIONS if "/admin/" in each.path]


def check(answer: object, name: str) -> None:
    """Insist that an answer has the form of a schema."""
    description()
    unproven = ("is no email",)
    found = [each for each in problems(answer, {"$ref": f"#/components/schemas/{name}"}) if not each.endswith(unproven)]
    assert found == []


@pytest.fixture
async def owner(lodge: Lodge) -> Guest:
    """The owner, with an app that may administer."""
    return await lodge.guest("olga", role=Role.OWNER, scopes=ADMIN)


@pytest.fixture
async def moderator(lodge: Lodge) -> Guest:
    """A moderator, with such an app."""
    return await lodge.guest("milo", role=Role.MODERATOR, scopes=ADMIN)


async def test_accounts_are_found_and_shown(lodge: Lodge, owner: Guest, aline: Guest, bruno: Guest) -> None:
    found = await owner.get("/api/v1/admin/accounts", limit=2)
    assert [each["id"] for each in found] == [bruno.id, aline.id]
    assert "max_id" in (owner.link("next") or "")
    for each in found:
        check(each, "AdminAccount")
    assert [each["id"] for each in await owner.get("/api/v1/admin/accounts", staff="1")] == [owner.id]
    assert [each["id"] for each in await owner.get("/api/v2/admin/accounts", username="ALI")] == [aline.id]
    assert [each["id"] for each in await owner.get("/api/v2/admin/accounts", email="bruno@mail")] == [bruno.id]
    assert [each["id"] for each in await owner.get("/api/v2/admin/accounts", **{"role_ids[]": "3"})] == [owner.id]
    assert await owner.get("/api/v2/admin/accounts", username="%") == []
    for empty in ({"origin": "remote"}, {"status": "suspended"}, {"ip": "192.0.2.1"}, {"by_domain": "far.example"}):
        assert await owner.get("/api/v2/admin/accounts", **empty) == []
    assert (await owner.get(f"/api/v1/admin/accounts/{aline.id}"))["email"] == "aline@mail.example"
    await owner.get("/api/v1/admin/accounts/1", 404)


@pytest.mark.parametrize(
    ("kind", "word", "back"),
    [
        ("suspend", "suspended", "unsuspend"),
        ("silence", "silenced", "unsilence"),
        ("sensitive", "sensitized", "unsensitive"),
        ("disable", "disabled", "enable"),
    ],
)
async def test_sanctions_come_with_a_statement_and_go(
    lodge: Lodge, owner: Guest, aline: Guest, kind: str, word: str, back: str
) -> None:
    path = f"/api/v1/admin/accounts/{aline.id}"
    await owner.post(f"{path}/action", type=kind, text="You know why.")
    assert (await owner.get(path))[word] is True
    assert [each["id"] for each in await owner.get("/api/v2/admin/accounts", status=word)] == [aline.id]
    if kind in ("suspend", "disable"):
        assert (await aline.get("/api/v1/timelines/home", 403))["error"] == "Your login is currently disabled"
    else:
        await lodge.settle()
        (statement,) = await aline.get("/api/palabre/v1/statements")
        assert statement["explanation"] == "You know why."
    restored = await owner.post(f"{path}/{back}")
    check(restored, "AdminAccount")
    assert restored[word] is False
    await aline.get("/api/v1/timelines/home")
    (statement,) = await aline.get("/api/palabre/v1/statements")
    assert await owner.post(f"{path}/{back}") == restored


async def test_media_of_a_marked_account_are_sensitive(owner: Guest, aline: Guest) -> None:
    said = await aline.say("A picture of nothing")
    await owner.post(f"/api/v1/admin/accounts/{aline.id}/action", type="sensitive")
    assert (await owner.get(f"/api/v1/statuses/{said['id']}"))["sensitive"] is True
    await owner.post(f"/api/v1/admin/accounts/{aline.id}/unsensitive")
    assert (await owner.get(f"/api/v1/statuses/{said['id']}"))["sensitive"] is False


async def test_a_report_is_worked_on(lodge: Lodge, owner: Guest, moderator: Guest, aline: Guest, bruno: Guest) -> None:
    said = await aline.say("Buy, buy, buy")
    filed = await bruno.post("/api/v1/reports", account_id=aline.id, status_ids=[said["id"]], comment="Again")
    (report,) = await moderator.get("/api/v1/admin/reports")
    check(report, "AdminReport")
    assert (report["id"], report["target_account"]["id"], report["account"]["id"]) == (filed["id"], aline.id, bruno.id)
    assert [each["id"] for each in report["statuses"]] == [said["id"]]
    path = f"/api/v1/admin/reports/{report['id']}"
    assert (await moderator.post(f"{path}/assign_to_self"))["assigned_account"]["id"] == moderator.id
    assert (await moderator.post(f"{path}/unassign"))["assigned_account"] is None
    sorted_anew = await moderator.call("PUT", path, json={"category": "violation", "rule_ids": ["spam"]})
    assert (sorted_anew["category"], [each["id"] for each in sorted_anew["rules"]]) == ("violation", ["spam"])
    await moderator.call("PUT", path, 422, json={"rule_ids": ["no-such"]})
    resolved = await moderator.post(f"{path}/resolve")
    check(resolved, "AdminReport")
    assert (resolved["action_taken"], resolved["action_taken_by_account"]["id"]) == (True, moderator.id)
    assert await moderator.get("/api/v1/admin/reports") == []
    assert len(await moderator.get("/api/v1/admin/reports", resolved="true", target_account_id=aline.id)) == 1
    assert (await moderator.post(f"{path}/reopen"))["action_taken"] is False
    await moderator.post(
        f"/api/v1/admin/accounts/{aline.id}/action", type="silence", report_id=report["id"], text="Spam"
    )
    settled = await moderator.get(path)
    assert (settled["action_taken"], settled["target_account"]["silenced"]) == (True, True)
    (statement,) = await aline.get("/api/palabre/v1/statements")
    assert statement["clause"]["id"] == "spam"
    await moderator.post(f"{path}/reopen", 409)


async def test_whoever_reported_may_withdraw_but_not_decide(
    lodge: Lodge, owner: Guest, moderator: Guest, aline: Guest, bruno: Guest
) -> None:
    report = await owner.post("/api/v1/reports", account_id=aline.id)
    path = f"/api/v1/admin/reports/{report['id']}"
    withdrawn = await owner.post(f"{path}/resolve")
    assert (withdrawn["action_taken"], withdrawn["action_taken_by_account"]["id"]) == (True, owner.id)
    assert (await owner.post(f"{path}/reopen"))["action_taken"] is False
    await bruno.post("/api/v1/reports", account_id=aline.id)
    await owner.post(f"{path}/resolve", 403)
    assert (await moderator.post(f"{path}/resolve"))["action_taken"] is True


async def test_people_wait_and_are_let_in(address: str, tmp_path: Path) -> None:
    async with opened_lodge(address, tmp_path, registrations="approval") as lodge:
        owner = await lodge.guest("olga", role=Role.OWNER, scopes=ADMIN)
        made = await owner.post(
            "/api/v1/apps", client_name="Join", redirect_uris="urn:ietf:wg:oauth:2.0:oob", scopes="read write"
        )
        token = await owner.post(
            "/oauth/token",
            grant_type="client_credentials",
            client_id=made["client_id"],
            client_secret=made["client_secret"],
            redirect_uri="urn:ietf:wg:oauth:2.0:oob",
            scope="read write",
        )
        app = Guest(lodge.client, token=token["access_token"])
        for name in ("nina", "noel"):
            await app.post(
                "/api/v1/accounts",
                username=name,
                email=f"{name}@mail.example",
                password="cerf volant orange",
                agreement=True,
                locale="fr",
                reason="I like it here",
            )
        noel, nina = await owner.get("/api/v1/admin/accounts", pending="true")
        assert (nina["approved"], nina["invite_request"], nina["locale"]) == (False, "I like it here", "fr")
        assert nina["created_by_application_id"] == made["id"]
        approved = await owner.post(f"/api/v1/admin/accounts/{nina['id']}/approve")
        assert approved["approved"] is True
        await owner.post(f"/api/v1/admin/accounts/{nina['id']}/approve", 403)
        assert await owner.post(f"/api/v1/admin/accounts/{noel['id']}/reject") == {}
        await owner.get(f"/api/v1/admin/accounts/{noel['id']}", 404)


async def test_only_a_suspended_account_is_erased(lodge: Lodge, owner: Guest, aline: Guest) -> None:
    said = await aline.say("I was here")
    path = f"/api/v1/admin/accounts/{aline.id}"
    await owner.call("DELETE", path, 403)
    await owner.post(f"{path}/action", type="suspend")
    assert await owner.call("DELETE", path) == {}
    await lodge.settle()
    await owner.get(f"/api/v1/statuses/{said['id']}", 404)
    await aline.get("/api/v1/timelines/home", 401)
    assert await owner.get("/api/v1/admin/accounts", username="aline") == []
    log = await lodge.house.store.read(audit_of, "account", int(aline.id), Page())
    assert [each.act for each in log] == ["account.destroy"]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("operation", TEAM_OPERATIONS, ids=lambda each: f"{each.method} {each.path}")
async def test_every_operation_asks_for_token_scope_and_permission(lodge: Lodge, operation: Operation) -> None:
    path = operation.path.replace("{id}", "1").replace("{provider}", "1")
    admin_only = any(word in path for word in ("ip_blocks", "email_", "domain_"))
    admin_only |= (operation.method, path) == ("DELETE", "/api/v1/admin/accounts/1")
    await lodge.stranger.call(operation.method, path, 401)
    member = await lodge.guest("mia", scopes=ADMIN)
    assert (await member.call(operation.method, path, 403))["error"] == "This action is not allowed"
    for role in (Role.MODERATOR, Role.ADMIN):
        person = await lodge.guest(f"team_{role}", role=role, scopes=ADMIN)
        narrow = await lodge.token(person, "read write")
        assert "scopes" in (await narrow.call(operation.method, path, 403))["error"]
        answer = await person.client.request(
            operation.method, path, headers={"Authorization": f"Bearer {person.token}"}, json={}
        )
        refused = answer.status_code == 403 and answer.json()["error"] == "This action is not allowed"
        assert refused == (admin_only and role is Role.MODERATOR), answer.text
        assert answer.status_code < 500


async def test_a_moderator_cannot_touch_the_team(owner: Guest, moderator: Guest) -> None:
    await moderator.post(f"/api/v1/admin/accounts/{owner.id}/action", 403, type="silence")
    role = (await moderator.get("/api/v1/accounts/verify_credentials"))["role"]
    assert role == {"id": "1", "name": "Moderator", "color": "", "permissions": "1308", "highlighted": True}
    assert int((await owner.get("/api/v1/accounts/verify_credentials"))["role"]["permissions"]) & 1


async def test_a_report_about_oneself_stays_closed(owner: Guest, moderator: Guest, aline: Guest) -> None:
    report = await aline.post("/api/v1/reports", account_id=moderator.id)
    path = f"/api/v1/admin/reports/{report['id']}"
    assert await moderator.get("/api/v1/admin/reports") == []
    for method, address in (("GET", path), ("PUT", path), ("POST", f"{path}/resolve"), ("POST", f"{path}/reopen")):
        await moderator.call(method, address, 403)
    assert (await owner.post(f"{path}/resolve"))["action_taken"] is True
