"""Every page can be read and used by everyone: axe-core finds nothing, in either theme, on a phone and on a desktop.

The rules are those of WCAG 2.2 AA and axe's best practices (https://github.com/dequelabs/axe-core).
"""

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ViewportSize
from starlette.routing import Route

from palabre.web.routes import routes
from tests.harness.axe import judge
from tests.harness.pages import NO_PAGES, NOT_IN_THE_EXAMPLE, SIGHTS, Example, People, Who, places

LOOKS: Mapping[Literal["light", "dark"], ViewportSize] = {
    "light": {"width": 1280, "height": 900},
    "dark": {"width": 360, "height": 740},
}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    """The example community, served."""
    with Example(tmp_path_factory.mktemp("example")) as served:
        yield served


@pytest_asyncio.fixture(loop_scope="session")
async def people(chromium: Browser, example: Example) -> AsyncIterator[People]:
    """Everyone of the example."""
    found = People(chromium, example, reduced_motion="reduce", locale="en-GB")
    yield found
    await found.close()


@pytest.mark.parametrize("who", ["visitor", "member", "moderator", "owner"])
async def test_axe_finds_nothing_on_any_page(people: People, who: Who) -> None:
    named = await places(people)
    page = await (await people.context(who)).new_page()
    found = []
    for sight in (each for each in SIGHTS if each.who == who):
        answer = await page.goto(sight.path.format(**named))
        assert answer is not None
        assert answer.status == (404 if sight.name == "not-found" else 200), sight
        for theme, size in LOOKS.items():
            await page.emulate_media(color_scheme=theme)
            await page.set_viewport_size(size)
            found += [f"{sight.name}, {theme}: {each}" for each in await judge(page)]
    assert not found, "\n".join(found)


def test_no_page_is_forgotten() -> None:
    stand_ins = dict.fromkeys(("own", "post"), "1") | {
        "profile": "/@kapok",
        "thread": "/@kapok/1",
        "tag": "/tags/repair",
    }
    stand_ins |= {"list": "/lists/1", "conversation": "/messages/1", "case": "/desk/cases/1"}
    seen = [each.path.format(**stand_ins).partition("?")[0] for each in SIGHTS]
    pages = [each for each in routes() if isinstance(each, Route) and "GET" in (each.methods or ())]
    unseen = {each.path for each in pages if not any(each.path_regex.match(path) for path in seen)}
    forgotten = {path for path in unseen if not any(re.search(kind, path) for kind in NO_PAGES)}
    assert forgotten == set(NOT_IN_THE_EXAMPLE)
