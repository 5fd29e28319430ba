"""What holds for every page: it can be read by everyone, and it runs and loads nothing but our own."""

import re

import pytest

from palabre.accounts.model import Role
from tests.web.people import Reader, one
from tests.web.test_posts import THREAT, picture, post

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
"""What is judged here is the HTML, which no engine changes."""

PUBLIC = [
    "/",
    "/about",
    "/about/rules",
    "/about/privacy",
    "/local",
    "/public",
    "/tags/birds",
    "/search?q=birds",
    "/search?q=birds&type=tags",
    "/explore",
    "/explore/tags",
    "/explore/links",
    "/explore/people",
    "/sign-in",
    "/sign-up",
]
MEMBERS = [
    "/home",
    "/notifications",
    "/notifications?only=follows",
    "/notifications/requests",
    "/notifications/policy",
    "/follow-requests",
    "/announcements",
    "/messages",
    "/messages/new",
    "/messages/new?to=ana&q=ana",
    "/bookmarks",
    "/favourites",
    "/compose",
    "/scheduled",
    "/statements",
    "/explore",
    "/explore/people",
    "/lists",
    "/tags",
    "/tags/birds",
    "/search?q=birds",
]
MEMBERS += [
    "/reports",
    "/settings",
    "/settings/profile",
    "/settings/featured",
    "/settings/privacy",
    "/settings/posting",
    "/settings/reading",
    "/settings/look",
    "/settings/push",
    "/waiting",
    "/offline",
    "/settings/filters",
    "/settings/filters/new",
    "/settings/hidden",
    "/settings/hidden/blocked",
    "/settings/hidden/communities",
    "/settings/hidden/conversations",
    "/settings/security",
    "/report?account=ana",
]
TEAM = ["/desk", "/desk?state=closed", "/desk/trends", "/bridge", "/bridge/requests", "/bridge/jobs"]
NOT_LABELLED = {"hidden", "submit"}


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_every_page_keeps_the_rules(visitor, eventually, language) -> None:
    ana, guest = await visitor("ana", language=language), await visitor(language=language)
    owner = await visitor("olu", Role.OWNER, language=language)
    await ana.get("/compose")
    fields = {"text": "Swifts! #Birds", "visibility": "public", "language": "en", "alt": "A swift"}
    await ana.submit("/compose", fields, files={"files": picture()})
    await post(ana, THREAT, anyway="yes")
    await post(ana, "A long and thorny tale", warning="Thorns")
    case = one(r"(/desk/cases/\d+)", await eventually(owner, "/desk", "come to your house"))
    number = one(r'data-post="(\d+)"', await guest.get("/@ana"))
    list_page = one(r'action="(/lists/\d+)"', await owner.submit("/lists", {"title": "Neighbours"}))
    profile = [
        "/@ana",
        "/@ana/media",
        "/@ana/followers",
        f"/@ana/{number}",
        f"/@ana/{number}/history",
        f"/@ana/{number}/boosts",
    ]
    own = [f"/compose/edit/{number}", f"/posts/{number}/delete"]
    own += [f"/compose?reply_to={number}", f"/compose?quote={number}"]
    for path in [*PUBLIC, *profile]:
        check(await guest.get(path), path, language)
    lists = [list_page, f"{list_page}/edit", f"{list_page}/delete", "/@ana/lists", "/@ana/mute", "/@ana/block"]
    for path in [*MEMBERS, *profile, *lists]:
        check(await owner.get(path), path, language)
    for path in [*own, *profile]:
        check(await ana.get(path), path, language)
    for path in [*TEAM, case]:
        check(await owner.get(path), path, language)
    await owner.submit(case, {"action": "warn", "clause": "violent-threat", "explanation": "No."})
    check(owner.page, case, language)
    statement = one(r"(/statements/\d+)", await ana.get("/statements"))
    check(await ana.get(statement), statement, language)
    check(await guest.get("/no/such/page", status=404), "404", language)
    check(await guest.get("/@nobody", status=404), "404", language)


