"""Draw the icons of the installed app from the mark, with the browser of the tests. Run it when the mark changes."""

import asyncio
import re
from pathlib import Path

from playwright.async_api import Page, async_playwright

STATIC = Path(__file__).resolve().parent.parent / "palabre" / "web" / "static"
ICONS = STATIC / "icons"
CHROMIUM = "/usr/bin/chromium"
PAPER = "#f7f2e9"
# Name, size in pixels, how much of the icon the mark fills, the ground behind it.
# Masks of launchers cut up to a fifth off each side (https://www.w3.org/TR/appmanifest/#icon-masks).
DRAWN = (
    ("any-192", 192, 0.96, "transparent"),
    ("any-512", 512, 0.96, "transparent"),
    ("maskable-192", 192, 0.6, PAPER),
    ("maskable-512", 512, 0.6, PAPER),
    ("apple-180", 180, 0.74, PAPER),
)


async def main() -> None:
    """Write every icon."""
    ICONS.mkdir(exist_ok=True)
    mark = (STATIC / "mark.svg").read_text(encoding="utf-8")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = await browser.new_page()
        for name, size, share, ground in DRAWN:
            await draw(page, mark, name, size, share, ground)
        # Android shows the badge in one colour: only its shape counts.
        await draw(page, re.sub(r'fill="#[0-9a-f]{6}"', 'fill="#ffffff"', mark), "badge-96", 96, 1, "transparent")
        await browser.close()


async def draw(page: Page, mark: str, name: str, size: int, share: float, ground: str) -> None:
    """One icon, the mark in its middle."""
    await page.set_viewport_size({"width": size, "height": size})
    style = f"margin:0;width:{size}px;height:{size}px;display:grid;place-items:center;background:{ground}"
    await page.set_content(f'<body style="{style}">{mark}</body>')
    await page.eval_on_selector("svg", f"each => each.setAttribute('width', '{round(size * share)}')")
    await page.screenshot(path=ICONS / f"{name}.png", omit_background=True)


if __name__ == "__main__":
    asyncio.run(main())
