"""axe-core judges a page by the rules of WCAG 2.2 AA and its own best practices (https://github.com/dequelabs/axe-core)."""

from pathlib import Path

from playwright.async_api import Page

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


async def judge(page: Page) -> list[str]:
    """What axe-core finds wrong on a page, with its menus closed."""
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = await page.evaluate(JUDGE, RULES)
    return found
