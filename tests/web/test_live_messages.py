"""Messages and notifications that arrive while one looks, in a real browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import Page, expect

from tests.harness.browser import Windows
from tests.harness.server import Server

PASSWORD = "rain on the roof tonight"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server with two people."""
    server = Server(tmp_path_factory.mktemp("served") / "instance", settings={"registrations": "open"})
    server.init("owner")
    for name in ("ana", "ben"):
        server.command("accounts create", name, "--password", PASSWORD)
    yield server.start()
    server.close()


async def sign_in(page: Page, server: Server, name: str, then: str) -> None:
    await page.goto(f"{server.url}/sign-in")
    await page.get_by_label("E-mail address or name").fill(name)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("main").get_by_role("button", name="Sign in").click()
    await page.wait_for_url(re.compile("^(?!.*sign-in)"))
    await page.goto(f"{server.url}{then}")


async def test_messages_and_notifications_arrive_while_one_looks(served: Server, windows: Windows) -> None:
    ana, ben, elsewhere = await windows.open(), await windows.open(), await windows.open()
    await sign_in(ben, served, "ben", "/@ana")
    await ben.get_by_role("main").get_by_role("button", name="Follow", exact=True).click()
    await expect(ben.get_by_role("main").get_by_role("button", name="Following")).to_be_visible()
    await sign_in(ana, served, "ana", "/messages/new?to=ben")
    await ana.get_by_label("Message to ben").fill("Could you bring the ladder?")
    await ana.get_by_role("button", name="Send").click()
    await expect(ana.locator("#said")).to_contain_text("bring the ladder")

    await expect(ben.locator("#unread-messages")).to_contain_text("1")
    await sign_in(elsewhere, served, "ana", "/notifications")
    await ben.goto(f"{served.url}/messages")
    await ben.get_by_role("link", name=re.compile("bring the ladder")).click()
    await expect(ben.locator("#unread-messages")).to_be_empty()
    await ben.get_by_label("Message to ana").fill("Of course, at nine")
    await ben.get_by_role("button", name="Send").click()

    await expect(ana.locator("#said > li")).to_have_count(2)
    await expect(ana.locator("#said > li").last).to_contain_text("Of course, at nine")
    await expect(ana.locator("#unread-messages")).to_be_empty()
    told = elsewhere.locator("#feed > .told")
    await expect(told.first).to_contain_text("Of course, at nine")
    await expect(elsewhere.locator("#unread")).to_be_empty()
    await told.first.get_by_role("button", name="Dismiss").click()
    await expect(elsewhere.locator("#feed")).not_to_contain_text("Of course, at nine")
