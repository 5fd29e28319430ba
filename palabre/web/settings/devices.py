"""What a browser says of itself, in words that its owner knows. Pure."""

import re
from typing import Final

import msgspec

_BROWSERS: Final = (
    ("Edge", r"Edg(?:e|A|iOS)?/"),
    ("Opera", r"OPR/|OPT/"),
    ("Vivaldi", r"Vivaldi/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("DuckDuckGo", r"DuckDuckGo/|Ddg/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|CriOS/"),
    ("Chromium", r"Chromium/"),
    ("Safari", r"Safari/"),
)
_SYSTEMS: Final = (
    ("iPhone", r"iPhone|iPod"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("ChromeOS", r"CrOS"),
    ("Mac", r"Macintosh|Mac OS X"),
    ("Linux", r"Linux|X11"),
)
"""Names of products, the same in every language. The order counts: most browsers also name those they grew from."""


class Device(msgspec.Struct, frozen=True):
    """A browser and what it runs on; empty for what is not known."""

    browser: str = ""
    system: str = ""

    @property
    def is_held_in_hand(self) -> bool:
        """Whether it is a phone or a tablet."""
        return self.system in ("iPhone", "iPad", "Android")


def device_of(user_agent: str) -> Device:
    """The browser and system that a `User-Agent` names; a program by the first word it says."""
    browser = next((name for name, sign in _BROWSERS if re.search(sign, user_agent)), "")
    system = next((name for name, sign in _SYSTEMS if re.search(sign, user_agent)), "")
    if not browser and not user_agent.startswith("Mozilla/"):
        browser = user_agent.partition("/")[0].strip()[:40]
    return Device(browser, system)
