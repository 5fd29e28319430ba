"""What people without an account see, and what their machines are told."""

import json
import re
from xml.etree import ElementTree

import pytest

from palabre.accounts.profile import ProfileChange, update_profile
from palabre.accounts.read import account_by_handle
from tests.web.people import Reader, one
from tests.web.test_posts import picture, post

MEDIA = "{http://search.yahoo.com/mrss/}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


async def pictured(ana, text: str = "Swifts over the market! #Birds", **more: str) -> str:
    """Posts with a picture, and returns the path of the post."""
    await ana.get("/compose")
    fields = {"text": text, "visibility": "public", "language": "en", "alt": "A swift", **more}
    await ana.submit("/compose", fields, files={"files": picture()})
    return one(r'href="(/@ana/\d+)"', await ana.get("/@ana"))


def metas(page: str) -> dict[str, str]:
    """What the head says: the first of each name or property."""
    said: dict[str, str] = {}
    for given in Reader(page).all("meta"):
        said.setdefault(given.get("property") or given.get("name", ""), given.get("content", ""))
    return said


async def test_a_post_says_what_others_may_show_of_it(visitor) -> None:
    ana, guest = await visitor("ana"), await visitor()
    path = await pictured(ana)
    page = await guest.get(path)
    said = metas(page)
    assert said["og:title"] == "ana (@ana)"
    assert said["og:description"] == "Swifts over the market! #Birds"
    assert said["og:image"].startswith("http://localhost/media/")
    assert said["og:image:alt"] == "A swift"
    assert int(said["og:image:width"]) > 0
    assert said["twitter:card"] == "summary_large_image"
    links = {given["rel"]: given for given in Reader(page).all("link")}
    assert links["canonical"]["href"] == f"http://localhost{path}"
    data = json.loads(one(r'<script type="application/ld\+json">(.*?)</script>', page))
    assert data["@type"] == "DiscussionForumPosting"
    assert data["author"]["url"] == "http://localhost/@ana"
    address = next(each["href"] for each in Reader(page).all("link") if each.get("type") == "application/json+oembed")
    answer = await guest.client.get(address)
    assert answer.json()["author_url"] == "http://localhost/@ana"


async def test_a_warning_hides_what_it_stands_before(visitor) -> None:
    ana, guest = await visitor("ana"), await visitor()
    path = await pictured(ana, "The butler </script> did it", warning="Spoiler")
    page = await guest.get(path)
    head = page.partition("</head>")[0]
    said = metas(page)
    assert said["og:description"] == "Spoiler"
    assert "og:image" not in said
    assert "butler" not in head
    feed = (await guest.client.get("/@ana.rss")).text
    assert "butler" not in feed
    assert "Spoiler" in feed
    assert "<enclosure" not in feed


