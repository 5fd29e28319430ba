"""The journey of a member by keyboard alone: every control is reached with Tab, and one sees where one is."""

import pytest
from playwright.async_api import expect

from tests.harness.browser import Windows
from tests.journeys.community import BREAD, FRIEND, Community
from tests.journeys.conftest import OpenMember
from tests.journeys.hands import Keyboard
from tests.journeys.journey import walk


@pytest.mark.parametrize("locale", ["en", "fr"])
async def test_the_journey_of_a_member(locale: str, open_member: OpenMember) -> None:
    await walk(await open_member(Keyboard, locale))


async def test_a_menu_closes_with_escape_and_behind_whoever_leaves_it(community: Community, windows: Windows) -> None:
    hands = Keyboard(await windows.open(), community.server.url, "en")
    await hands.page.goto(f"{hands.url}/@{FRIEND}")
    post = hands.post(BREAD)
    menu, report = post.locator("details.menu"), hands.find("link", hands.say("Report"), post)
    await hands.unfold("More about this post", post)
    await hands.reach(report)
    await hands.page.keyboard.press("Escape")
    await expect(menu).not_to_have_attribute("open")
    await expect(menu.locator("summary")).to_be_focused()
    await hands.page.keyboard.press("Enter")
    await hands.reach(report)
    await hands.page.keyboard.press("Tab")
    await expect(menu).not_to_have_attribute("open")
