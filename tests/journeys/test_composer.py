"""The composer in a browser: files by paste and drop, completion, drafts that outlive the page, a word beforehand."""

import base64
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.async_api import Page, expect

from tests.harness.browser import Windows
from tests.harness.server import Server

PASSWORD = "under the tree at noon"
THREAT = "Ida, tonight I am coming to your place with a hammer and I will break your skull."
HAND_OVER = """([kind, data]) => {
  const bag = new DataTransfer();
  const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
  bag.items.add(new File([bytes], "sea.png", { type: "image/png" }));
  const event = kind === "paste"
    ? new ClipboardEvent(kind, { clipboardData: bag, bubbles: true, cancelable: true })
    : new DragEvent(kind, { dataTransfer: bag, bubbles: true, cancelable: true });
  document.querySelector("form.composer textarea[name=text]").dispatchEvent(event);
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for these tests; each brings its own people."""
    server = Server(tmp_path_factory.mktemp("served") / "instance")
    server.init("owner")
    picture = tmp_path_factory.mktemp("emoji") / "baobab.png"
    Image.new("RGB", (64, 64), "brown").save(picture)
    server.command("emoji add", "baobab", str(picture), "--category", "Trees")
    for name in ("efua", "benta", "kofi", "lamine"):
        server.command("accounts create", name, "--password", PASSWORD)
    yield server.start()
    server.close()


async def sign_in(page: Page, server: Server, name: str) -> None:
    await page.goto(f"{server.url}/sign-in?next=%2Flocal")
    await page.fill("[name=login]", name)
    await page.fill("[name=password]", PASSWORD)
    await page.click("form[action='/sign-in'] button.primary")
    await page.wait_for_url("**/local*")
    await page.goto(f"{server.url}/home")


def sea() -> str:
    file = BytesIO()
    Image.new("RGB", (90, 60), "teal").save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


async def test_files_are_pasted_dropped_described_and_pointed_at(served: Server, windows: Windows) -> None:
    page = await windows.open()
    await sign_in(page, served, "efua")
    await page.goto(f"{served.url}/compose")
    await page.evaluate(HAND_OVER, ["paste", sea()])
    await expect(page.get_by_label("Describe this picture")).to_be_focused()
    await page.keyboard.type("First sea")
    await page.evaluate(HAND_OVER, ["drop", sea()])
    await expect(page.get_by_label("Describe this picture")).to_have_count(2)
    await expect(page.locator("#no-alt")).to_contain_text("One file has no description yet")
    point = page.get_by_role("slider", name="Point to keep in sight").nth(1)
    await point.press("ArrowRight")
    await point.press("ArrowUp")
    await expect(point).to_have_attribute("aria-valuetext", "55 % from the left, 45 % from the top")
    await page.get_by_label("Describe this picture").nth(1).fill("Second sea")
    await expect(page.locator("#no-alt")).to_be_hidden()
    await page.get_by_role("button", name="Move it forward").press("Enter")
    await page.get_by_label("Your post").fill("Two seas")
    await page.get_by_label("Your post").press("Control+Enter")
    await page.wait_for_url("**/home*")
    images = page.locator("#feed article", has_text="Two seas").first.locator("figure img:not([alt=''])")
    await expect(images.first).to_have_attribute("alt", "Second sea")
    await expect(images.nth(1)).to_have_attribute("alt", "First sea")


async def test_names_and_emoji_complete_while_one_types(served: Server, windows: Windows) -> None:
    page = await windows.open()
    await sign_in(page, served, "benta")
    text = page.get_by_label("Your post")
    await text.press_sequentially("Good day @lami")
    await expect(page.get_by_role("option", name="lamine")).to_be_visible()
    await expect(text).to_have_attribute("aria-activedescendant", "offer-1")
    await text.press("Enter")
    await expect(text).to_have_value("Good day @lamine ")
    await text.press_sequentially("and :bao")
    await expect(page.get_by_role("option", name=":baobab:")).to_be_visible()
    await text.press("Escape")
    await expect(page.get_by_role("option", name=":baobab:")).to_have_count(0)
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await text.fill("Tree")
    await page.get_by_role("button", name="Emoji").click()
    await page.get_by_label("Search emoji").fill("bao")
    await page.get_by_label("Search emoji").press("Enter")
    await expect(text).to_have_value("Tree :baobab: ")
    await page.get_by_role("button", name="Post", exact=True).click()
    await expect(page.locator("#feed article").first.get_by_role("img", name=":baobab:")).to_be_visible()


async def test_a_draft_outlives_its_page_and_goes_once_it_is_sent(served: Server, windows: Windows) -> None:
    page = await windows.open()
    await sign_in(page, served, "kofi")
    await page.goto(f"{served.url}/compose")
    text = page.get_by_label("Your post")
    await text.fill("Half a thou")
    await page.evaluate(HAND_OVER, ["paste", sea()])
    await expect(page.get_by_label("Describe this picture")).to_be_focused()
    await page.keyboard.type("A sea")
    await page.wait_for_timeout(500)
    await page.goto(f"{served.url}/about/rules")
    await page.goto(f"{served.url}/compose")
    await expect(text).to_have_value("Half a thou")
    await expect(page.get_by_label("Describe this picture")).to_have_value("A sea")
    await expect(page.get_by_text("What you were writing is back.")).to_be_visible()

    await text.press("Escape")
    await page.get_by_role("button", name="Keep it as a draft").click()
    await page.goto(f"{served.url}/compose")
    await expect(text).to_have_value("")
    await page.get_by_role("link", name="Go on Half a thou").click()
    await expect(text).to_have_value("Half a thou")
    await expect(page.get_by_label("Describe this picture")).to_have_value("A sea")
    await page.get_by_role("button", name="Post", exact=True).click()
    await page.wait_for_url("**/home*")
    await page.goto(f"{served.url}/compose")
    await expect(text).to_have_value("")
    await expect(page.get_by_text("Half a thou")).to_have_count(0)


async def test_a_word_beforehand_and_the_choice_to_rephrase(served: Server, windows: Windows) -> None:
    page = await windows.open()
    await sign_in(page, served, "lamine")
    text = page.get_by_label("Your post")
    await text.fill(THREAT)
    await text.press("Control+Enter")
    notice = page.get_by_role("alert")
    await expect(notice).to_contain_text("Threat of violence")
    await expect(notice).to_be_focused()
    await expect(text).to_have_value(THREAT)
    await text.fill("Ida, I am cross with you. Can we talk?")
    await page.get_by_role("button", name="Post", exact=True).click()
    await expect(page.locator("#feed")).to_contain_text("Can we talk?")
    await text.fill(THREAT)
    await page.get_by_role("button", name="Post", exact=True).click()
    await page.get_by_role("button", name="Send it anyway, to be looked at").click()
    await expect(page.locator("#feed article", has_text="break your skull")).to_contain_text("only you can see this")
