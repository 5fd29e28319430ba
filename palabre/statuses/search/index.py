"""The index that search asks: derived from the statuses, kept in the transaction that changes them."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from palabre.statuses.model import Status
from palabre.statuses.queries.search import ADD_DOCUMENT, CONTENTS, REMOVE_DOCUMENT, Content
from palabre.statuses.search.words import alike_word, mark, neighbours, words_of
from palabre.store.transaction import Reader, Transaction

SEARCH_DDL: Final = {
    "sqlite": [
        "CREATE VIRTUAL TABLE IF NOT EXISTS status_search USING fts5("
        "document, content='', contentless_delete=1, detail=full, "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* Co'\")",
    ],
    "postgresql": [
        "CREATE TABLE IF NOT EXISTS status_search (status_id bigint PRIMARY KEY, document tsvector NOT NULL)",
        "CREATE INDEX IF NOT EXISTS ix_status_search_document ON status_search USING gin (document)",
        "ALTER INDEX ix_status_search_document SET (fastupdate = off)",
    ],
}
"""What a migration runs on each engine. The tables are derived: never archived, always to be built anew.

Without `fastupdate`, PostgreSQL keeps no list of what it has yet to put in order, which every search would read.
"""

PICTURED: Final = frozenset({"image", "video", "audio"})
_LINK = re.compile(r"https?://")


def searchable(status: Status, contents: Iterable[Content] = ()) -> str:
    """The document of a status: its folded words, and marks for all that searches can ask for."""
    words = words_of(f"{status.spoiler_text}\n{status.text}")
    marks = [mark("author", status.account_id), mark("in", status.visibility), alike_word(status.text)]
    if status.language:
        marks.append(mark("language", status.language.partition("-")[0]))
    if status.in_reply_to_id is not None:
        marks.append(mark("is", "reply"))
    if status.sensitive:
        marks.append(mark("is", "sensitive"))
    if status.quoted_id is not None:
        marks.append(mark("has", "quote"))
    if _LINK.search(status.text):
        marks.append(mark("has", "link"))
    for each in contents:
        more, text = _told(each)
        marks += [*more, *words_of(text)]
    return " ".join([*words, *marks])


def _told(content: Content) -> tuple[list[str], str]:
    """The marks and the words of what belongs to a status."""
    match content.kind:
        case "named":
            return [mark("named", content.text)], ""
        case "poll":
            return [mark("has", "poll")], "\n".join(msgspec.json.decode(content.text, type=list[str]))
        case kind:
            kind = "video" if kind == "gifv" else kind
            return [mark("has", "media"), *([mark("has", kind)] if kind in PICTURED else [])], content.text


def beside(document: str) -> str:
    """What PostgreSQL's index holds of a document besides: which words are neighbours."""
    return " ".join(neighbours(document.split()))


async def add_to_index(tx: Transaction, status: Status) -> None:
    """Makes a status findable, or findable by its new words. Its attachments, poll and mentions must stand already."""
    await add_all_to_index(tx, [status])


async def add_all_to_index(tx: Transaction, statuses: Sequence[Status]) -> None:
    """The same for many."""
    contents = await contents_of(tx, [status.id for status in statuses])
    for status in statuses:
        document = searchable(status, contents.get(status.id, ()))
        await tx.run_last(ADD_DOCUMENT, status_id=status.id, document=document, neighbours=beside(document))


async def contents_of(db: Reader, ids: Sequence[int]) -> dict[int, list[Content]]:
    """What belongs to each of these statuses and can be searched."""
    found: dict[int, list[Content]] = {}
    for each in await db.all(CONTENTS, ids=list(ids)) if ids else ():
        found.setdefault(each.status_id, []).append(each)
    return found


async def remove_from_index(tx: Transaction, status_id: int) -> None:
    """Makes a status unfindable."""
    await tx.run_last(REMOVE_DOCUMENT, status_id=status_id)
