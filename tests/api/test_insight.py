"""The community in figures, and what the team says of tags."""

import pytest

from palabre.accounts.model import Role
from palabre.ground import clock
from palabre.ground.clock import DAY, iso
from tests.api.lodge import Guest, Lodge
from tests.api.test_admin import ADMIN, check

KEYS = (
    "active_users", "new_users", "interactions", "opened_reports", "resolved_reports", "tag_accounts", "tag_uses",
    "tag_servers", "instance_accounts", "instance_media_attachments", "instance_reports", "instance_statuses",
    "instance_follows", "instance_followers",
)  # fmt: skip
DIVIDED = (
    "languages", "sources", "servers", "space_usage", "software_versions", "tag_servers", "tag_languages",
    "instance_accounts", "instance_languages",
)  # fmt: skip


@pytest.fixture
async def moderator(lodge: Lodge) -> Guest:
    """A moderator, with an app that may administer."""
    return await lodge.guest("milo", role=Role.MODERATOR, scopes=ADMIN)


async def test_measures_count_what_happened(moderator: Guest, aline: Guest, bruno: Guest) -> None:
    said = await aline.say("Rain at last #Weather", language="en")
    await bruno.post(f"/api/v1/statuses/{said['id']}/favourite")
    await bruno.say("Yes! #weather", in_reply_to_id=said["id"])
    await bruno.post("/api/v1/reports", account_id=aline.id)
    (tag,) = await moderator.get("/api/v1/admin/tags")
    found = await moderator.post(
        "/api/v1/admin/measures",
        keys=[*KEYS, "unheard_of"],
        start_at=iso(clock.now() - DAY),
        end_at=iso(clock.now()),
        tag_accounts={"id": tag["id"]},
        tag_uses={"id": tag["id"]},
        instance_accounts={"domain": "far.example"},
    )
    assert [each["key"] for each in found] == list(KEYS)
    for each in found:
        check(each, "AdminMeasure")
        assert len(each["data"]) == 2
    totals = {each["key"]: each["total"] for each in found}
    expected = {"active_users": "3", "new_users": "3", "interactions": "2", "opened_reports": "1"}
    assert expected.items() <= totals.items()
    assert (totals["tag_accounts"], totals["tag_uses"], totals["tag_servers"]) == ("2", "2", "0")
    assert found[0]["data"][1]["value"] == "3"
    assert found[0]["previous_total"] == "0"
    assert "previous_total" not in found[8]


async def test_dimensions_and_retention(moderator: Guest, aline: Guest) -> None:
    said = await aline.say("Rain at last #weather", language="en")
    assert said["tags"]
    (tag,) = await moderator.get("/api/v1/admin/tags")
    found = await moderator.post(
        "/api/v1/admin/dimensions", keys=list(DIVIDED), limit=2, tag_languages={"id": tag["id"]}
    )
    shares = {each["key"]: each["data"] for each in found}
    for each in found:
        check(each, "AdminDimension")
    assert shares["languages"] == [{"key": "en", "human_key": "English", "value": "2"}]
    assert shares["sources"] == [{"key": "web", "human_key": "Website", "value": "2"}]
    assert shares["tag_languages"] == [{"key": "en", "human_key": "English", "value": "1"}]
    assert {each["key"] for each in shares["software_versions"]} >= {"palabre", "python"}
    assert int(shares["space_usage"][0]["value"]) > 0
    for frequency in ("day", "month"):
        days = {"start_at": iso(clock.now() - DAY), "end_at": iso(clock.now()), "frequency": frequency}
        cohorts = await moderator.post("/api/v1/admin/retention", **days)
        for each in cohorts:
            check(each, "AdminCohort")
        assert cohorts[-1]["data"] == [{"date": cohorts[-1]["period"], "rate": 1.0, "value": "2"}]


async def test_impossible_spans_are_refused(moderator: Guest) -> None:
    ask = {"keys": ["new_users"], "end_at": "2024-01-01"}
    await moderator.post("/api/v1/admin/measures", 422, **ask, start_at="1999-01-01")
    await moderator.post("/api/v1/admin/measures", 422, **ask, start_at="yesterday")
    (backwards,) = await moderator.post("/api/v1/admin/measures", **ask, start_at="2024-02-01T00:00:00Z")
    assert (backwards["total"], backwards["data"]) == ("0", [])
    assert await moderator.post("/api/v1/admin/retention", start_at="2024-01-01") == []
    await moderator.post("/api/v1/admin/retention", 422, start_at="2023-01-01", end_at="2024-01-01", frequency="day")


async def test_tags_are_reviewed(moderator: Guest, aline: Guest) -> None:
    await aline.say("About #Rain")
    (tag,) = await moderator.get("/api/v1/admin/tags")
    check(tag, "AdminTag")
    assert (tag["usable"], tag["trendable"], tag["requires_review"]) == (True, False, True)
    path = f"/api/v1/admin/tags/{tag['id']}"
    reviewed = await moderator.call("PUT", path, json={"usable": False, "listable": False, "display_name": "RAIN"})
    assert (reviewed["usable"], reviewed["requires_review"], reviewed["name"]) == (False, False, "RAIN")
    refused = await aline.post("/api/v1/statuses", 422, status="More #rain")
    assert "#RAIN" in refused["error"]
    assert (await aline.get("/api/v2/search", q="rain", type="hashtags"))["hashtags"] == []
    await moderator.call("PUT", path, 422, json={"display_name": "snow"})
    await moderator.get("/api/v1/admin/tags/1", 404)
