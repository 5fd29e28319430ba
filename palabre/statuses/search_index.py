"""The index that search asks: derived from the statuses, kept in the transaction that changes them.

Texts are cut into folded words before they reach either engine, so that both find the same. A character of Chinese,
Japanese or Korean script is a word of its own, and neighbours are sought as a phrase.
"""

import hashlib
import re
from typing import Final

from palabre.statuses.letters import WORD, fold
from palabre.statuses.model import Status
from palabre.statuses.queries.search import ADD_DOCUMENT, EMPTY_INDEX, INDEXABLE, REMOVE_DOCUMENT
from palabre.store.transaction import Transaction

SEARCH_DDL: Final = {
    "sqlite": [
        "CREATE VIRTUAL TABLE IF NOT EXISTS status_search USING fts5("
        "document, content='', contentless_delete=1, detail=full, "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* Co'\")",
    ],
    "postgresql": [
        "CREATE TABLE IF NOT EXISTS status_search (status_id bigint PRIMARY KEY, document tsvector NOT NULL)",
        "CREATE INDEX IF NOT EXISTS ix_status_search_document ON status_search USING gin (document)",
    ],
}
"""What a migration runs on each engine. The tables are derived: never archived, always to be built anew."""

MAX_WORDS: Final = 12
MAX_ASKED: Final = 300
MAX_WORD: Final = 60
MAX_OPENING: Final = 500
LEAST_WORDS: Final = 5
OPENING_WORDS: Final = 8
BATCH: Final = 1_000

_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff"
)
_TOKEN = re.compile(rf"[{_CJK}]+|(?:(?![_{_CJK}])[{WORD}])+")
_IS_CJK = re.compile(f"[{_CJK}]")
_ASCII = re.compile("[a-z0-9]+")
_ALIKE_NOT = re.compile(r"^(?:\s*@\S+)+|https?://\S+")


def searchable(status: Status) -> str:
    """The document of a status: its folded words, and words that stand for its author and for texts alike."""
    words = [word for group in _groups(f"{status.spoiler_text}\n{status.text}") for word in group]
    return " ".join([*words, author_word(status.account_id), alike_word(status.text)])


def author_word(account_id: int) -> str:
    """The word by which the index knows who wrote a status."""
    return f"author0{account_id}"


def alike_word(text: str) -> str:
    """A word that texts share which begin with the same words, whatever they name or link; empty for a short text."""
    groups = _groups(_ALIKE_NOT.sub(" ", text)[:MAX_OPENING])
    opening = [word for group in groups for word in group][:OPENING_WORDS]
    if len(opening) < LEAST_WORDS:
        return ""
    return "alike0" + hashlib.blake2b(" ".join(opening).encode(), digest_size=8).hexdigest()


def _groups(text: str) -> list[list[str]]:
    """The words of a text; a run of characters that are words of their own is one group."""
    folded = fold(text)
    if folded.isascii():
        return [[word[:MAX_WORD]] for word in _ASCII.findall(folded)]
    return [list(word) if _IS_CJK.match(word) else [word[:MAX_WORD]] for word in _TOKEN.findall(folded)]


def asked(words: str, account_id: int | None = None) -> str:
    """What a person sought, in the words of the index, each in quotes; all must be there. Empty when none is left."""
    phrases = [" ".join(group[:MAX_WORDS]) for group in _groups(words[:MAX_ASKED])][:MAX_WORDS]
    if phrases and account_id is not None:
        phrases.append(author_word(account_id))
    return " ".join(f'"{phrase}"' for phrase in dict.fromkeys(phrases))


async def add_to_index(tx: Transaction, status: Status) -> None:
    """Makes a status findable, or findable by its new words."""
    await tx.run_last(ADD_DOCUMENT, status_id=status.id, document=searchable(status))


async def remove_from_index(tx: Transaction, status_id: int) -> None:
    """Makes a status unfindable."""
    await tx.run_last(REMOVE_DOCUMENT, status_id=status_id)


async def rebuild_index(tx: Transaction) -> None:
    """Builds the whole index anew from the statuses."""
    await tx.run_last(EMPTY_INDEX)
    last_id = 0
    while batch := await tx.all(INDEXABLE, after_id=last_id, limit=BATCH):
        for status in batch:
            await add_to_index(tx, status)
        last_id = batch[-1].id
