"""The journey of a member with a mouse, in English and in French, while a friend looks on in another browser."""

import pytest
from playwright.async_api import Page, expect

from tests.harness.browser import Windows
from tests.journeys.community import FRIEND, PASSWORD, Community
from tests.journeys.conftest import OpenMember
from tests.journeys.hands import Mouse
from tests.journeys.journey import begin, go_on
from tests.journeys.life import post_a_picture


@pytest.mark.parametrize(
    ("community", "locale"),
    [("sqlite", "en"), ("sqlite", "fr"), ("postgresql", "en")],
    indirect=["community"],
)
async def test_the_journey_of_a_member(
    community: Community, locale: str, open_member: OpenMember, windows: Windows
) -> None:
    member = await open_member(Mouse, locale)
    await begin(member)
    community.follow(member.name)
    friend = await reads_home(await windows.open(), community)
    await post_a_picture(member)
    await expect(friend.locator("#feed")).to_contain_text(member.picture_words)
    await friend.context.close()
    await go_on(member)


async def reads_home(page: Page, community: Community) -> Page:
    """The friend signs in, and has their home open."""
    await page.goto(f"{community.server.url}/sign-in")
    await page.get_by_label("E-mail address or name").fill(FRIEND)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.locator("main").get_by_role("button", name="Sign in").click()
    await expect(page.locator("#feed")).to_be_visible()
    return page
