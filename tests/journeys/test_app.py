"""The site as an app in a real browser: installed, used without a connection, kept in place, notified."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import http_ece  # type: ignore[import-untyped]  # it comes without types
import pytest
import pytest_asyncio
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from granian.constants import Interfaces
from granian.server.embed import Server as Granian
from PIL import Image
from playwright.async_api import Locator, Page, async_playwright, expect

from tests.harness.browser import ARGUMENTS, CHROMIUM, Windows, why_no_browser
from tests.harness.process import free_port
from tests.harness.server import Server

PASSWORD = "rain on the roof tonight"
EXPECTED = ("Failed to load resource", "Response Status Error Code 500")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for these tests; each brings its own people."""
    settings = {"registrations": "open", "outbound_networks": "127.0.0.0/8"}
    server = Server(tmp_path_factory.mktemp("app") / "instance", settings=settings)
    server.init("owner")
    yield server.start()
    server.close()


async def join(page: Page, server: Server, name: str) -> None:
    server.command("accounts create", name, "--password", PASSWORD)
    await sign_in(page, server, name)


async def sign_in(page: Page, server: Server, name: str) -> None:
    await page.goto(f"{server.url}/sign-in")
    await page.fill("[name=login]", name)
    await page.fill("[name=password]", PASSWORD)
    await page.click("form[action='/sign-in'] button.primary")
    await page.wait_for_url(lambda url: "/sign-in" not in url)
    await page.goto(f"{server.url}/home")


async def worked_for(page: Page) -> None:
    """Waits until the service worker serves the page."""
    await page.evaluate("navigator.serviceWorker.ready")
    await page.wait_for_function("navigator.serviceWorker.controller !== null")


def say(server: Server, name: str, *texts: str) -> list[dict[str, Any]]:
    with server.client(name) as client:
        return [client.post("/api/v1/statuses", data={"status": text}).json() for text in texts]


async def test_it_can_be_installed(served: Server, tmp_path: Path) -> None:
    if reason := why_no_browser():
        pytest.skip(reason)
    async with async_playwright() as playwright:
        # A window that keeps nothing can install nothing, so this person has a folder of their own.
        context = await playwright.chromium.launch_persistent_context(
            tmp_path / "browser", executable_path=CHROMIUM, args=ARGUMENTS, locale="fr-FR"
        )
        page = await context.new_page()
        await page.goto(served.url)
        await worked_for(page)
        devtools = await context.new_cdp_session(page)
        assert (await devtools.send("Page.getInstallabilityErrors"))["installabilityErrors"] == []
        found = await devtools.send("Page.getAppManifest")
        assert found["errors"] == []
        assert json.loads(found["data"])["lang"] == "fr"
        await context.close()


async def test_reading_and_posting_without_a_connection(served: Server, windows: Windows, tmp_path: Path) -> None:
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "lake.png")
    ana = await windows.open()
    await join(ana, served, "awa")
    [said] = say(served, "awa", "The lake at dawn")
    await worked_for(ana)
    for path in ("/notifications", f"/@awa/{said['id']}", "/settings/security", "/home"):
        await ana.goto(served.url + path)
    served.stop()
    try:
        await ana.goto(f"{served.url}/home")
        await expect(ana.locator("#feed")).to_contain_text("The lake at dawn")
        await ana.goto(f"{served.url}/@awa/{said['id']}")
        await expect(ana.locator("main")).to_contain_text("The lake at dawn")
        await ana.goto(f"{served.url}/settings/security")
        await expect(ana.get_by_role("heading", level=1)).to_have_text("No connection")
        await expect(ana.locator("#offline-list")).to_contain_text("Notifications")
        await ana.get_by_role("link", name="Home").click()

        await ana.get_by_label("Your post").fill("Written in the tunnel")
        await ana.locator("summary", has_text="Media").click()
        await ana.locator("#files").set_input_files(tmp_path / "lake.png")
        await ana.get_by_label("Describe this picture").fill("Teal and flat")
        await ana.locator("#composer .send button.primary").click()
        await expect(ana.locator("#notices")).to_contain_text("your post is kept")
        await expect(ana.get_by_label("Your post")).to_have_value("")
        await ana.get_by_label("Your post").fill("And a second thought")
        await ana.get_by_label("Your post").press("Control+Enter")
        await ana.get_by_role("link", name="2 posts wait to be sent").click()
        waiting = ana.locator("#waiting > li")
        await expect(waiting).to_have_count(2)
        await expect(waiting.first).to_contain_text("Written in the tunnel")
        await waiting.nth(1).get_by_role("button", name="Throw it away").click()
        await expect(waiting).to_have_count(1)
    finally:
        served.start()
    await ana.evaluate("window.dispatchEvent(new Event('online'))")
    await expect(waiting).to_have_count(0)
    await expect(ana.get_by_text("Nothing waits")).to_be_visible()
    await ana.goto(f"{served.url}/home")
    sent = ana.locator("#feed > article", has_text="Written in the tunnel")
    await expect(sent).to_have_count(1)
    await expect(sent.get_by_role("img", name="Teal and flat").first).to_be_visible()
    with served.client("awa") as client:
        me = client.get("/api/v1/accounts/verify_credentials").json()["id"]
        [post] = [each for each in client.get(f"/api/v1/accounts/{me}/statuses").json() if "tunnel" in each["content"]]
    assert [each["description"] for each in post["media_attachments"]] == ["Teal and flat"]
    await expect(ana.locator("#feed")).not_to_contain_text("a second thought")
    forget_problems(windows)


