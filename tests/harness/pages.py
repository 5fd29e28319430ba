"""Every kind of page of an example community, for whoever looks at all of them: pictures, accessibility, weight."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Self

import msgspec
from playwright.async_api import Browser, BrowserContext

from palabre.server.commands.run import PASSWORD_FILE
from palabre.server.example.content import read_community
from tests.harness.process import free_port, spawn, stop, wait_for
from tests.harness.server import PALABRE, Server

Who = Literal["visitor", "member", "moderator", "owner"]


class Sight(msgspec.Struct, frozen=True):
    """A page: a name, its address, who looks at it. `{post}` and the like stand for what the example holds."""

    name: str
    path: str
    who: Who = "member"


SIGHTS: Sequence[Sight] = (
    Sight("landing", "/", "visitor"),
    Sight("about", "/about", "visitor"),
    Sight("rules", "/about/rules", "visitor"),
    Sight("rules-version", "/about/rules/1", "visitor"),
    Sight("privacy", "/about/privacy", "visitor"),
    Sight("terms", "/about/terms", "visitor"),
    Sight("embed", "{thread}/embed", "visitor"),
    Sight("offline", "/offline", "visitor"),
    Sight("sign-in", "/sign-in", "visitor"),
    Sight("sign-up", "/sign-up", "visitor"),
    Sight("local-visitor", "/local", "visitor"),
    Sight("profile-visitor", "{profile}", "visitor"),
    Sight("thread-visitor", "{thread}", "visitor"),
    Sight("not-found", "/nothing-of-this-name", "visitor"),
    Sight("home", "/home"),
    Sight("local", "/local"),
    Sight("federated", "/public"),
    Sight("tag", "{tag}"),
    Sight("lists", "/lists"),
    Sight("list", "{list}"),
    Sight("list-edit", "{list}/edit"),
    Sight("list-delete", "{list}/delete"),
    Sight("followed-tags", "/tags"),
    Sight("bookmarks", "/bookmarks"),
    Sight("favourites", "/favourites"),
    Sight("explore", "/explore"),
    Sight("explore-tags", "/explore/tags"),
    Sight("explore-links", "/explore/links"),
    Sight("explore-people", "/explore/people"),
    Sight("search", "/search?q=bread"),
    Sight("search-empty", "/search"),
    Sight("thread", "{thread}"),
    Sight("history", "{thread}/history"),
    Sight("boosts", "{thread}/boosts"),
    Sight("favourited-by", "{thread}/favourites"),
    Sight("quotes", "{thread}/quotes"),
    Sight("profile", "{profile}"),
    Sight("profile-replies", "{profile}/replies"),
    Sight("profile-media", "{profile}/media"),
    Sight("followers", "{profile}/followers"),
    Sight("following", "{profile}/following"),
    Sight("familiar", "{profile}/familiar"),
    Sight("recommended", "{profile}/recommended"),
    Sight("profile-lists", "{profile}/lists"),
    Sight("mute", "{profile}/mute"),
    Sight("block", "{profile}/block"),
    Sight("notifications", "/notifications"),
    Sight("notification-requests", "/notifications/requests"),
    Sight("notification-policy", "/notifications/policy"),
    Sight("follow-requests", "/follow-requests"),
    Sight("announcements", "/announcements"),
    Sight("messages", "/messages"),
    Sight("message", "{conversation}"),
    Sight("message-remove", "{conversation}/remove"),
    Sight("message-new", "/messages/new"),
    Sight("compose", "/compose"),
    Sight("reply", "/compose?reply_to={post}"),
    Sight("quote", "/compose?quote={post}"),
    Sight("edit", "/compose/edit/{own}"),
    Sight("delete", "/posts/{own}/delete"),
    Sight("scheduled", "/scheduled"),
    Sight("waiting", "/waiting"),
    Sight("welcome", "/welcome"),
    Sight("welcome-people", "/welcome/people"),
    Sight("welcome-tags", "/welcome/tags"),
    Sight("welcome-hello", "/welcome/hello"),
    Sight("welcome-app", "/welcome/app"),
    Sight("report", "/report?post={post}"),
    Sight("reports", "/reports"),
    Sight("statements", "/statements"),
    Sight("settings", "/settings"),
    Sight("settings-profile", "/settings/profile"),
    Sight("settings-featured", "/settings/featured"),
    Sight("settings-privacy", "/settings/privacy"),
    Sight("settings-reading", "/settings/reading"),
    Sight("settings-posting", "/settings/posting"),
    Sight("settings-filters", "/settings/filters"),
    Sight("settings-filter", "/settings/filters/new"),
    Sight("settings-filter-post", "/settings/filters/post/{post}"),
    Sight("settings-look", "/settings/look"),
    Sight("settings-push", "/settings/push"),
    Sight("settings-security", "/settings/security"),
    Sight("settings-hidden", "/settings/hidden"),
    Sight("settings-blocked", "/settings/hidden/blocked"),
    Sight("settings-communities", "/settings/hidden/communities"),
    Sight("settings-conversations", "/settings/hidden/conversations"),
    Sight("settings-data", "/settings/data"),
    Sight("settings-delete", "/settings/delete"),
    Sight("desk", "/desk", "moderator"),
    Sight("case", "{case}", "moderator"),
    Sight("trends", "/desk/trends", "moderator"),
    Sight("bridge", "/bridge", "owner"),
    Sight("requests", "/bridge/requests", "owner"),
    Sight("jobs", "/bridge/jobs", "owner"),
)

NO_PAGES = (
    r"\.(rss|xml|txt|json|csv|svg|webmanifest|js)$|^/static/",
    r"^/live/",
    r"/change-password$|/messages/of/|/compose/(key|media|complete|emojis)|/archive/",
    r"/translation$|/notifications/group$",
)
"""Addresses that answer no page of their own: files, streams, ways on to another page, parts of a page."""
NOT_IN_THE_EXAMPLE = (
    "/notifications/requests/{id:id}",
    "/sign-up/waiting",
    "/sign-up/confirm",
    "/confirm/{token}",
    "/password",
    "/password/{token}",
    "/oauth/authorize",
    "/oauth/authorize/native",
    "/settings/filters/{id:id}",
    "/settings/security/letter",
    "/settings/email/{token}",
    "/settings/data/imports/{id:id}",
    "/settings/delete/done",
    "/come-back",
    "/statements/{id:id}",
    "/@{name}/yearbook/{year:id}/{key}",
    "/@{name}/tagged/{tag}",
)
"""Pages that need what the example does not hold: a letter, an app, an import, a decision, a filter."""


class Example:
    """The example community, made and served by `palabre run` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "example"
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self._log = folder / "example.log"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        command: list[str | Path] = [PALABRE, "run", "--data", self.data, "--port", str(self.port)]
        self._process = spawn(command, log=self._log, environment={})
        asked = Server(self.data)
        asked.port = self.port
        wait_for(asked.healthy, self._process, self._log, patience=90)
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            stop(self._process)

    @property
    def password(self) -> str:
        """The one password of everyone in the example."""
        return (self.data / PASSWORD_FILE).read_text(encoding="utf-8").strip()

    def name_of(self, who: Who) -> str:
        """The name of the member, moderator or owner, as the file of the example says."""
        return next(each.name for each in read_community().members if each.role == who)


