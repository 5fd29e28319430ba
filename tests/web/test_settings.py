"""Settings: they find their way, keep what is chosen, and both faces agree on it."""

import re

import pytest

from palabre.accounts.model import Account, User
from palabre.accounts.preferences import preferences_of
from palabre.accounts.read import account_by_handle, user_of
from palabre.door.house import House
from palabre.graph.mute import mute
from palabre.web.settings.sections import SECTIONS, section_of
from tests.web.people import one
from tests.web.test_every_page import check
from tests.web.test_posts import post

BROWSER = "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"


async def account_of(house: House, name: str) -> Account:
    found = await house.store.read(account_by_handle, name, settings=house.settings)
    assert found is not None
    return found


async def user(house: House, name: str) -> User:
    found = await house.store.read(user_of, (await account_of(house, name)).id)
    assert found is not None
    return found


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_every_section_is_a_page_and_marks_itself_in_the_menu(visitor) -> None:
    ana, guest = await visitor("ana", language="fr"), await visitor()
    home = await ana.get("/settings")
    for section in SECTIONS:
        assert f'href="{section.path}"' in home
        page = await ana.get(section.path)
        if not section.path.startswith("/settings"):
            continue
        assert f'href="{section.path}" aria-current="page"' in page, section.path
        check(page, section.path, "fr")
        assert section_of(f"{section.path}/below") == section
    for path in ("/settings/filters/new", "/settings/hidden/blocked", "/settings/hidden/communities", "/settings"):
        check(await ana.get(path), path, "fr")
    check(await guest.get("/settings/look"), "as a visitor", "en")
    assert 'aria-current="page"' not in home.partition("settings-menu")[2].partition("</nav>")[0]
    assert "Sign in" in await guest.get("/settings/privacy")


async def test_privacy_says_how_posts_begin(visitor, house) -> None:
    ana = await visitor("ana")
    await ana.get("/settings/privacy")
    wishes = {"locked": "yes", "hide_collections": "yes", "default_visibility": "private", "replies": "followers"}
    assert "Saved." in await ana.submit("/settings/privacy", {**wishes, "default_quote_policy": "nobody"})
    account, login = await account_of(house, "ana"), await user(house, "ana")
    assert (account.locked, account.hide_collections, account.discoverable) == (True, True, False)
    assert (login.default_visibility, login.default_quote_policy) == ("private", "nobody")
    assert preferences_of(login).reply_policy == "followers"
    page = await ana.get("/settings/privacy")
    assert re.search(r'name="replies" value="followers" checked', page)
    page = await ana.submit("/settings/privacy", {**wishes, "default_quote_policy": "friends"}, status=422)
    assert "Choose one of the values on offer." in page
    assert (await user(house, "ana")).default_quote_policy == "nobody"


async def test_public_timelines_speak_the_chosen_languages(visitor, house) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await post(ben, "Bonjour la rivière", language="fr")
    await post(ben, "Moien dem Floss", language="de")
    await post(ben, "Good morning, river", language="en")
    await ana.get("/settings/reading")
    wishes = {"media": "hide_all", "expand_warnings": "yes", "autoplay": "yes", "languages": ["fr", "en"]}
    page = await ana.submit("/settings/reading", wishes)
    assert len(re.findall(r'name="languages" value="(?:fr|en)" checked', page)) == 2
    page = await ana.get("/local")
    assert "Bonjour la rivière" in page
    assert "Good morning" in page
    assert "Moien dem Floss" not in page
    assert "Moien dem Floss" in await ben.get("/local")
    assert "Moien dem Floss" in await ana.get("/@ben")
    chosen = preferences_of(await user(house, "ana"))
    assert (chosen.media, chosen.expand_warnings, chosen.autoplay) == ("hide_all", True, True)