async def test_what_waits_is_edited_and_says_why_it_was_refused(served: Server, windows: Windows) -> None:
    ana = await windows.open()
    await join(ana, served, "bola")
    await worked_for(ana)
    await ana.goto(f"{served.url}/home")
    await ana.context.set_offline(True)
    await ana.evaluate(
        "navigator.locks.request('palabre-outbox', () => new Promise(done => { window.letGo = done })) && undefined"
    )
    await ana.get_by_label("Your post").fill("x" * 1_200)
    await ana.locator("#composer .send button.primary").click()
    await expect(ana.get_by_role("link", name="1 post waits to be sent")).to_be_visible()
    await ana.context.set_offline(False)
    await ana.evaluate("window.letGo()")
    await ana.goto(f"{served.url}/waiting")
    one = ana.locator("#waiting > li")
    await expect(one.locator(".notice.bad")).to_contain_text("characters")
    await one.get_by_role("link", name="Edit").click()
    field = ana.get_by_label("Your post")
    await expect(field).to_have_value("x" * 1_200)
    await field.fill("Shorter is better")
    await ana.locator("#composer .send button.primary").click()
    await ana.wait_for_url("**/home*")
    await expect(ana.locator("#feed > article", has_text="Shorter is better")).to_have_count(1)
    await ana.goto(f"{served.url}/waiting")
    await expect(ana.get_by_text("Nothing waits")).to_be_visible()
    forget_problems(windows)


async def test_signing_out_leaves_nothing_to_read(served: Server, windows: Windows) -> None:
    ana = await windows.open()
    await join(ana, served, "chidi")
    await worked_for(ana)
    await ana.goto(f"{served.url}/notifications")
    await ana.goto(f"{served.url}/home")
    kept = "caches.open('pages-1').then(cache => cache.keys()).then(keys => keys.map(key => new URL(key.url).pathname))"
    assert "/notifications" in await ana.evaluate(kept)
    await ana.locator("form[action='/sign-out'] button").first.evaluate("button => button.click()")
    await ana.wait_for_url(f"{served.url}/")
    assert "/notifications" not in await ana.evaluate(kept)
    assert not await ana.evaluate("Object.keys(sessionStorage).some(key => key.startsWith('place:'))")


async def test_the_place_in_a_feed_is_kept(served: Server, windows: Windows) -> None:
    ana = await windows.open(height=700)
    await join(ana, served, "dele")
    say(served, "dele", *(f"Swallow number {number}, with a few more words to fill its line" for number in range(55)))
    for ways in ("kept by the browser", "restored by us"):
        await ana.goto(f"{served.url}/home")
        await expect(ana.locator("#feed > article").first).to_be_visible()
        for _turn in range(8):
            await ana.mouse.wheel(0, 2_500)
            await ana.wait_for_timeout(150)
        wanted = ana.locator("#feed > article", has_text="Swallow number 12,")
        await wanted.scroll_into_view_if_needed()
        await ana.wait_for_timeout(200)
        before = await height_of(wanted)
        if ways == "restored by us":
            # A page that holds a lock is not kept whole.
            await ana.evaluate("void navigator.locks.request('held', () => new Promise(() => undefined))")
        await wanted.locator(".when a").click()
        await ana.wait_for_url("**/@dele/*")
        say(served, "dele", f"Said while away, {ways}")
        await ana.go_back()
        await expect(wanted).to_be_visible()
        await ana.wait_for_timeout(400)
        after = await height_of(wanted)
        assert abs(after - before) < 3, (ways, before, after)
        await expect(ana.get_by_role("button", name="1 new post")).to_be_visible()
        ids = await ana.locator("#feed > article").evaluate_all("posts => posts.map(post => post.id)")
        assert len(ids) == len(set(ids))


