"""The form of a filter: what it starts with, what is asked for, and the words for it."""

from collections.abc import Sequence
from typing import Final

import msgspec

from palabre.ground.clock import DAY, HOUR, MINUTE, SECOND
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.timelines.filters.edit import FilterChange, KeywordChange
from palabre.timelines.filters.model import FilterView
from palabre.web.forms import Form

PLACES: Final = {
    "home": (_("Home and lists"), _("What the people you follow say")),
    "notifications": (_("Notifications"), _("What others say to you")),
    "public": (_("Public timelines"), _("The local timeline, tags and what is popular")),
    "thread": (_("Conversations"), _("Answers below and above a post")),
    "account": (_("Profiles"), _("The pages of people")),
}
"""Where a filter may apply, and what that means."""
ACTIONS: Final = {
    "warn": (_("Fold it"), _("The post waits behind the name of the filter; one press opens it.")),
    "blur": (_("Cover its pictures"), _("The words stay, the pictures wait for one press.")),
    "hide": (_("Leave it out"), _("As if the post were not there.")),
}
"""What a filter may do, and what that means."""
LASTING: Final = (0, 30 * MINUTE, 6 * HOUR, DAY, 7 * DAY, 30 * DAY)
"""For how long a filter may be wanted, in milliseconds; 0 is for ever."""
AS_IT_IS = "keep"
BLANK_ROWS = 3
MOST_ROWS = 60


class Row(msgspec.Struct, frozen=True):
    """A line of the form for a keyword: one that is kept, or a new one by its place."""

    name: str
    keyword: str
    whole_word: bool
    is_kept: bool
    remove: bool = False


def blank(word: str = "") -> Form:
    """A form for a new filter, of a word if one is at hand."""
    places = {f"place-{each}": "yes" for each in PLACES}
    return Form(defaults=places | {"action": "warn", "lasting": "0", "title": word, "keyword-new-0": word})


def of(known: FilterView) -> Form:
    """A form with a filter as it is."""
    row = known.filter
    values = {"title": row.title, "action": row.action, "lasting": AS_IT_IS}
    return Form(defaults=values | {f"place-{each}": "yes" for each in row.places})


def rows(form: Form, known: FilterView | None) -> Sequence[Row]:
    """The lines for keywords: those that are kept, then new ones, three more than are in use when more are wanted."""
    kept = [
        Row(
            str(each.id),
            form.text(f"keyword-{each.id}") if form.is_sent else each.keyword,
            form.flag(f"whole-{each.id}") if form.is_sent else each.whole_word,
            is_kept=True,
            remove=form.flag(f"remove-{each.id}"),
        )
        for each in (known.keywords if known else ())
    ]
    count = min(_new_rows(form) + (BLANK_ROWS if form.flag("more") else 0), MOST_ROWS)
    fresh = [
        Row(
            f"new-{place}",
            form.text(f"keyword-new-{place}"),
            form.flag(f"whole-new-{place}") if form.is_sent else True,
            is_kept=False,
        )
        for place in range(count)
    ]
    return [*kept, *fresh]


def _new_rows(form: Form) -> int:
    sent = form.text("rows")
    return max(BLANK_ROWS, int(sent)) if sent.isdecimal() and len(sent) < 4 else BLANK_ROWS


def change_of(form: Form, known: FilterView | None = None) -> FilterChange:
    """What the form asks for. Raises `Invalid`, naming the fields, when it says too little."""
    keywords = [
        KeywordChange(
            id=int(row.name) if row.is_kept else None,
            keyword=row.keyword.strip(),
            whole_word=row.whole_word,
            remove=row.remove or (row.is_kept and not row.keyword.strip()),
        )
        for row in rows(form, known)
    ]
    places = tuple(each for each in PLACES if form.flag(f"place-{each}"))
    _check(form, places, keywords, known)
    return FilterChange(
        title=form.line("title"),
        contexts=places,
        action=form.text("action"),
        expires_in=_lasting(form.text("lasting")),
        keywords=keywords,
    )


def _check(form: Form, places: Sequence[str], keywords: Sequence[KeywordChange], known: FilterView | None) -> None:
    problems: dict[str, str] = {}
    if not form.line("title"):
        problems["title"] = _("Give the filter a name.")
    if not places:
        problems["places"] = _("Choose at least one place where it applies.")
    if not any(each.keyword and not each.remove for each in keywords) and not (known and known.statuses):
        problems["keywords"] = _("Name at least one word.")
    if problems:
        first = next(iter(problems.values()))
        raise Invalid(first, fields={name: [("ERR_BLANK", text)] for name, text in problems.items()})


def _lasting(wish: str) -> int | None:
    """In seconds, None to leave it as it is."""
    offered = {str(each): each // SECOND for each in LASTING}
    return None if wish == AS_IT_IS else offered.get(wish, 0)