async def test_feeds_are_read_by_machines_and_fetched_once(visitor) -> None:
    ana, guest = await visitor("ana"), await visitor()
    await pictured(ana, "Swifts & <b>swallows</b>! #Birds")
    await post(ana, "Only for those who follow", visibility="private")
    for path in ("/@ana.rss", "/tags/birds.rss", "/local.rss"):
        answer = await guest.client.get(path)
        assert answer.headers["content-type"].startswith("application/rss+xml")
        channel = ElementTree.fromstring(answer.content)[0]
        items = channel.findall("item")
        assert len(items) == 1, path
        assert "&lt;b&gt;swallows" in (items[0].findtext("description") or "")
        assert (items[0].find("enclosure")).attrib["type"].startswith("image/")  # type: ignore[union-attr]
        assert items[0].findtext(f"{MEDIA}content/{MEDIA}description") == "A swift"
        again = await guest.client.get(path, headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert "set-cookie" not in answer.headers
    profile = Reader(await guest.get("/@ana")).all("link")
    assert "/@ana.rss" in [each["href"] for each in profile if each.get("type") == "application/rss+xml"]
    assert (await guest.client.get("/@nobody.rss")).status_code == 404


async def test_a_post_can_be_framed_and_nothing_else(visitor) -> None:
    ana, guest = await visitor("ana"), await visitor()
    path = await pictured(ana)
    answer = await guest.client.get(f"{path}/embed")
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    assert "set-cookie" not in answer.headers
    assert not Reader(answer.text).all("script")
    assert not Reader(answer.text).all("form")
    assert "Swifts over the market" in answer.text
    assert (await guest.client.get(path)).headers["x-frame-options"] == "DENY"
    await post(ana, "Only for those who follow", visibility="private")
    hidden = one(r'href="(/@ana/\d+)"', await ana.get("/@ana"))
    assert hidden != path
    for eyes in (guest, ana):
        assert (await eyes.client.get(f"{hidden}/embed")).status_code == 404


async def test_search_engines_find_who_wants_to_be_found(visitor, house) -> None:
    ana, ben, guest = await visitor("ana"), await visitor("ben"), await visitor()
    for name, wish in (("ana", True), ("ben", False)):
        account = await house.store.read(account_by_handle, name, settings=house.settings)
        await house.store.write(update_profile, account.id, ProfileChange(indexable=wish), settings=house.settings)
    path = await pictured(ana)
    await post(ben, "I would rather not be found")
    listed = locations((await guest.client.get("/sitemap.xml")).content)
    found = [each for part in listed for each in locations((await guest.client.get(part)).content)]
    assert {f"http://localhost{path}", "http://localhost/@ana", "http://localhost/about/rules"} <= set(found)
    assert not [each for each in found if "@ben" in each]
    robots = (await guest.client.get("/robots.txt")).text
    assert "Sitemap: http://localhost/sitemap.xml" in robots
    assert re.search(r"User-agent: GPTBot\n(User-agent: .*\n)*Disallow: /\n", robots)
    assert metas(await guest.get("/@ben"))["robots"] == "noindex"
    assert metas(await guest.get("/@ana")).get("robots", "") != "noindex"
    answer = await guest.client.get("/@ana")
    assert (answer.headers["x-robots-tag"], answer.headers["tdm-reservation"]) == ("noai, noimageai", "1")


def locations(body: bytes) -> list[str]:
    """The addresses that a sitemap or its index names."""
    return [each.text or "" for each in ElementTree.fromstring(body).iter(f"{SITEMAP}loc")]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "overrides", [{"search_engines": "refused", "ai_crawlers": "allowed", "contact_email": "tree@palabre.example"}]
)
async def test_the_owner_says_which_robots_are_welcome(visitor) -> None:
    guest = await visitor()
    robots = (await guest.client.get("/robots.txt")).text
    assert robots == "User-agent: *\nDisallow: /\n"
    assert (await guest.client.get("/sitemap.xml")).status_code == 404
    answer = await guest.client.get("/")
    assert answer.headers["x-robots-tag"] == "noindex"
    assert metas(answer.text)["robots"] == "noindex"
    security = (await guest.client.get("/.well-known/security.txt")).text
    assert "Contact: mailto:tree@palabre.example" in security
    assert "Expires: 20" in security
    assert (await guest.client.get("/.well-known/tdmrep.json")).json()[0]["tdm-reservation"] == 0
    assert (await guest.client.get("/.well-known/change-password")).headers["location"] == "/settings/security"


FACES = {
    "open": {"/@ana": 200, "{post}": 200, "/local": 200, "/search": 200, "/@ana.rss": 200, "/local.rss": 200},
    "profiles": {"/@ana": 200, "{post}": 200, "/local": 303, "/search": 303, "/@ana.rss": 200, "/local.rss": 404},
    "closed": {"/@ana": 303, "{post}": 303, "/local": 303, "/search": 303, "/@ana.rss": 404, "{post}/embed": 404},
}


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("overrides", "face"), [({"public_face": face}, face) for face in FACES])
async def test_visitors_see_what_the_owner_shows(visitor, face) -> None:
    ana, guest = await visitor("ana"), await visitor()
    await post(ana, "Hello to whoever may hear")
    path = one(r'href="(/@ana/\d+)"', await ana.get("/@ana"))
    for address, status in FACES[face].items():
        assert (await guest.client.get(address.format(post=path))).status_code == status, address
    assert ("Hello to whoever" in await guest.get("/")) == (face == "open")
    for address in ("/about", "/about/rules", "/about/privacy", "/about/terms", "/sign-in"):
        await guest.get(address)
    api = {"/api/v1/timelines/public": face == "open", f"/api/v1/statuses/{path.rpartition('/')[2]}": face != "closed"}
    for address, is_shown in api.items():
        assert (await guest.client.get(address)).status_code == (200 if is_shown else 401), address
    assert (await ana.client.get("/local")).status_code == 200


async def test_rules_keep_their_versions_and_anchors(visitor, house) -> None:
    guest = await visitor()
    page = await guest.get("/about/rules")
    for clause in house.policy.clauses:
        assert f'id="{clause.id}"' in page
        assert f'href="#{clause.id}"' in page
    assert "Time to appeal" in page
    await guest.get(f"/about/rules/{house.policy.version}")
    await guest.get("/about/rules/999", status=404)
