"""What scripts add to the pages, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Page, expect

from tests.harness.browser import Windows
from tests.harness.server import Server

PASSWORD = "rain on the roof tonight"
PAGES = ["/", "/about/rules", "/sign-up", "/local"]
PAGES_OF_MEMBERS = ["/home", "/notifications", "/search?q=a", "/settings", "/settings/security", "/bookmarks", "/@ana"]
PAGES_OF_THE_TEAM = ["/desk", "/bridge", "/bridge/jobs", "/compose"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for these tests; each brings its own people."""
    server = Server(tmp_path_factory.mktemp("served") / "instance", settings={"registrations": "open"})
    server.init("owner")
    server.command("accounts create", "ana", "--role", "owner", "--password", PASSWORD)
    yield server.start()
    server.close()


async def join(page: Page, server: Server, name: str) -> None:
    await page.goto(f"{server.url}/sign-up")
    await page.get_by_role("textbox", name="Name").fill(name)
    await page.get_by_label("E-mail address").fill(f"{name}@example.org")
    await page.get_by_label("Password").fill(PASSWORD)
    for rule in await page.locator("[name=agreed]").all():
        await rule.check()
    await page.get_by_role("main").get_by_role("button", name="Sign up").click()
    await page.wait_for_url(re.compile("/(home|welcome)"))
    await page.goto(f"{server.url}/home")


async def sign_in(page: Page, server: Server, name: str) -> None:
    await page.goto(f"{server.url}/sign-in")
    await page.get_by_label("E-mail address or name").fill(name)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("main").get_by_role("button", name="Sign in").click()
    await page.wait_for_url("**/home")


async def write(page: Page, text: str) -> None:
    await page.get_by_label("Your post").fill(text)
    await page.get_by_role("main").get_by_role("button", name="Post", exact=True).click()


async def places(page: Page) -> list[float]:
    """How far down the window each post of the feed stands, but for the first, which may still be sliding in."""
    script = "posts => posts.slice(1).map(post => post.getBoundingClientRect().top)"
    found: list[float] = await page.locator("#feed > article").evaluate_all(script)
    return found


async def test_new_posts_slide_in_without_moving_the_reader(served: Server, windows: Windows) -> None:
    ana, ben = await windows.open(), await windows.open(height=500)
    await join(ana, served, "awa")
    for number in range(8):
        await write(ana, f"Swallow number {number}")
        await expect(ana.get_by_label("Your post")).to_have_value("")
    await join(ben, served, "bola")
    await ben.goto(f"{served.url}/local")
    await ben.wait_for_timeout(500)
    await write(ana, "The ninth swallow")
    await expect(ben.locator("#feed > article").first).to_contain_text("The ninth swallow")

    await ben.evaluate("window.scrollTo(0, 600)")
    before = await places(ben)
    await write(ana, "A tenth")
    await expect(ana.get_by_label("Your post")).to_have_value("")
    await write(ana, "An eleventh")
    banner = ben.get_by_role("button", name="2 new posts")
    await expect(banner).to_be_visible()
    await expect(ben.locator("#feed")).not_to_contain_text("A tenth")
    assert await places(ben) == before
    await banner.click()
    await expect(ben.locator("#feed > article").first).to_contain_text("An eleventh")
    await expect(ben.locator("#feed > article").nth(1)).to_contain_text("A tenth")
    await expect(ben.locator("#feed > article").first).to_be_focused()
    await expect(banner).to_be_hidden()


