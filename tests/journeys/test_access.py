"""Every page can be read and used by everyone: axe-core finds nothing, in either theme, on a phone and on a desktop.

The rules are those of WCAG 2.2 AA and axe's best practices (https://github.com/dequelabs/axe-core).
"""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from tests.harness.pages import SIGHTS, Example, People, places

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
JUDGE = """
async rules => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
  const why = node => node.any.concat(node.all, node.none).map(check => check.message).join("; ");
  const said = node => `${node.target.join(" ")} (${why(node)})`;
  return found.violations.map(each => `${each.id}: ${each.nodes.map(said).join(" | ")}`);
}
"""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    """The example community, served."""
    with Example(tmp_path_factory.mktemp("example")) as served:
        yield served


@pytest_asyncio.fixture(params=["light", "dark"], loop_scope="session")
async def people(request: pytest.FixtureRequest, chromium: Browser, example: Example) -> AsyncIterator[People]:
    """Everyone of the example, with a theme."""
    found = People(
        chromium,
        example,
        color_scheme=request.param,
        viewport={"width": 360, "height": 740} if request.param == "dark" else {"width": 1280, "height": 900},
        reduced_motion="reduce",
        locale="en-GB",
    )
    yield found
    await found.close()


async def test_axe_finds_nothing_on_any_page(people: People) -> None:
    named = await places(people)
    found = {}
    for sight in SIGHTS:
        page = await (await people.context(sight.who)).new_page()
        answer = await page.goto(sight.path.format(**named))
        assert answer is not None
        assert answer.status == (404 if sight.name == "not-found" else 200), sight
        if violations := await judge(page):
            found[sight.name] = violations
        await page.close()
    assert not found, "\n".join(f"{name}: {each}" for name, several in found.items() for each in several)


async def judge(page: Page) -> list[str]:
    """What axe-core finds wrong on a page, with its menus closed."""
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = await page.evaluate(JUDGE, RULES)
    return found