def check(page: str, path: str, language: str) -> None:
    """Judges a page; `path` says which one in what fails."""
    reader = Reader(page)
    assert reader.all("html")[0]["lang"] == language, path
    assert len(reader.all("h1")) == 1, path
    assert len(reader.all("main")) == 1, path
    assert re.search(r"<title>[^<]{3,}</title>", page), path
    repeated = {each for each in reader.ids if reader.ids.count(each) > 1}
    assert not repeated, (path, repeated)
    for tag, given in reader.tags:
        assert "style" not in given, (path, tag)
        assert not [name for name in given if name.startswith("on")], (path, tag, given)
        for name in ("src", "action", "formaction"):
            assert not given.get(name, "/").startswith(("http:", "https:", "//")), (path, tag, given)
        if tag == "script" and given.get("type") != "application/ld+json":
            assert given["src"].startswith("/static/"), path
        if tag == "img":
            assert "alt" in given, (path, given)
        if tag in ("input", "textarea", "select"):
            is_labelled = given.get("id") in reader.labels or "aria-label" in given or is_inside_label(page, given)
            assert given.get("type") in NOT_LABELLED or "hidden" in given or is_labelled, (path, tag, given)
    for given in reader.all("a"):
        assert given.get("href"), (path, given)
    described = {each for _tag, given in reader.tags for each in given.get("aria-describedby", "").split()}
    assert described <= set(reader.ids), (path, described - set(reader.ids))


def is_inside_label(page: str, given: dict[str, str]) -> bool:
    """Whether a box or a button of a choice stands inside its label."""
    value = re.escape(given.get("value", ""))
    pattern = rf'<label class="choice[^"]*">\s*<input type="{given.get("type")}" name="{given["name"]}" value="{value}"'
    return re.search(pattern, page) is not None


async def test_assets_are_kept_for_ever_and_known_by_their_content(visitor) -> None:
    guest = await visitor()
    sheet = one(r'href="(/static/[^"]+\.css)"', await guest.get("/about"))
    response = await guest.client.get(sheet)
    assert "immutable" in response.headers["cache-control"]
    assert response.headers["content-encoding"] == "gzip"
    response = await guest.client.get("/static/outdated/built/look.css")
    assert "immutable" not in response.headers["cache-control"]
    await guest.get("/static/x/../../secrets", status=404)
    response = await guest.client.get("/avatars/12.svg")
    assert response.headers["content-type"] == "image/svg+xml"


async def test_errors_are_worded_for_the_reader(visitor) -> None:
    guest, ana = await visitor(language="fr"), await visitor("ana")
    assert "Il n’y a rien ici" in await guest.get("/nulle/part", status=404)
    assert "This page is for moderators." in await ana.get("/desk", status=403)
    response = await guest.client.get("/home")
    assert response.status_code == 303
    assert response.headers["location"] == "/sign-in?next=%2Fhome"
    response = await guest.client.get("/home", headers={"HX-Request": "true"})
    assert response.headers["hx-redirect"].startswith("/sign-in")
    assert (await guest.client.request("PUT", "/home")).status_code == 405


async def test_a_page_that_breaks_says_so_without_details(visitor, house, monkeypatch) -> None:
    async def broken(*_given):
        raise RuntimeError("a private cause")

    guest = await visitor()
    monkeypatch.setattr("palabre.web.public.about.local_counts", broken)
    page = await guest.get("/about", status=500)
    assert "Something broke on our side" in page
    assert "private cause" not in page


async def test_the_first_page_of_a_timeline_is_light(visitor) -> None:
    ana = await visitor("ana")
    for number in range(20):
        await post(ana, f"{number} " + "Swifts over the market, more than I could count before they were gone. " * 4)
    page = await ana.get("/home")
    assert page.count("<article") == 20
    assert len(page.encode()) < 160_000
