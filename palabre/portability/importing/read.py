"""A member's imports, with what became of their lines."""

from collections import Counter

from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.portability.model import FAILED, Import, ImportState, ImportView, Line, ListKind
from palabre.portability.queries.imports import (
    BATCHES,
    DOMAINS_THERE,
    IMPORT,
    IMPORTS_OF,
    LISTS_THERE,
    THERE_ALREADY,
)
from palabre.store.transaction import Reader

EVERYTHING = 1_000_000


async def imports_of(db: Reader, account_id: int) -> list[Import]:
    """A member's imports, the newest first."""
    return await db.all(IMPORTS_OF, account_id=account_id)


async def own_import(db: Reader, account_id: int, import_id: int) -> ImportView:
    """One import, for its member. Raises `NotFound` for anyone else."""
    found = await db.one(IMPORT, import_id=import_id)
    if found is None or found.account_id != account_id:
        raise NotFound(_("This import does not exist, or is not yours."))
    lines = await lines_of(db, import_id)
    to_remove = await _to_remove(db, found, lines) if found.state == ImportState.SHOWN else 0
    return ImportView(
        found=found,
        counts=Counter(line.outcome for line in lines),
        failed=[line for line in lines if line.outcome in FAILED],
        to_remove=to_remove,
    )


async def lines_of(db: Reader, import_id: int) -> list[Line]:
    """All lines of an import, in their order."""
    return [line for batch in await db.all(BATCHES, import_id=import_id) for line in batch.read]


async def _to_remove(db: Reader, found: Import, lines: list[Line]) -> int:
    """How much is there now that the file does not name."""
    kind = ListKind(found.kind)
    if kind is ListKind.LISTS:
        return await db.one(LISTS_THERE, account_id=found.account_id) or 0
    if kind is ListKind.DOMAIN_BLOCKS:
        there = set(await db.all(DOMAINS_THERE, account_id=found.account_id))
        return len(there - {line.subject for line in lines})
    ids = await db.all(THERE_ALREADY[kind], account_id=found.account_id, after=0, limit=EVERYTHING)
    return len(set(ids) - {line.target_id for line in lines})
