"""Debian's Chromium, driven by Playwright, which brings no browser of its own."""

import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def why_no_browser() -> str | None:
    """A sentence saying why browser tests cannot run here, or None when they can."""
    program = shutil.which(str(CHROMIUM))
    if program is None:
        return f"there is no {CHROMIUM}; as root: apt-get install chromium"
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False, timeout=60)
    if done.returncode != 0:
        return f"{CHROMIUM} does not start: {done.stderr.strip().splitlines()[-1:]}"
    return None


@asynccontextmanager
async def open_chromium() -> AsyncIterator[Browser]:
    """A running browser."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


class Windows:
    """Opens pages as separate people, each with cookies of their own, and notes what goes wrong in them."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.problems: list[str] = []

    async def open(self, *, locale: str = "en-GB", width: int = 1100, height: int = 900, scripts: bool = True) -> Page:
        """A page of a new person, whose browser asks for `locale`, and runs scripts or not."""
        context = await self._browser.new_context(
            locale=locale, viewport={"width": width, "height": height}, java_script_enabled=scripts
        )
        context.set_default_timeout(10_000)
        page = await context.new_page()
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))
        page.on("console", lambda message: self._note(page, message))
        return page

    def _note(self, page: Page, message: ConsoleMessage) -> None:
        # A refused form answers with 4xx, which Chromium logs as an error although the page is right.
        if message.type == "error" and "status of 4" not in message.text:
            self.problems.append(f"{page.url}: {message.text}")

    async def close(self) -> None:
        """Close every window. Raises `AssertionError` when a script failed in one of them."""
        for context in self._browser.contexts:
            await context.close()
        assert not self.problems, "\n".join(self.problems)
