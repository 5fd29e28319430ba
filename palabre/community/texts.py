"""What the community says of itself in its own words: who it is, what it keeps, and its terms.

The owner writes Markdown files into the folder `texts` of the data: `about.en.md`, `privacy.fr.md`, and
`terms-2026-11-01.en.md` for terms that count from that day. What is missing there is taken from what ships with
Palabre. In a text, `$title`, `$domain`, `$address`, `$description` and `$contact` stand for what the settings say.
"""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from string import Template

import msgspec
import nh3
from markdown_it import MarkdownIt

from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.language import DEFAULT_LOCALE
from palabre.ground.settings import Settings

FOLDER = "texts"
SHIPPED = Path(__file__).parent / "shipped"
SHIPPED_AT = clock.from_datetime(datetime(2026, 11, 1, tzinfo=UTC))
_TERMS = re.compile(r"terms-(\d{4}-\d\d-\d\d)\.[\w-]+\.md")
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


class Text(msgspec.Struct, frozen=True):
    """A text as safe HTML, and when it was last changed."""

    html: str
    updated_at: int


class Terms(msgspec.Struct, frozen=True):
    """Terms with the day from which they count, and that of those that come after them."""

    html: str
    counts_from: date
    has_begun: bool
    succeeded_by: date | None


def text(name: str, settings: Settings, locale: str) -> Text:
    """The text of a name (about, privacy) in the reader's language, or the best there is. Reads files.

    Raises `NotFound` when there is none.
    """
    path = _find(name, settings, locale)
    changed = SHIPPED_AT if path.parent == SHIPPED else int(path.stat().st_mtime * clock.SECOND)
    return Text(_html(path, settings), changed)


def terms(settings: Settings, locale: str, on: date | None = None) -> Terms:
    """The terms that count today, or those of the day `on`. Reads files. Raises `NotFound` when there are none."""
    days = _days_of_terms(settings)
    today = clock.as_datetime(clock.now()).date()
    if on is None:
        counting = [day for day in days if day <= today] or days
        on = counting[-1] if counting else None
    if on is None or on not in days:
        raise NotFound(cause=f"no terms of {on}")
    later = [day for day in days if day > on]
    html = _html(_find(f"terms-{on.isoformat()}", settings, locale), settings)
    return Terms(html, on, on <= today, later[0] if later else None)


def _days_of_terms(settings: Settings) -> list[date]:
    """The days from which terms count, in order: the owner's, or where there are none, those that ship."""
    for folder in (settings.folder / FOLDER, SHIPPED):
        names = (match[1] for path in folder.glob("terms-*.md") if (match := _TERMS.fullmatch(path.name)))
        if days := sorted({day for name in names if (day := _day(name)) is not None}):
            return days
    return []


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


def _find(name: str, settings: Settings, locale: str) -> Path:
    languages = dict.fromkeys((locale, settings.default_language, DEFAULT_LOCALE))
    for folder in (settings.folder / FOLDER, SHIPPED):
        own = [folder / f"{name}.{language}.md" for language in languages]
        for path in (*own, *sorted(folder.glob(f"{name}.*.md"))):
            if path.is_file():
                return path
    raise NotFound(cause=f"no text {name}")


def _html(path: Path, settings: Settings) -> str:
    contact = f"[{settings.contact_email}](mailto:{settings.contact_email})" if settings.contact_email else ""
    source = Template(path.read_text(encoding="utf-8")).safe_substitute(
        title=settings.title,
        domain=settings.domain,
        address=settings.base_url,
        description=settings.description,
        contact=contact,
    )
    return nh3.clean(_MARKDOWN.render(source), url_schemes={"http", "https", "mailto"})