async def height_of(post: Locator) -> float:
    """How far down the window a post stands."""
    box = await post.bounding_box()
    assert box is not None
    return box["y"]


async def test_a_stream_goes_on_where_it_was(served: Server, windows: Windows) -> None:
    ana = await windows.open(height=600)
    await join(ana, served, "efua")
    say(served, "efua", *(f"Before the night {number}" for number in range(8)))
    await ana.goto(f"{served.url}/home")
    await ana.evaluate("window.scrollTo(0, 900)")
    await ana.wait_for_timeout(300)
    await ana.context.set_offline(True)
    await ana.wait_for_timeout(200)
    [first, second] = say(served, "efua", "While asleep", "Still asleep")
    with served.client("efua") as client:
        client.put(f"/api/v1/statuses/{first['id']}", data={"status": "While sound asleep"})
    place = await ana.evaluate("window.scrollY")
    await ana.context.set_offline(False)
    await expect(ana.get_by_role("button", name="2 new posts")).to_be_visible()
    assert await ana.evaluate("window.scrollY") == place
    await ana.get_by_role("button", name="2 new posts").click()
    await expect(ana.locator("#feed > article").nth(0)).to_contain_text("Still asleep")
    await expect(ana.locator("#feed > article").nth(1)).to_contain_text("While sound asleep")
    with served.client("efua") as client:
        client.delete(f"/api/v1/statuses/{second['id']}")
    await expect(ana.locator("#feed")).not_to_contain_text("Still asleep")
    forget_problems(windows)


async def test_reactions_show_at_once_and_are_taken_back_when_refused(served: Server, windows: Windows) -> None:
    ana = await windows.open()
    await join(ana, served, "femi")
    [said] = say(served, "femi", "A kettle sings")
    await ana.goto(f"{served.url}/home")
    star = ana.locator("#feed > article").first.get_by_role("button", name="Favourite")
    asked = asyncio.Event()

    async def slowly(route: Any) -> None:
        await asked.wait()
        await route.continue_()

    await ana.route("**/favourite", slowly)
    await star.click()
    await expect(star).to_have_attribute("aria-pressed", "true")
    await expect(star).to_contain_text("1")
    await star.click(force=True)
    asked.set()
    await expect(star).not_to_have_attribute("aria-busy", "true")
    await expect(star).to_have_attribute("aria-pressed", "true")
    await ana.unroute("**/favourite")
    with served.client("femi") as client:
        assert client.get(f"/api/v1/statuses/{said['id']}").json()["favourited"] is True
    await ana.route("**/bookmark", lambda route: route.fulfill(status=500, body=""))
    bookmark = ana.locator("#feed > article").first.get_by_role("button", name="Bookmark")
    await bookmark.click()
    await expect(ana.locator("#notices")).to_contain_text("did not work")
    await expect(bookmark).to_have_attribute("aria-pressed", "false")
    forget_problems(windows)


async def test_single_keys_walk_and_act_unless_switched_off(served: Server, windows: Windows) -> None:
    ana = await windows.open()
    await join(ana, served, "gita")
    say(served, "gita", "The older one", "The newer one")
    await ana.goto(f"{served.url}/home")
    await ana.keyboard.press("j")
    await expect(ana.locator("#feed > article").first).to_be_focused()
    await ana.keyboard.press("j")
    older = ana.locator("#feed > article").nth(1)
    await expect(older).to_be_focused()
    await ana.keyboard.press("f")
    await expect(older.get_by_role("button", name="Favourite")).to_have_attribute("aria-pressed", "true")
    await ana.keyboard.press("?")
    await expect(ana.get_by_role("dialog", name="Keys")).to_be_visible()
    await ana.keyboard.press("Escape")
    await ana.keyboard.press("g")
    await ana.keyboard.press("l")
    await ana.wait_for_url("**/local")
    await ana.goto(f"{served.url}/settings/push")
    await ana.get_by_label("Single keys do something").uncheck()
    await ana.locator("#single-keys button.primary").click()
    await ana.wait_for_url("**/settings/push?saved")
    await ana.goto(f"{served.url}/home")
    await ana.keyboard.press("?")
    await expect(ana.get_by_role("dialog", name="Keys")).to_be_hidden()


