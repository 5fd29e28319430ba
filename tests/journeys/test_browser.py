"""A community in the browser: it speaks, sees each other live, holds a threat, decides, explains and reverses."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.harness.browser import Windows
from tests.harness.server import Server

PASSWORD = "under the tree at noon"
THREAT = "Ida, tonight I am coming to your place with a hammer and I will break your skull."
pytestmark = pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)


async def sign_up(page: Page, server: Server, name: str) -> None:
    await page.goto(f"{server.url}/sign-up")
    await page.fill("[name=username]", name)
    await page.fill("[name=email]", f"{name}@example.org")
    await page.fill("[name=password]", PASSWORD)
    for rule in await page.locator("[name=agreed]").all():
        await rule.check()
    await page.click("form[action='/sign-up'] button.primary")
    await page.wait_for_url("**/welcome")


async def sign_in(page: Page, server: Server, name: str) -> None:
    await page.goto(f"{server.url}/sign-in")
    await page.fill("[name=login]", name)
    await page.fill("[name=password]", PASSWORD)
    await page.click("form[action='/sign-in'] button.primary")
    await page.wait_for_url("**/home*")


async def post(page: Page, server: Server, text: str) -> None:
    await page.goto(f"{server.url}/home")
    await page.fill("#composer [name=text]", text)
    await page.click("#composer .send button.primary")
    await expect(page.locator("#feed")).to_contain_text(text)


async def test_from_a_first_post_to_a_reversed_decision(server: Server, windows: Windows) -> None:
    for name in ("neem", "karite"):
        server.command("accounts create", name, "--password", PASSWORD, "--role", "moderator")
    author, reader = await windows.open(locale="fr-FR"), await windows.open()
    await sign_up(author, server, "rocou")
    await sign_up(reader, server, "ida")
    await expect(author.locator("html")).to_have_attribute("lang", "fr")

    await reader.goto(f"{server.url}/@rocou")
    await reader.get_by_role("button", name="Follow", exact=True).click()
    await reader.goto(f"{server.url}/home")
    await reader.wait_for_timeout(500)
    await post(author, server, "Bonjour, je viens d'arriver sous l'arbre.")
    await expect(reader.locator("#feed")).to_contain_text("je viens d'arriver")

    await page_says_so_first(author, server)
    held = author.locator("#feed article", has_text="break your skull")
    await expect(held).to_contain_text("Menace de violence")
    await nobody_else_sees_it(server, reader)

    await report(reader, server)
    case = await decide(await windows.open(), server)
    await read_and_appeal(author, server)
    await expect_gone(server, reader)
    await overturn(await windows.open(), case)

    await author.reload()
    await expect(author.locator("main")).to_contain_text("annulée")
    await reader.goto(f"{server.url}/@rocou")
    await expect(reader.locator("main")).to_contain_text("je viens d'arriver")
    await expect(reader.locator("main")).not_to_contain_text("break your skull")


async def page_says_so_first(author: Page, server: Server) -> None:
    """A threat is not sent at once: the rule is named, and the author sends it all the same."""
    await author.goto(f"{server.url}/home")
    await author.fill("#composer [name=text]", THREAT)
    await author.click("#composer .send button.primary")
    await expect(author.locator("#foreseen")).to_contain_text("Menace de violence")
    await author.click("#foreseen button")
    await expect(author.locator("#feed")).to_contain_text(THREAT)


async def nobody_else_sees_it(server: Server, reader: Page) -> None:
    """A held post is in no timeline, profile or search of anyone else, in the pages or the API."""
    for path in ("/home", "/local", "/@rocou", "/search?q=skull"):
        await reader.goto(server.url + path)
        await expect(reader.locator("main article", has_text="break your skull")).to_have_count(0)
    with server.client("ida") as ida, server.client() as stranger:
        account = ida.get("/api/v1/accounts/lookup", params={"acct": "rocou"}).json()["id"]
        for path in (
            "/api/v1/timelines/home",
            "/api/v1/timelines/public",
            f"/api/v1/accounts/{account}/statuses",
            "/api/v2/search?q=skull",
        ):
            assert "skull" not in ida.get(path).text.replace('"skull"', "")
        assert "skull" not in stranger.get("/api/v1/timelines/public").text
    with server.client("rocou") as rocou:
        [own] = rocou.get("/api/palabre/v1/held").json()
        assert "skull" in own["content"]
        assert own["palabre"]["held"]["clause"] == "violent-threat"
    with server.client("ida") as ida:
        assert ida.get(f"/api/v1/statuses/{own['id']}").status_code == 404


async def report(reader: Page, server: Server) -> None:
    """Reports the author's visible post."""
    await reader.goto(f"{server.url}/@rocou")
    shown = reader.locator("main article", has_text="je viens d'arriver")
    await shown.locator("summary").last.click()
    await shown.get_by_role("link", name=re.compile("Report")).click()
    await reader.check("input[name=clause][value=harassment]")
    await reader.fill("[name=comment]", "They followed me here.")
    await reader.click("form[action='/report'] button.primary")
    await expect(reader.locator("body")).to_contain_text("report", ignore_case=True)


async def decide(desk: Page, server: Server) -> str:
    """Takes the case of the reported post from the queue and withdraws the post; returns the case's address."""
    await sign_in(desk, server, "neem")
    await desk.goto(f"{server.url}/desk")
    queue = desk.locator("main a[href*='/desk/cases/']")
    await expect(queue).to_have_count(2)
    await expect(queue.first).to_contain_text("break your skull")
    await queue.nth(1).click()
    await desk.check("input[name=action][value=withdraw]")
    await desk.select_option("[name=clause]", "harassment")
    await desk.fill("[name=explanation]", "You had been asked to stop.")
    await desk.locator("form.raised button.primary").click()
    await desk.goto(f"{server.url}/desk?state=decided")
    await desk.locator("main a[href*='/desk/cases/']").first.click()
    await desk.wait_for_url("**/desk/cases/*")
    return desk.url


async def read_and_appeal(author: Page, server: Server) -> None:
    """The author reads the statement of reasons in French, and appeals."""
    await author.goto(f"{server.url}/statements")
    await author.locator("main a[href*='/statements/']").first.click()
    statement = author.locator("main")
    for words in ("Harcèlement", "je viens d'arriver", "You had been asked to stop.", "Si vous n’êtes pas d’accord"):
        await expect(statement).to_contain_text(words)
    await author.fill("form#appeal [name=text]", "Je disais seulement bonjour.")
    await author.click("form#appeal button.primary")
    await expect(author.locator("main")).to_contain_text("Je disais seulement bonjour.")


async def expect_gone(server: Server, reader: Page) -> None:
    await reader.goto(f"{server.url}/@rocou")
    await expect(reader.locator("main")).not_to_contain_text("je viens d'arriver")


async def overturn(desk: Page, case: str) -> None:
    """Another moderator reverses the decision; the first one may not."""
    server = case.split("/desk/", maxsplit=1)[0]
    await desk.goto(f"{server}/sign-in")
    await desk.fill("[name=login]", "karite")
    await desk.fill("[name=password]", PASSWORD)
    await desk.click("form[action='/sign-in'] button.primary")
    await desk.wait_for_url("**/home*")
    await desk.goto(case)
    await desk.check("input[name=answer][value=overturn]")
    await desk.fill("[name=explanation]", "A greeting is no harassment.")
    await desk.locator("form.raised button.primary").click()
    await expect(desk.locator("main")).to_contain_text("revers", ignore_case=True)
