"""Announcements, custom emoji, and what the community says of itself."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from palabre.community.announce import AnnouncementDraft, announce, publish_due, remove_announcement
from palabre.community.emoji import remove_emoji, set_emoji
from palabre.ground import clock
from palabre.ground.clock import DAY, HOUR
from palabre.media.emoji import prepare_emoji
from palabre.store.work import Tick
from tests.api.lodge import Guest, Lodge
from tests.harness.pictures import picture, saved


async def tell(lodge: Lodge, text: str, **more: Any) -> int:
    draft = AnnouncementDraft(text=text, **more)
    return (await lodge.house.store.write(announce, draft, settings=lodge.house.settings)).id


async def draw(lodge: Lodge, shortcode: str, **more: Any) -> None:
    house = lodge.house
    drawn = await prepare_emoji(saved(picture(64, 64)), house.blobs, house.settings, house.store)
    await house.store.write(set_emoji, shortcode, drawn, **more)
    await heard(lodge)


async def heard(lodge: Lodge) -> None:
    """Wait until this process has heard of the change."""
    await lodge.house.emojis.begin()


async def test_an_announcement_is_read_answered_and_put_away(lodge: Lodge, aline: Guest, bruno: Guest) -> None:
    said = await aline.say("the programme")
    text = f"Meeting with @bruno about #gardens\n\nhttps://x.example/a <b> {said['url']}"
    id = await tell(lodge, text)
    (shown,) = await aline.get("/api/v1/announcements")
    assert (shown["id"], shown["read"], shown["reactions"]) == (str(id), False, [])
    assert [each["acct"] for each in shown["mentions"]] == ["bruno"]
    assert [each["name"] for each in shown["tags"]] == ["gardens"]
    assert [each["id"] for each in shown["statuses"]] == [said["id"]]
    assert "&lt;b&gt;" in shown["content"]
    assert 'href="https://x.example/a"' in shown["content"]

    await aline.call("PUT", f"/api/v1/announcements/{id}/reactions/🤔")
    await aline.call("PUT", f"/api/v1/announcements/{id}/reactions/🤔")
    await bruno.call("PUT", f"/api/v1/announcements/{id}/reactions/🤔")
    await aline.call("PUT", f"/api/v1/announcements/{id}/reactions/nope", 422)
    await aline.call("PUT", f"/api/v1/announcements/{id}/reactions/🤔🤔", 422)
    ((shown,), (theirs,)) = (await aline.get("/api/v1/announcements"), await bruno.get("/api/v1/announcements"))
    assert shown["reactions"] == theirs["reactions"] == [{"name": "🤔", "count": 2, "me": True}]
    await aline.call("DELETE", f"/api/v1/announcements/{id}/reactions/🤔")
    await aline.call("DELETE", f"/api/v1/announcements/{id}/reactions/🤔", 404)
    (shown,) = await aline.get("/api/v1/announcements")
    assert shown["reactions"] == [{"name": "🤔", "count": 1, "me": False}]

    await aline.post(f"/api/v1/announcements/{id}/dismiss")
    assert [each["read"] for each in await aline.get("/api/v1/announcements")] == [True]
    assert await aline.get("/api/v1/announcements", with_dismissed="false") == []
    assert [each["read"] for each in await bruno.get("/api/v1/announcements")] == [False]
    await lodge.house.store.write(remove_announcement, id)
    assert await bruno.get("/api/v1/announcements") == []
    await aline.post(f"/api/v1/announcements/{id}/dismiss", 404)
    await lodge.stranger.get("/api/v1/announcements", 401)


async def test_an_announcement_appears_and_goes_by_itself(
    lodge: Lodge, aline: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()
    monday = now // DAY * DAY
    await tell(lodge, "soon", scheduled_at=now + HOUR)
    await tell(lodge, "today", starts_at=monday, ends_at=monday, all_day=True)
    await tell(lodge, "over", starts_at=now - 2 * HOUR, ends_at=now - HOUR)
    assert [each["content"] for each in await aline.get("/api/v1/announcements")] == ["<p>today</p>"]
    monkeypatch.setattr(clock, "now", lambda: now + DAY)
    await lodge.house.store.write(publish_due, Tick())
    (shown,) = await aline.get("/api/v1/announcements")
    assert (shown["content"], shown["published_at"]) == ("<p>soon</p>", clock.iso(now + DAY))


async def test_custom_emoji_show_wherever_people_write(lodge: Lodge, aline: Guest, bruno: Guest) -> None:
    said = await aline.say("before :tree:", spoiler_text="careful :leaf:")
    await aline.call("PATCH", "/api/v1/accounts/update_credentials", json={"display_name": "Aline :tree:"})
    assert (await bruno.get(f"/api/v1/statuses/{said['id']}"))["emojis"] == []
    await draw(lodge, "tree", category="Garden")
    await draw(lodge, "leaf", visible_in_picker=False)
    known = {each["shortcode"]: each for each in await lodge.stranger.get("/api/v1/custom_emojis")}
    assert (known["tree"]["category"], known["leaf"]["visible_in_picker"]) == ("Garden", False)
    assert (await lodge.client.get(known["tree"]["url"])).headers["content-type"] == "image/png"
    assert (await lodge.client.get(known["tree"]["static_url"])).status_code == 200

    shown = await bruno.get(f"/api/v1/statuses/{said['id']}")
    assert {each["shortcode"] for each in shown["emojis"]} == {"tree", "leaf"}
    assert [each["shortcode"] for each in shown["account"]["emojis"]] == ["tree"]
    id = await tell(lodge, "plant a :tree:")
    await aline.call("PUT", f"/api/v1/announcements/{id}/reactions/leaf")
    (told,) = await aline.get("/api/v1/announcements")
    assert [each["shortcode"] for each in told["emojis"]] == ["tree"]
    assert told["reactions"][0]["url"] == known["leaf"]["url"]

    await lodge.house.store.write(remove_emoji, "leaf")
    await heard(lodge)
    shown = await bruno.get(f"/api/v1/statuses/{said['id']}")
    assert [each["shortcode"] for each in shown["emojis"]] == ["tree"]
    assert (await aline.get("/api/v1/announcements"))[0]["reactions"] == []
    await lodge.settle()
    assert (await lodge.client.get(known["leaf"]["url"])).status_code == 404


async def test_texts_ship_and_give_way_to_the_owners(lodge: Lodge) -> None:
    english = await lodge.stranger.get("/api/v1/instance/privacy_policy")
    french = await lodge.stranger.get("/api/v1/instance/privacy_policy", lang="fr")
    assert "What is kept" in english["content"]
    assert "conservé" in french["content"]
    shipped = await lodge.stranger.get("/api/v1/instance/terms_of_service")
    assert shipped["effective"]
    assert shipped["succeeded_by"] is None

    folder = Path(lodge.house.settings.data) / "texts"
    folder.mkdir()
    today = clock.as_datetime(clock.now()).date()
    next_week = today + timedelta(days=7)
    (folder / "about.en.md").write_text("We are **$title** <script>alert(1)</script>")
    (folder / f"terms-{date(2020, 1, 2)}.en.md").write_text("old")
    (folder / f"terms-{next_week}.en.md").write_text("new")
    about = await lodge.stranger.get("/api/v1/instance/extended_description")
    assert "<strong>Palabre</strong>" in about["content"]
    assert "<script>" not in about["content"]
    current = await lodge.stranger.get("/api/v1/instance/terms_of_service")
    assert (current["effective_date"], current["succeeded_by"]) == ("2020-01-02", next_week.isoformat())
    coming = await lodge.stranger.get(f"/api/v1/instance/terms_of_service/{next_week}")
    assert (coming["effective"], coming["content"]) == (False, "<p>new</p>\n")
    await lodge.stranger.get("/api/v1/instance/terms_of_service/2020-01-03", 404)
    await lodge.stranger.get("/api/v1/instance/terms_of_service/soon", 404)


async def test_activity_counts_this_week(lodge: Lodge, aline: Guest, bruno: Guest) -> None:
    await aline.say("one")
    await bruno.get("/api/v1/preferences")
    this, *others = await lodge.stranger.get("/api/v1/instance/activity")
    assert len(others) == 11
    assert (this["statuses"], this["logins"], this["registrations"]) == ("1", "2", "2")
    await aline.say("two")
    assert (await lodge.stranger.get("/api/v1/instance/activity"))[0] == this, "counted once an hour"
    assert {(each["statuses"], each["logins"], each["registrations"]) for each in others} == {("0", "0", "0")}
    assert {each["code"] for each in await lodge.stranger.get("/api/v1/instance/languages")} == {"en", "fr"}
