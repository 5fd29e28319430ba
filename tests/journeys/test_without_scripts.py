"""The journey of a member in a browser that runs no scripts."""

import pytest

from tests.journeys.conftest import OpenMember
from tests.journeys.hands import WithoutScripts
from tests.journeys.journey import walk


@pytest.mark.parametrize("locale", ["en", "fr"])
async def test_the_journey_of_a_member(locale: str, open_member: OpenMember) -> None:
    await walk(await open_member(WithoutScripts, locale))
