"""Hands that use a page: with a mouse, with a keyboard alone, and in a browser that runs no scripts.

A journey says what a person does and sees, and names controls by their keys in the catalogue; the hands find them by
their role and name, as a screen reader would, in the language of the person.
"""

import re
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, Final, Literal

from playwright.async_api import Download, Locator, Page, expect

from palabre.ground.language import catalogue
from palabre.policy.load import load_policy

Role = Literal["button", "checkbox", "heading", "link", "navigation", "radio"]
MOST_STOPS: Final = 200
"""So many presses of Tab may lie between two controls of a page, and no more."""
LOOK: Final = """
target => {
  const here = document.activeElement;
  const inGroup = here.type === "radio" && here.name && here.name === target.name && here.form === target.form;
  const lies = here.compareDocumentPosition(target);
  const isSeen = each => {
    if (!each) return false;
    const style = getComputedStyle(each);
    const place = each.getBoundingClientRect();
    const isDrawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const isInSight = place.bottom > 0 && place.top < innerHeight && place.width > 0 && place.height > 0;
    return isDrawn && isInSight && style.opacity !== "0";
  };
  return {
    isThere: here === target || inGroup,
    isAtStart: here === document.body && document.querySelector("main")?.contains(target),
    isBefore: Boolean(lies & Node.DOCUMENT_POSITION_PRECEDING),
    isMarked: here === document.body || isSeen(here) || isSeen(here.closest("label")),
    what: here.outerHTML.slice(0, 200),
  };
}
"""


class Hands(ABC):
    """One person at one page, in one language."""

    has_scripts = True

    def __init__(self, page: Page, url: str, locale: str) -> None:
        self.page, self.url, self.locale = page, url, locale

    @abstractmethod
    async def use(self, control: Locator) -> None:
        """Presses a button, follows a link, opens a fold."""

    @abstractmethod
    async def type_into(self, field: Locator, words: str) -> None:
        """Writes behind what stands in a field."""

    @abstractmethod
    async def choose_in(self, field: Locator, option: str) -> None:
        """Chooses one of a closed list."""

    @abstractmethod
    async def set_on(self, box: Locator) -> None:
        """Ticks a box, or chooses among several."""

    def say(self, key: str, /, **values: object) -> str:
        """A text of the catalogue in the person's language."""
        return re.sub(r"\s+", " ", catalogue(self.locale).gettext(key).format(**values))

    def rule(self, clause_id: str) -> str:
        """What a rule is called in the person's language."""
        return re.sub(r"\s+", " ", load_policy().clause(clause_id).title(self.locale))

    def find(self, role: Role, name: str, within: Locator | None = None, *, more: bool = False) -> Locator:
        """What has this role and name. Numbers may follow the name, and anything where `more` may."""
        wanted = re.compile(rf"^{re.escape(name)}{'' if more else '( [0-9].*)?$'}")
        return (within or self.page).get_by_role(role, name=wanted)

    def field(self, name: str, within: Locator | None = None) -> Locator:
        """The field with this label."""
        fields = (within or self.page).locator("input, textarea, select")
        return fields.and_(self.page.get_by_label(name, exact=True))

    def fold(self, name: str, within: Locator | None = None) -> Locator:
        """What opens a fold with this name."""
        return (within or self.page).locator("summary", has=self.page.get_by_text(name, exact=True))

    def post(self, words: str) -> Locator:
        """The newest post on the page that says this itself, not in a quote."""
        own = self.page.locator(".post-body > .content", has_text=words)
        return self.page.locator("article.post", has=own).first

    @property
    def menu(self) -> Locator:
        """The main menu."""
        return self.find("navigation", self.say("Main"))

    async def press(self, key: str, within: Locator | None = None, *, more: bool = False, **values: object) -> None:
        """Presses a button."""
        await self.use(self.find("button", self.say(key, **values), within, more=more))

    async def follow(self, key: str, within: Locator | None = None, *, more: bool = False, **values: object) -> None:
        """Follows a link."""
        await self.use(self.find("link", self.say(key, **values), within, more=more))

    async def unfold(self, key: str, within: Locator | None = None, **values: object) -> None:
        """Opens a fold or a menu."""
        await self.use(self.fold(self.say(key, **values), within))

    async def write(self, key: str, words: str, within: Locator | None = None, **values: object) -> None:
        """Writes into a field."""
        await self.type_into(self.field(self.say(key, **values), within), words)

    async def choose(self, key: str, option: str) -> None:
        """Chooses an option of a closed list, by the beginning of its words."""
        field = self.field(self.say(key))
        options = [re.sub(r"\s+", " ", each).strip() for each in await field.locator("option").all_inner_texts()]
        await self.choose_in(field, next(each for each in options if each.startswith(option)))

    async def tick(self, name: str, within: Locator | None = None) -> None:
        """Ticks the box whose label begins with this."""
        await self.set_on(self.find("checkbox", name, within, more=True))

    async def pick(self, name: str, within: Locator | None = None) -> None:
        """Chooses, among several, what begins with this."""
        await self.set_on(self.find("radio", name, within, more=True))

    async def attach(self, key: str, file: Path) -> None:
        """Opens the window in which files are chosen, and chooses one."""
        async with self.page.expect_file_chooser() as window:
            await self.use(self.field(self.say(key)))
        await (await window.value).set_files(file)

    async def fetch(self, link: Locator) -> Path:
        """Follows a link to a file, and keeps the file."""
        async with self.page.expect_download() as window:
            await self.use(link)
        download: Download = await window.value
        return await download.path()

    async def arrives(self, key: str, **values: object) -> None:
        """Sees that the page is the one of this heading."""
        heading = self.find("heading", self.say(key, **values), more=True)
        await expect(heading.and_(self.page.locator("h1"))).to_be_visible()

    async def sees(self, words: str, within: Locator | None = None) -> None:
        """Sees these words."""
        await expect((within or self.page.locator("main")).get_by_text(words).first).to_be_visible()

    async def keeps_place(self, control: Locator) -> None:
        """Finds a control again after using it; with a keyboard, without looking for it."""
        await expect(control).to_be_visible()


