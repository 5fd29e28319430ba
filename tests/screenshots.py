"""Pictures of every page of the example community: phone and desktop, light and dark.

`make screenshots` writes them into `screenshots/`, with sheets that show many at once. `--only NAME …` takes some of
them.
"""

import argparse
import asyncio
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Error
from rich.console import Console
from rich.progress import Progress

from tests.harness.browser import open_chromium
from tests.harness.pages import SIGHTS, Example, People, Sight, places

CONSOLE = Console()
SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 900}}
THEMES = ("light", "dark")
ON_A_SHEET = {"phone": 6, "desktop": 4}
SHEET_WIDTH = {"phone": 300, "desktop": 640}


def main() -> None:
    """Reads the arguments and takes the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("screenshots"))
    parser.add_argument("--only", nargs="*", default=[], help="names of pages")
    parser.add_argument("--url", help="an example community that is running already, and its data folder", nargs=2)
    parser.add_argument("--language", default="en")
    parser.add_argument("--themes", nargs="*", default=THEMES, choices=THEMES)
    parser.add_argument("--sizes", nargs="*", default=list(SIZES), choices=list(SIZES))
    wanted = parser.parse_args()
    wanted.folder.mkdir(exist_ok=True)
    chosen = [each for each in SIGHTS if not wanted.only or each.name in wanted.only]
    with tempfile.TemporaryDirectory() as folder:
        example = Example(Path(folder))
        if wanted.url:
            example.url, example.data = wanted.url[0], Path(wanted.url[1])
            asyncio.run(_all(example, chosen, wanted))
        else:
            with example:
                asyncio.run(_all(example, chosen, wanted))


async def _all(example: Example, chosen: list[Sight], wanted: argparse.Namespace) -> None:
    async with open_chromium() as browser:
        with Progress(console=CONSOLE) as progress:
            task = progress.add_task("Pages", total=len(chosen) * len(wanted.sizes) * len(wanted.themes))
            for size in wanted.sizes:
                for theme in wanted.themes:
                    people = People(
                        browser,
                        example,
                        viewport=SIZES[size],
                        color_scheme=theme,
                        locale=wanted.language,
                        reduced_motion="reduce",
                    )
                    named = await places(people)
                    taken = []
                    for sight in chosen:
                        path = wanted.folder / f"{sight.name}-{size}-{theme}.png"
                        if await _take(people, sight, named, path):
                            taken.append(path)
                        progress.advance(task)
                    await people.close()
                    _sheets(taken, wanted.folder / f"sheet-{size}-{theme}", size)


async def _take(people: People, sight: Sight, named: dict[str, str], path: Path) -> bool:
    page = await (await people.context(sight.who)).new_page()
    try:
        answer = await page.goto(sight.path.format(**named))
        await page.wait_for_timeout(250)
        await page.screenshot(path=path)
        if answer is not None and answer.status >= 400 and sight.name != "not-found":
            CONSOLE.print(f"{sight.name}: {answer.status}")
        wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            CONSOLE.print(f"{sight.name}: {wide} px too wide ({path.stem})")
    except Error as error:
        CONSOLE.print(f"{sight.name}: {error}")
        return False
    finally:
        await page.close()
    return True


def _sheets(taken: list[Path], stem: Path, size: str) -> None:
    """Puts pictures side by side, so that one look sees many."""
    per_sheet, width = ON_A_SHEET[size], SHEET_WIDTH[size]
    height = round(width * SIZES[size]["height"] / SIZES[size]["width"])
    columns = 6 if size == "phone" else 2
    for number, start in enumerate(range(0, len(taken), per_sheet)):
        part = taken[start : start + per_sheet]
        rows = -(-len(part) // columns)
        sheet = Image.new("RGB", (columns * (width + 8), rows * (height + 8)), (128, 128, 128))
        for place, path in enumerate(part):
            with Image.open(path) as picture:
                small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
            sheet.paste(small, (place % columns * (width + 8), place // columns * (height + 8)))
        sheet.save(stem.with_name(f"{stem.name}-{number:02}.png"))


if __name__ == "__main__":
    main()