class People:
    """One signed-in browser context for each kind of person."""

    def __init__(self, browser: Browser, example: Example, **options: object) -> None:
        self._browser, self._example, self._options = browser, example, options
        self._open: dict[Who, BrowserContext] = {}

    def name_of(self, who: Who) -> str:
        """What a kind of person is called."""
        return self._example.name_of(who)

    async def context(self, who: Who) -> BrowserContext:
        """The context of a kind of person; they sign in at the first time."""
        if who not in self._open:
            made = await self._browser.new_context(base_url=self._example.url, **self._options)  # type: ignore[arg-type]  # passed on as given
            if who != "visitor":
                await self._sign_in(made, who)
            self._open[who] = made
        return self._open[who]

    async def _sign_in(self, context: BrowserContext, who: Who) -> None:
        page = await context.new_page()
        await page.goto("/sign-in")
        await page.locator("input[autocomplete~=username]").first.fill(self._example.name_of(who))
        await page.locator("input[type=password]").fill(self._example.password)
        await page.locator("main form button").first.click()
        await page.wait_for_url(re.compile(r"/(home|welcome)$"))
        await page.close()

    async def close(self) -> None:
        """Closes every context."""
        for context in self._open.values():
            await context.close()


async def places(people: People) -> dict[str, str]:
    """What the names in braces stand for in this example."""
    said = next(each for each in read_community().statuses if each.options)
    thread = await _first(people, "member", f"/@{said.by}", rf"^/@{said.by}/\d+$", said.text[:20])
    own = f"/@{people.name_of('member')}"
    return {
        "thread": thread,
        "post": thread.rpartition("/")[2],
        "own": (await _first(people, "member", own, rf"^{own}/\d+$")).rpartition("/")[2],
        "profile": "/@kapok",
        "tag": "/tags/repair",
        "list": await _first(people, "member", "/lists", r"^/lists/\d+$"),
        "conversation": await _first(people, "member", "/messages", r"^/messages/\d+"),
        "case": await _first(people, "moderator", "/desk", r"^/desk/cases/\d+$"),
    }


async def _first(people: People, who: Who, path: str, pattern: str, words: str = "") -> str:
    """The first link of a page that fits a pattern; with words, within a post that holds them."""
    page = await (await people.context(who)).new_page()
    await page.goto(path)
    within = page.locator("article", has_text=words) if words else page.locator("main")
    links: list[str] = await within.locator("a[href]").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    await page.close()
    found = next((link for link in links if re.search(pattern, link)), None)
    assert found is not None, f"{path} has no link such as {pattern}"
    return found.partition("#")[0]