class Mouse(Hands):
    """Points and clicks."""

    async def use(self, control: Locator) -> None:
        await control.click()

    async def type_into(self, field: Locator, words: str) -> None:
        await field.click()
        await self.page.keyboard.insert_text(words)

    async def choose_in(self, field: Locator, option: str) -> None:
        await field.select_option(label=option)

    async def set_on(self, box: Locator) -> None:
        await box.check()


class WithoutScripts(Mouse):
    """Points and clicks in a browser that runs no scripts."""

    has_scripts = False


class Keyboard(Hands):
    """Goes from control to control with Tab and Shift+Tab, and sees at each where it is."""

    async def use(self, control: Locator) -> None:
        await self.reach(control)
        await self.page.keyboard.press("Enter")

    async def type_into(self, field: Locator, words: str) -> None:
        await self.reach(field)
        await self.page.keyboard.type(words)

    async def choose_in(self, field: Locator, option: str) -> None:
        await self.reach(field)
        for _ in range(await field.locator("option").count()):
            chosen: str = await field.evaluate("field => field.selectedOptions[0].label")
            if re.sub(r"\s+", " ", chosen).strip() == option:
                return
            await self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow does not get to {option}")

    async def set_on(self, box: Locator) -> None:
        await self.reach(box)
        for _ in range(await self.page.get_by_role("radio").count()):
            if await box.evaluate("box => box === document.activeElement"):
                break
            await self.page.keyboard.press("ArrowDown")
        if not await box.is_checked():
            await self.page.keyboard.press("Space")
        await expect(box).to_be_checked()

    async def keeps_place(self, control: Locator) -> None:
        await expect(control).to_be_focused()

    async def reach(self, target: Locator) -> None:
        """Tabs to a control, or to the group of choices that it belongs to, whichever way it lies.

        Raises `AssertionError` when there is no way, or when what has the focus on the way is not marked.
        """
        await expect(target).to_be_visible()
        if (await target.evaluate(LOOK))["isAtStart"]:
            await self._skip_to_content()
        for stop in range(MOST_STOPS):
            found: dict[str, Any] = await target.evaluate(LOOK)
            assert not stop or found["isMarked"], f"{self.page.url} does not show where the focus is: {found['what']}"
            if found["isThere"]:
                return
            await self.page.keyboard.press("Shift+Tab" if found["isBefore"] else "Tab")
        raise AssertionError(f"{self.page.url} has no way by keyboard to {target}")

    async def _skip_to_content(self) -> None:
        """Takes the short way that the first stop of a page offers, unless the page began further down."""
        await self.page.keyboard.press("Tab")
        skip = self.find("link", self.say("Skip to content"))
        if await skip.evaluate("link => link === document.activeElement"):
            await expect(skip).to_be_in_viewport()
            await self.page.keyboard.press("Enter")
            await expect(self.page.locator("main")).to_be_focused()
