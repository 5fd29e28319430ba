"""The journey of a member by keyboard alone: every control is reached with Tab, and one sees where one is."""

import pytest

from tests.journeys.conftest import OpenMember
from tests.journeys.hands import Keyboard
from tests.journeys.journey import walk


@pytest.mark.parametrize("locale", ["en", "fr"])
async def test_the_journey_of_a_member(locale: str, open_member: OpenMember) -> None:
    await walk(await open_member(Keyboard, locale))
