"""What people choose on the pages, as their apps hear of it."""

from palabre.accounts.preferences import change_preferences
from tests.api.lodge import Guest, Lodge


async def test_apps_read_as_their_person_chose(lodge: Lodge, aline: Guest, bruno: Guest) -> None:
    assert aline.account is not None
    wishes = {"media": "hide_all", "expand_warnings": True, "autoplay": True, "languages": ["fr"]}
    await lodge.house.store.write(change_preferences, aline.account.id, reply_policy="nobody", **wishes)
    told = await aline.get("/api/v1/preferences")
    assert told["reading:expand:media"] == "hide_all"
    assert (told["reading:expand:spoilers"], told["reading:autoplay:gifs"]) == (True, True)
    assert (await bruno.get("/api/v1/preferences"))["reading:expand:media"] == "default"
    french, german = await bruno.say("Bonjour", language="fr"), await bruno.say("Moin", language="de")
    seen = [each["id"] for each in await aline.get("/api/v1/timelines/public")]
    assert french["id"] in seen
    assert german["id"] not in seen
    assert german["id"] in [each["id"] for each in await bruno.get("/api/v1/timelines/public")]


async def test_posts_begin_as_their_author_chose_and_say_otherwise_when_asked(
    lodge: Lodge, aline: Guest, bruno: Guest
) -> None:
    assert aline.account is not None
    await lodge.house.store.write(change_preferences, aline.account.id, reply_policy="nobody")
    closed = await aline.say("Just so you know")
    opened = await aline.say("What do you think?", reply_policy="everyone")
    answer = await aline.say("@bruno I agree", in_reply_to_id=(await bruno.say("Rain is good"))["id"])
    await bruno.post("/api/v1/statuses", 403, status="But", in_reply_to_id=closed["id"])
    await bruno.say("I think so", in_reply_to_id=opened["id"])
    await bruno.say("Good", in_reply_to_id=answer["id"])
