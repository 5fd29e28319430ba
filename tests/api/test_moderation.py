"""A report, a decision, its statement and the appeal, as an app sees them."""

from palabre.accounts.model import Role, User
from palabre.accounts.read import user_of
from palabre.moderation.decide import decide
from palabre.moderation.model import Action, DecisionForm
from palabre.moderation.read.desk import queue
from tests.api.lodge import THREAT, Guest, Lodge


async def moderator(lodge: Lodge) -> tuple[Guest, User]:
    """Someone who decides."""
    made = await lodge.guest("mona", role=Role.MODERATOR)
    assert made.account is not None
    user = await lodge.house.store.read(user_of, made.account.id)
    assert user is not None
    return made, user


async def decide_newest(lodge: Lodge, decider: User, action: Action, clause: str) -> None:
    """Decide the case that is waiting."""
    (row,) = await lodge.house.store.read(queue)
    form = DecisionForm(action=action, clause_id=clause, explanation="It frightens people.")
    await lodge.house.store.write(decide, decider, row.case.id, form, lodge.house.policy)
    await lodge.settle()


async def test_from_report_to_appeal(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    mona, decider = await moderator(lodge)
    posted = await aline.say("a nasty remark")
    filed = await bruno.call(
        "POST",
        "/api/v1/reports",
        data={
            "account_id": aline.id,
            "status_ids[]": [posted["id"]],
            "comment": "look",
            "rule_ids[]": ["harassment"],
        },
    )
    assert (filed["category"], filed["rule_ids"], filed["status_ids"]) == ("violation", ["harassment"], [posted["id"]])
    assert filed["target_account"]["id"] == aline.id
    await lodge.settle()
    told_staff = await mona.get("/api/v1/notifications", **{"exclude_types[]": "admin.sign_up"})
    assert [each["type"] for each in told_staff] == ["admin.report"]
    await decide_newest(lodge, decider, Action.WITHDRAW, "harassment")
    await bruno.get(f"/api/v1/statuses/{posted['id']}", 404)
    (told,) = await aline.get("/api/v1/notifications")
    assert (told["type"], told["moderation_warning"]["action"]) == ("moderation_warning", "delete_statuses")
    (statement,) = await aline.get("/api/palabre/v1/statements")
    assert (statement["action"], statement["clause"]["id"], statement["may_appeal"]) == ("withdraw", "harassment", True)
    assert statement["texts"] == ["a nasty remark"]
    assert await aline.get(f"/api/palabre/v1/statements/{statement['id']}") == statement
    await bruno.get(f"/api/palabre/v1/statements/{statement['id']}", 404)
    assert [each["id"] for each in await aline.get("/api/palabre/v1/held")] == [posted["id"]]
    await bruno.post("/api/palabre/v1/appeals", 404, statement_id=statement["id"], text="no")
    await aline.post("/api/palabre/v1/appeals", 422, statement_id=statement["id"], text=" ")
    appeal = await aline.post("/api/palabre/v1/appeals", statement_id=statement["id"], text="It was a joke.")
    assert (appeal["state"], appeal["text"]) == ("open", "It was a joke.")
    await aline.post("/api/palabre/v1/appeals", 409, statement_id=statement["id"], text="again")


async def test_a_suspended_person_is_told_so_in_json(aline: Guest, lodge: Lodge) -> None:
    _mona, decider = await moderator(lodge)
    await aline.say(THREAT)
    await lodge.settle()
    await decide_newest(lodge, decider, Action.SUSPEND, "violent-threat")
    for path in ("/api/v1/timelines/home", "/api/v1/accounts/verify_credentials", "/api/v1/timelines/public"):
        assert (await aline.get(path, 403))["error"] == "Your login is currently disabled"
    shown = await lodge.stranger.get(f"/api/v1/accounts/{aline.id}")
    assert (shown["suspended"], shown["note"]) == (True, "")


async def test_reports_that_cannot_be(aline: Guest, bruno: Guest) -> None:
    path = "/api/v1/reports"
    await aline.post(path, 422, account_id=aline.id)
    await aline.post(path, 404, account_id="1")
    await aline.post(path, 422)
    await aline.post(path, 422, account_id=bruno.id, category="boredom")
    await aline.post(path, 422, account_id=bruno.id, status_ids=["1"])
