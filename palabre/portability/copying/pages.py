"""The copy as pages for a browser: a first page, and one for each month. Nothing in them needs a network."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_datetime, format_skeleton
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from palabre.accounts.model import Account
from palabre.ground import clock
from palabre.ground.language import _, translator
from palabre.portability.copying.activity import media_path, picture_path
from palabre.statuses.model import StatusView, Visibility

TEMPLATES = Path(__file__).parent / "templates"
STYLE = TEMPLATES / "style.css"
SEEN_BY = {
    Visibility.PUBLIC: _("for everyone"),
    Visibility.UNLISTED: _("for everyone, not in public timelines"),
    Visibility.PRIVATE: _("for followers"),
    Visibility.DIRECT: _("for the people it names"),
}
FILES = {
    "outbox.json": _("every post and boost, as ActivityPub"),
    "actor.json": _("your profile, as ActivityPub"),
    "likes.json": _("what you favourited"),
    "bookmarks.json": _("what you bookmarked"),
    "statements.json": _("decisions of the team about you, with their reasons"),
    "account.json": _("what is kept of your login"),
}


@cache
def _environment(locale: str) -> Environment:
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, auto_reload=False)
    made.globals.update(_=translator(locale), locale=locale)
    return made


def month_file(at: int) -> str:
    """The page on which a post of a moment stands."""
    return f"posts/{clock.as_datetime(at):%Y-%m}.html"


def month_name(file: str, locale: str) -> str:
    """What the page of a month is called."""
    at = clock.parse_iso(f"{Path(file).stem}-01")
    assert at is not None
    return format_skeleton("yMMMM", clock.as_datetime(at), locale=locale)


def month_head(account: Account, file: str, locale: str) -> str:
    """How the page of a month begins."""
    page = _environment(locale).get_template("page.html").render(account=account, root="../")
    back = Markup('<p><a href="../index.html">{}</a></p><h1>{}</h1>').format(account.name, month_name(file, locale))
    return page + str(back)


MONTH_END = "</main>\n</body>\n</html>\n"


def post(view: StatusView, locale: str) -> str:
    """One post or boost."""
    shown = view.reblog or view
    poll = shown.poll.poll if shown.poll else None
    values: dict[str, Any] = {
        "shown": shown,
        "boosted": view.reblog is not None,
        "when": format_datetime(clock.as_datetime(view.status.created_at), "long", locale=locale),
        "seen_by": translator(locale)(SEEN_BY[Visibility(view.status.visibility)]),
        "content": Markup(shown.status.html),  # noqa: S704  (made by statuses.text and nothing else)
        "options": list(zip(poll.titles, poll.counts, strict=True)) if poll else [],
        "media": [] if view.reblog else [(media_path(each), each.mime, each.description) for each in view.attachments],
    }
    return _environment(locale).get_template("post.html").render(values)


def index(account: Account, months: Sequence[tuple[str, int]], sheets: Sequence[str], title: str, **more: str) -> str:
    """The first page. `months` are pages with their number of posts; `more` names `locale` and `domain`."""
    locale = more["locale"]
    say = translator(locale)
    files = [
        *((name, say(text)) for name, text in FILES.items()),
        *((name, say(_("a list, as CSV"))) for name in sheets),
    ]
    return (
        _environment(locale)
        .get_template("index.html")
        .render(
            account=account,
            root="",
            domain=more["domain"],
            title=title,
            note=Markup(account.note_html),  # noqa: S704  (made by accounts.linkify and nothing else)
            facts=account.profile_fields,
            avatar=picture_path("avatar", account.avatar_key),
            header=picture_path("header", account.header_key),
            day=format_date(clock.as_datetime(clock.now()), "long", locale=locale),
            months=[(file, month_name(file, locale), count) for file, count in months],
            files=files,
        )
    )