async def test_the_look_is_on_the_page_from_its_first_byte(visitor) -> None:
    ana, guest = await visitor("ana"), await visitor()
    assert '<html lang="en" dir="ltr">' in await guest.get("/settings/look")
    await guest.submit("/settings/look", {"theme": "dark", "text": "xl", "contrast": "system"})
    for path in ("/", "/about", "/settings/look"):
        page = await guest.get(path)
        assert '<html lang="en" dir="ltr" data-theme="dark" data-text="xl">' in page, path
        assert '<meta name="color-scheme" content="dark">' in page
    await ana.get("/settings/look")
    await ana.submit("/settings/look", {"theme": "light", "contrast": "more", "font": "legible", "motion": "less"})
    attributes = ' data-theme="light" data-contrast="more" data-motion="less" data-font="legible">'
    assert attributes in await ana.get("/home")
    elsewhere = await (await visitor()).sign_in("ana")
    assert attributes in await elsewhere.get("/home")
    await ana.submit("/settings/look", {"theme": "beige"}, status=422)
    await ana.get("/settings/look")
    assert attributes not in await ana.submit("/settings/look", {"theme": "system"})
    guest.client.cookies.set("palabre_look", 'theme-"><script>.text-xl')
    assert "<script>." not in await guest.get("/about")


async def test_places_where_one_is_signed_in_have_names_and_can_be_left(visitor) -> None:
    ana, phone = await visitor("ana"), await visitor()
    phone.client.headers["User-Agent"] = BROWSER
    await phone.sign_in("ana")
    page = await ana.get("/settings/security")
    assert "Chrome on Android" in page
    session = one(r'name="session" value="([^"]+)"', page)
    await ana.submit("/settings/sessions/end", {"session": session})
    assert "Chrome on Android" not in ana.page
    assert "Sign in" in await phone.get("/home")


async def test_what_is_kept_away_ends_and_can_be_put_back(visitor, house) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    me, him = await account_of(house, "ana"), await account_of(house, "ben")
    await house.store.write(mute, me.id, him.id, notifications=False, duration_s=7_200)
    page = await ana.get("/settings/hidden")
    assert "Posts only; notifications still come · ends in" in page
    page = await ana.submit("/settings/hidden/unmute", {"account": str(him.id)})
    assert "You hear" in page
    assert 'action="/@ben/mute"' in page
    page = await ana.submit("/@ben/mute", {"on": "yes", "next": "/settings/hidden"})
    assert "Notifications too" in page or "Posts only" in page
    await ana.get("/settings/hidden/communities")
    await ana.submit("/settings/hidden/communities", {"domain": "not a place"}, status=422)
    assert "noise.example" in await ana.submit("/settings/hidden/communities", {"domain": "https://Noise.example/"})
    await ana.submit("/settings/hidden/communities/unblock", {"domain": "noise.example"})
    assert "You block no community." in ana.page
    await post(ben, "A long evening, @ana")
    number = one(r'data-post="(\d+)"', await ben.get("/@ben"))
    await ana.get("/local")
    await ana.submit(f"/posts/{number}/mute-conversation", {"on": "yes"})
    page = await ana.get("/settings/hidden/conversations")
    assert "A long evening" in page
    await ana.submit("/settings/hidden/conversations/unmute", {"thread": one(r'name="thread" value="(\d+)"', page)})
    assert "You mute no conversation." in ana.page


async def test_what_is_put_forward(visitor) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await post(ana, "The weavers nest again #Weavers")
    page = await ana.get("/settings/featured")
    assert 'value="Weavers"' in page
    page = await ana.submit("/settings/featured/tags", {"tag": "#weavers"})
    assert "Stop featuring #weavers" in page
    page = await ana.submit("/settings/featured/tags", {"tag": "two words"}, status=422)
    assert "A tag is one word" in page
    await ana.submit("/settings/featured/tags/drop", {"tag": one(r'name="tag" value="(\d+)"', page)})
    assert "Stop featuring" not in ana.page
    page = await ana.submit("/settings/featured/people", {"person": "@ben"}, status=422)
    assert "must be already following" in page
    await ana.submit("/@ben/follow", {"on": "yes", "next": "/settings/featured"})
    assert '<option value="@ben">' in ana.page
    page = await ana.submit("/settings/featured/people", {"person": "@ben"})
    assert '<option value="@ben">' not in page
    await ana.submit("/settings/featured/people/drop", {"person": one(r'name="person" value="(\d+)"', page)})
    assert "Nobody yet." in ana.page
    assert ben.page