class PushService:
    """Takes what is pushed to a browser whose keys we know."""

    def __init__(self) -> None:
        self.port = free_port()
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = b"sixteen bytes ok"
        self.got: list[bytes] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        if scope["method"] == "POST":
            self.got.append(body)
        await send({"type": "http.response.start", "status": 201, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    def place(self) -> dict[str, Any]:
        """What `PushSubscription.toJSON()` would say."""
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        keys = {"p256dh": _text(point), "auth": _text(self.auth)}
        return {"endpoint": f"http://127.0.0.1:{self.port}/to/me", "keys": keys}

    async def read(self) -> str:
        """The next message, in the clear."""
        for _turn in range(200):
            if self.got:
                body = self.got.pop(0)
                clear = http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth, version="aes128gcm")
                return str(clear.decode())
            await asyncio.sleep(0.05)
        raise AssertionError("nothing was pushed")


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@pytest_asyncio.fixture(loop_scope="session")
async def push_service() -> AsyncIterator[PushService]:
    made = PushService()
    server = Granian(made, "127.0.0.1", made.port, interface=Interfaces.ASGINL, log_enabled=False)
    serving = asyncio.create_task(server.serve())
    yield made
    server.stop()
    await serving


async def test_a_mention_is_pushed_shown_and_opened(
    served: Server, windows: Windows, push_service: PushService
) -> None:
    ana = await windows.open(locale="fr-FR")
    await ana.context.grant_permissions(["notifications"], origin=served.url)
    # The push service of the browser's maker is far away: ours gives out the place instead.
    place = json.dumps(push_service.place())
    await ana.add_init_script(
        f"PushManager.prototype.subscribe = async () => ({{ toJSON: () => ({place}), unsubscribe: async () => true }})"
    )
    await join(ana, served, "hana")
    served.command("accounts create", "ines", "--password", PASSWORD)
    await worked_for(ana)
    await ana.goto(f"{served.url}/settings/push")
    await ana.locator("#push button.primary").click()
    await ana.wait_for_url("**/settings/push?saved")
    await expect(ana.locator("#push")).to_have_attribute("data-push", "on")
    [said] = say(served, "ines", "@hana the kettle is on")
    text = await push_service.read()
    pushed = json.loads(text)
    assert pushed["title"] == "ines mentioned you"
    assert (pushed["lang"], pushed["dir"], pushed["unread"]) == ("en", "ltr", 1)
    assert "the kettle is on" in pushed["body"]
    assert pushed["url"].endswith(said["id"])

    browser = await ana.context.new_cdp_session(ana)
    await browser.send("ServiceWorker.enable")
    registration = await _registration(browser, ana)
    about = {"origin": served.url, "registrationId": registration, "data": text}
    await browser.send("ServiceWorker.deliverPushMessage", about)
    shown = "navigator.serviceWorker.ready.then(r => r.getNotifications()).then(all => all.map(n => [n.title, n.body]))"
    found: list[list[str]] = []
    for _turn in range(100):
        if found := await ana.evaluate(shown):
            break
        await asyncio.sleep(0.05)
    assert found == [[pushed["title"], pushed["body"]]]
    forget_problems(windows)


async def _registration(browser: Any, page: Page) -> str:
    """The number under which the browser knows the worker."""
    found: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def note(event: dict[str, Any]) -> None:
        for each in event["registrations"]:
            if page.url.startswith(each["scopeURL"]) and not found.done():
                found.set_result(each["registrationId"])

    browser.on("ServiceWorker.workerRegistrationUpdated", note)
    await browser.send("ServiceWorker.disable")
    await browser.send("ServiceWorker.enable")
    return await asyncio.wait_for(found, 5)


def forget_problems(windows: Windows) -> None:
    """What the browser says of a connection that is not there, or of a refusal, is no failing script."""
    windows.problems[:] = [each for each in windows.problems if not any(why in each for why in EXPECTED)]
