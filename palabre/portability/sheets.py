"""The files of lists, as Mastodon writes and reads them. Pure.

See https://docs.joinmastodon.org/user/moving/#export, and Mastodon's `app/models/export.rb` and `form/import.rb`.
A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula; such text gets an apostrophe in front,
which is taken off again when it comes back.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from palabre.ground.errors import Invalid, TooLarge
from palabre.ground.language import _
from palabre.portability.model import Line, ListKind, Outcome

MOST_BYTES = 4_194_304
MOST_LINES = 20_000
LONGEST_CELL = 2_048
FILE_NAMES = {
    ListKind.FOLLOWING: "following_accounts",
    ListKind.FOLLOWERS: "followers",
    ListKind.BLOCKS: "blocked_accounts",
    ListKind.MUTES: "muted_accounts",
    ListKind.DOMAIN_BLOCKS: "blocked_domains",
    ListKind.LISTS: "lists",
    ListKind.BOOKMARKS: "bookmarks",
}
HEADERS = {
    ListKind.FOLLOWING: ("Account address", "Show boosts", "Notify on new posts", "Languages"),
    ListKind.FOLLOWERS: ("Account address",),
    ListKind.MUTES: ("Account address", "Hide notifications"),
}
"""What stands in the first line; the other files begin at once."""
_FIRST = frozenset({"Account address", "List name", "#domain", "#uri"})
_NAMED = {"muted": ListKind.MUTES, "mutes": ListKind.MUTES, "domain": ListKind.DOMAIN_BLOCKS}
_NAMED |= {"blocked": ListKind.BLOCKS, "blocks": ListKind.BLOCKS, "follow": ListKind.FOLLOWING}
_NAMED |= {"list": ListKind.LISTS, "bookmark": ListKind.BOOKMARKS}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def unsafe(cell: str) -> str:
    """The cell as it was before `safe`."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Lines of a file."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def read_sheet(data: bytes, file_name: str, wanted: str = "") -> tuple[ListKind, list[Line]]:
    """What a file holds, and of which kind it is: as `wanted`, or by its first line, or by its name.

    Raises `Invalid` for what is no such file, and `TooLarge`.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge(_("This file is too large: at most {most} MB can be read."), most=MOST_BYTES >> 20)
    rows = _rows(data)
    if not rows:
        _refuse(_("This file is empty."))
    if len(rows) > MOST_LINES:
        raise TooLarge(_("This file has too many lines: at most {most} can be read at once."), most=MOST_LINES)
    has_header = rows[0][0].strip() in _FIRST
    kind = ListKind(wanted) if wanted in tuple(ListKind) else kind_of(rows[0] if has_header else [], file_name)
    header = [cell.strip() for cell in rows[0]] if has_header else list(HEADERS.get(kind, ()))
    return kind, [_line(kind, header, row) for row in rows[has_header:]]


def _rows(data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
        return [row for row in csv.reader(io.StringIO(text, newline="")) if any(cell.strip() for cell in row)]
    except (UnicodeDecodeError, csv.Error):
        return _refuse(_("This is no CSV file in UTF-8. Export the list anew, and send the file as it is."))


def _refuse(sentence: str) -> list[list[str]]:
    raise Invalid(sentence, fields={"file": [("ERR_INVALID", sentence)]})


def kind_of(header: Sequence[str], file_name: str) -> ListKind:
    """What a file holds, by its first line or else by its name. Raises `Invalid` when neither says it."""
    cells = {cell.strip() for cell in header}
    if "Hide notifications" in cells:
        return ListKind.MUTES
    if cells & {"Show boosts", "Notify on new posts", "Languages"}:
        return ListKind.FOLLOWING
    by_header = {"#domain": ListKind.DOMAIN_BLOCKS, "#uri": ListKind.BOOKMARKS, "List name": ListKind.LISTS}
    for cell, kind in by_header.items():
        if cell in cells:
            return kind
    name = file_name.casefold()
    found = next((kind for part, kind in _NAMED.items() if part in name), None)
    if found is None:
        sentence = _("What this file holds cannot be told from its name or its first line. Choose it beside the file.")
        raise Invalid(sentence, fields={"kind": [("ERR_BLANK", sentence)]})
    return ListKind.DOMAIN_BLOCKS if found is ListKind.BLOCKS and "domain" in name else found


def _line(kind: ListKind, header: Sequence[str], row: Sequence[str]) -> Line:
    cells = [unsafe(cell.strip()) for cell in row]
    if any(len(cell) > LONGEST_CELL or not cell.isprintable() for cell in cells):
        return Line(subject=cells[0][:80], outcome=Outcome.UNREADABLE)
    if kind is ListKind.LISTS:
        title, subject = cells[0], _handle(cells[1]) if len(cells) > 1 else ""
        return Line(subject=subject or title, list_title=title, outcome=_first_look(bool(title and subject)))
    if kind in (ListKind.DOMAIN_BLOCKS, ListKind.BOOKMARKS):
        fits = cells[0].startswith(("https://", "http://")) or kind is ListKind.DOMAIN_BLOCKS
        return Line(subject=cells[0], outcome=_first_look(fits))
    named = dict(zip(header, cells, strict=False))
    subject = _handle(cells[0])
    return Line(
        subject=subject or cells[0],
        outcome=_first_look(bool(subject)),
        reblogs=_yes(named.get("Show boosts"), otherwise=True),
        notify=_yes(named.get("Notify on new posts"), otherwise=False),
        languages=tuple(each.strip() for each in named.get("Languages", "").split(",") if each.strip()),
        hide_notifications=_yes(named.get("Hide notifications"), otherwise=True),
    )


def _first_look(fits: bool) -> Outcome:
    return Outcome.TO_DO if fits else Outcome.UNREADABLE


def _handle(cell: str) -> str:
    """A handle without its first `@`; empty when it is none."""
    handle = cell.strip().removeprefix("@")
    name, _at, domain = handle.partition("@")
    is_one = bool(name) and not set(handle) & set(" /,;<>\"'") and "@" not in domain
    return handle if is_one else ""


def _yes(cell: str | None, *, otherwise: bool) -> bool:
    return otherwise if not cell else cell.strip().casefold() in ("true", "1", "t", "yes")