async def test_changes_reach_open_pages(served: Server, windows: Windows) -> None:
    ana, ben = await windows.open(), await windows.open()
    await join(ana, served, "chidi")
    await write(ana, "Market on Tusday")
    await expect(ana.locator("#feed")).to_contain_text("Market on Tusday")
    await join(ben, served, "dele")
    await ben.goto(f"{served.url}/local")
    await ben.wait_for_timeout(500)
    seen = ben.locator("#feed > article", has_text="Market on")
    await seen.get_by_role("button", name="Favourite").click()
    await expect(seen.get_by_role("button", name="Favourite")).to_have_attribute("aria-pressed", "true")
    await expect(ana.locator("#unread")).to_contain_text("1")
    post = ana.locator("#feed > article").first
    await post.locator("summary", has_text="More about this post").click()
    await post.get_by_role("link", name="Edit").click()
    await ana.get_by_label("Your post").fill("Market on Tuesday")
    await ana.get_by_role("button", name="Save the changes").click()
    await expect(seen).to_contain_text("Market on Tuesday")
    await ana.locator("summary", has_text="More about this post").first.click()
    await ana.get_by_role("link", name="Delete").click()
    await ana.get_by_role("button", name="Delete for good").click()
    await expect(seen).to_have_count(0)


async def test_the_composer_counts_sends_pictures_and_loses_nothing(
    served: Server, windows: Windows, tmp_path: Path
) -> None:
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "sea.png")
    (tmp_path / "notes.png").write_text("no picture")
    ana = await windows.open()
    await join(ana, served, "efua")
    await expect(ana.locator("#left")).to_have_text("1,000 characters left")
    await ana.get_by_label("Your post").fill("x" * 1003)
    await expect(ana.locator("#left")).to_have_text("-3 characters left")
    await ana.get_by_role("button", name="Post", exact=True).click()
    await expect(ana.get_by_role("alert")).to_be_visible()
    await expect(ana.get_by_label("Your post")).to_have_value("x" * 1003)
    await ana.get_by_label("Your post").fill("The sea today")
    await ana.locator("summary", has_text="Media").click()
    await ana.get_by_label("Add pictures").set_input_files(tmp_path / "notes.png")
    await expect(ana.locator("#notices")).to_contain_text("neither a picture nor a video nor a sound")
    await ana.get_by_label("Add pictures").set_input_files(tmp_path / "sea.png")
    await expect(ana.get_by_label("Describe this picture")).to_be_focused()
    await ana.keyboard.type("Flat and teal")
    await ana.get_by_label("Your post").press("Control+Enter")
    await expect(ana.get_by_role("img", name="Flat and teal")).to_be_visible()
    await expect(ana.get_by_label("Your post")).to_have_value("")
    await ana.reload()
    await expect(ana.get_by_text("The sea today")).to_have_count(1)


async def test_pages_fit_a_small_telephone_and_a_large_screen(served: Server, windows: Windows) -> None:
    for width in (360, 1600):
        guest, ana = await windows.open(width=width, height=740), await windows.open(width=width, height=740)
        await sign_in(ana, served, "ana")
        for page, paths in ((guest, PAGES), (ana, [*PAGES_OF_MEMBERS, *PAGES_OF_THE_TEAM])):
            for path in paths:
                await page.goto(served.url + path)
                assert await page.evaluate("document.documentElement.scrollWidth") <= width, path


async def test_small_menus_open_and_close_by_keyboard(served: Server, windows: Windows) -> None:
    ana = await windows.open(width=390, height=800)
    await join(ana, served, "femi")
    await ana.keyboard.press("Tab")
    skip = ana.get_by_role("link", name="Skip to content")
    await expect(skip).to_be_focused()
    await expect(skip).to_be_in_viewport()
    await expect(ana.get_by_role("link", name="Settings")).to_be_hidden()
    await ana.get_by_role("button", name="Menu").press("Enter")
    await expect(ana.get_by_role("link", name="Settings")).to_be_visible()
    await ana.keyboard.press("Escape")
    await expect(ana.get_by_role("link", name="Settings")).to_be_hidden()


async def test_a_lost_connection_is_said(served: Server, windows: Windows) -> None:
    ana = await windows.open()
    await join(ana, served, "gita")
    await ana.get_by_label("Your post").fill("Into the silence")
    await ana.context.set_offline(True)
    await ana.get_by_role("button", name="Post", exact=True).click()
    await expect(ana.locator("#notices")).to_contain_text("your post is kept")
    await expect(ana.get_by_role("link", name="1 post waits to be sent")).to_be_visible()
    await ana.context.set_offline(False)
    windows.problems.clear()
