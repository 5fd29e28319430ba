"""A member's year in review, from the real figures, made while they wait."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import Table, func, select

from palabre.accounts.model import Role
from palabre.ground import clock
from palabre.ground.clock import MINUTE
from palabre.store.sql import Query
from palabre.store.transaction import Reader
from palabre.yearbook.tables import annual_reports, refreshes
from tests.api.description import Inspector, description, problems
from tests.api.lodge import Guest, Lodge

YEAR = clock.as_datetime(clock.now()).year
REFRESH = re.compile(r'id="([\w-]{30,})", retry=2')


def at(month: int, day: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Moves to a day of this year, at noon."""
    moment = clock.from_datetime(datetime(YEAR, month, day, 12, tzinfo=UTC))
    monkeypatch.setattr(clock, "now", lambda: moment)


async def test_a_report_is_made_while_its_member_waits(
    lodge: Lodge, aline: Guest, bruno: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(12, 12, monkeypatch)
    liked = await aline.say("A good #day, a good #day")
    boosted = await aline.say("Another #day #night")
    answered = await aline.say("What do you think?")
    await aline.say("Only for friends", visibility="private")
    for guest, path in ((bruno, f"{liked['id']}/favourite"), (bruno, f"{boosted['id']}/reblog")):
        await guest.post(f"/api/v1/statuses/{path}")
    await bruno.post(f"/api/v1/statuses/{boosted['id']}/favourite")
    await bruno.say("@aline much", in_reply_to_id=answered["id"])
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    base = f"/api/v1/annual_reports/{YEAR}"
    assert await aline.get(f"{base}/state") == {"state": "eligible"}
    await aline.get(base, 404)
    assert await aline.post(f"{base}/generate", 202) == {}
    refresh = waiting(aline)
    assert await aline.post(f"{base}/generate", 202) == {}
    assert waiting(aline) == refresh
    assert await aline.get(f"{base}/state") == {"state": "generating"}
    assert waiting(aline) == refresh
    inspect, pattern = Inspector(), "/api/v1_alpha/async_refreshes/{id}"
    found = await inspect.get(aline, pattern, f"/api/v1_alpha/async_refreshes/{refresh}")
    assert found["async_refresh"] == {"id": refresh, "status": "running", "result_count": None}
    await bruno.get(f"/api/v1_alpha/async_refreshes/{refresh}", 404)
    await lodge.settle()
    found = await inspect.get(aline, pattern, f"/api/v1_alpha/async_refreshes/{refresh}")
    assert found["async_refresh"] == {"id": refresh, "status": "finished", "result_count": 1}
    assert await aline.get(f"{base}/state") == {"state": "available"}
    wrapped = await aline.get(base)
    (report,) = wrapped["annual_reports"]
    form = description()["components"]["schemas"]["AnnualReport"]
    of_version_1 = [f"$.data.{name} is missing" for name in form["properties"]["data"]["required"][1:]]
    assert problems(report, form) == of_version_1
    data = report["data"]
    assert (report["year"], report["account_id"], report["schema_version"]) == (YEAR, aline.id, 2)
    assert data["archetype"] == "lurker"
    assert data["time_series"][11] == {"month": 12, "statuses": 4, "following": 0, "followers": 1}
    assert len(data["time_series"]) == 12
    assert data["top_hashtags"] == [{"name": "day", "count": 2}]
    tops = {"by_reblogs": boosted["id"], "by_favourites": liked["id"], "by_replies": answered["id"]}
    assert data["top_statuses"] == tops
    assert {each["id"] for each in wrapped["statuses"]} == set(tops.values())
    assert [each["id"] for each in wrapped["accounts"]] == [aline.id]
    page = await lodge.client.get(report["share_url"])
    assert page.status_code == 200
    for words in ("A good", "Another", "What do you think?", "1 new follower"):
        assert words in page.text
    assert "Only for friends" not in page.text
    assert (await lodge.client.get(report["share_url"][:-1])).status_code == 404
    assert await aline.post(f"{base}/generate") == {}
    assert await aline.get("/api/v1/annual_reports") == wrapped
    assert await aline.post(f"{base}/read") == {}
    assert (await aline.get("/api/v1/annual_reports"))["annual_reports"] == []


def waiting(guest: Guest) -> str:
    """What the last answer said to ask about."""
    assert guest.last is not None
    found = REFRESH.fullmatch(guest.last.headers["mastodon-async-refresh"])
    assert found
    return found[1]


async def test_a_year_is_looked_back_on_in_december_by_who_said_something(
    aline: Guest, bruno: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    await aline.say("Hello")
    base = "/api/v1/annual_reports"
    at(11, 30, monkeypatch)
    for year in (str(YEAR), str(YEAR - 1), "0", "99999999999999999999", "soon"):
        assert await aline.get(f"{base}/{year}/state") == {"state": "ineligible"}
        assert await aline.post(f"{base}/{year}/generate") == {}
        await aline.get(f"{base}/{year}", 404)
        await aline.post(f"{base}/{year}/read", 404)
    at(12, 10, monkeypatch)
    assert await bruno.get(f"{base}/{YEAR}/state") == {"state": "ineligible"}
    assert await bruno.get(base) == {"annual_reports": [], "accounts": [], "statuses": []}
    monkeypatch.setattr(clock, "now", lambda: clock.from_datetime(datetime(YEAR, 12, 31, 23, 59, tzinfo=UTC)))
    await bruno.say("At the last moment")
    assert await bruno.get(f"{base}/{YEAR}/state") == {"state": "eligible"}
    monkeypatch.setattr(clock, "now", lambda: clock.from_datetime(datetime(YEAR + 1, 1, 1, tzinfo=UTC)) + MINUTE)
    assert await bruno.get(f"{base}/{YEAR}/state") == {"state": "ineligible"}


async def test_an_erased_account_leaves_no_report(lodge: Lodge, aline: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    at(12, 12, monkeypatch)
    owner = await lodge.guest("olga", role=Role.OWNER, scopes="read write admin:read admin:write")
    await aline.say("Hello")
    await aline.post(f"/api/v1/annual_reports/{YEAR}/generate", 202)
    await lodge.settle()
    (report,) = (await aline.get("/api/v1/annual_reports"))["annual_reports"]
    assert (await lodge.client.get(report["share_url"])).status_code == 200
    path = f"/api/v1/admin/accounts/{aline.id}"
    await owner.post(f"{path}/action", type="suspend")
    assert (await lodge.client.get(report["share_url"])).status_code == 404
    await owner.call("DELETE", path)
    await lodge.settle()
    left = [await lodge.house.store.read(_count, each) for each in (annual_reports, refreshes)]
    assert left == [0, 0]


async def _count(db: Reader, of: Table) -> int:
    return await db.one(Query(select(func.count()).select_from(of), int)) or 0
