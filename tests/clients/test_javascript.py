"""The unmodified JavaScript clients masto.js and megalodon live a day on the real server."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.clients.node import HERE, fetch, live
from tests.harness.server import Server
from tests.journeys.person import Person
from tests.journeys.test_clients import picture

PASSWORD = "under the tree at noon"


@pytest.mark.parametrize(
    ("script", "engine"),
    [("masto_day.mjs", "sqlite"), ("masto_day.mjs", "postgresql"), ("megalodon_day.mjs", "sqlite")],
    indirect=["engine"],
)
def test_a_day_in_javascript(server: Server, script: str, tmp_path: Path) -> None:
    fetch()
    told = re.findall(r'^await step\("(.+?)"', (HERE / script).read_text(), re.MULTILINE)

    def answer(asked: Any) -> str:
        """A person makes an account, signs in, lets the app in and copies the code."""
        server.command("accounts create", asked["name"], "--password", PASSWORD)
        person = Person(server.url)
        person.sign_in(asked["name"], PASSWORD)
        return person.allow(asked["address"])

    steps = live(script, server.url, picture(tmp_path), answer)
    assert {step: error for step, error in steps.items() if error} == {}
    assert list(steps) == told
