"""An import is carried out: some lines in each transaction, so that a crash neither loses nor repeats any.

To overwrite, what the file does not name goes first, as slowly.
"""

import msgspec
from msgspec import structs

from palabre.accounts.model import Account
from palabre.accounts.read import account_by_id, accounts_by_ids
from palabre.graph.block import unblock
from palabre.graph.block_domain import unblock_domain
from palabre.graph.follow import unfollow
from palabre.graph.lists import delete_list
from palabre.graph.mute import unmute
from palabre.graph.read import lists as lists_of
from palabre.ground import clock
from palabre.ground.errors import Conflict, NotFound, PalabreError
from palabre.ground.language import _
from palabre.portability.importing.line import carry_out
from palabre.portability.importing.read import lines_of
from palabre.portability.model import Import, ImportMode, ImportState, Line, ListKind, Outcome
from palabre.portability.queries.imports import (
    ADVANCE,
    BATCH,
    DOMAINS_THERE,
    FINISH,
    IMPORT_LOCKED,
    SET_LINES,
    START,
    THERE_ALREADY,
)
from palabre.statuses.react import unbookmark
from palabre.store.transaction import StoreError, Transaction

IMPORT_SOME = "portability.import_some"
REMOVED_AT_ONCE = 100


class ImportSome(msgspec.Struct, frozen=True):
    """The next step of an import: remove what stands after an id, or carry out the lines of a batch."""

    import_id: int
    position: int = 0
    removes_after: int | None = None


async def start_import(tx: Transaction, account_id: int, import_id: int, mode: ImportMode) -> None:
    """Has an import carried out. Raises `NotFound` for another's, `Conflict` for one that was started already."""
    found = await tx.one(IMPORT_LOCKED, import_id=import_id)
    if found is None or found.account_id != account_id:
        raise NotFound(_("This import does not exist, or is not yours."))
    if found.state != ImportState.SHOWN:
        raise Conflict(_("This import has been started already."), code="import_started")
    await tx.run(START, import_id=import_id, new_mode=mode)
    overwrites = mode is ImportMode.OVERWRITE
    await tx.enqueue(IMPORT_SOME, ImportSome(import_id, removes_after=0 if overwrites else None))


async def import_some(tx: Transaction, step: ImportSome) -> None:
    """Does one step, and asks for the next."""
    found = await tx.one(IMPORT_LOCKED, import_id=step.import_id)
    if found is None or found.state != ImportState.RUNNING:
        return
    account = await account_by_id(tx, found.account_id)
    if account is None:
        return
    if step.removes_after is not None:
        after = await _remove_some(tx, account, found, step.removes_after)
        await tx.enqueue(IMPORT_SOME, ImportSome(found.id, removes_after=after))
    elif await _import_batch(tx, account, found, step.position):
        await tx.enqueue(IMPORT_SOME, ImportSome(found.id, step.position + 1))
    else:
        await tx.run(FINISH, import_id=found.id, now=clock.now())


async def _remove_some(tx: Transaction, account: Account, found: Import, after: int) -> int | None:
    """Removes some of what the file does not name; returns from where to go on, None at the end."""
    lines, kind = await lines_of(tx, found.id), ListKind(found.kind)
    if kind is ListKind.LISTS:
        for old in await lists_of(tx, account.id):
            await delete_list(tx, account.id, old.id)
        return None
    if kind is ListKind.DOMAIN_BLOCKS:
        for domain in set(await tx.all(DOMAINS_THERE, account_id=account.id)) - {line.subject for line in lines}:
            await unblock_domain(tx, account.id, domain)
        return None
    named = {line.target_id for line in lines}
    ids = await tx.all(THERE_ALREADY[kind], account_id=account.id, after=after, limit=REMOVED_AT_ONCE)
    undo = {ListKind.FOLLOWING: unfollow, ListKind.BLOCKS: unblock, ListKind.MUTES: unmute}.get(kind, unbookmark)
    for each in ids:
        if each not in named:
            await undo(tx, account.id, each)
    return ids[-1] if len(ids) == REMOVED_AT_ONCE else None


async def _import_batch(tx: Transaction, account: Account, found: Import, position: int) -> bool:
    """Carries the lines of a batch out, and notes what became of each. Returns whether there was such a batch."""
    batch = await tx.one(BATCH, import_id=found.id, position=position)
    if batch is None:
        return False
    lines = batch.read
    targets = await accounts_by_ids(tx, [line.target_id for line in lines if line.target_id is not None])
    done = [
        await _tried(tx, account, ListKind(found.kind), line, targets.get(line.target_id or 0))
        if line.outcome == Outcome.TO_DO
        else line
        for line in lines
    ]
    text = msgspec.json.encode(done).decode()
    await tx.run(SET_LINES, import_id=found.id, at_position=position, new_lines=text)
    await tx.run(ADVANCE, import_id=found.id, more=len(done))
    return True


async def _tried(tx: Transaction, account: Account, kind: ListKind, line: Line, target: Account | None) -> Line:
    """The line with what became of it. A verb that refuses has written nothing; a failing database stops the step."""
    try:
        outcome = await carry_out(tx, account, kind, line, target)
    except StoreError:
        raise
    except PalabreError as error:
        values = {name: str(value) for name, value in error.values.items()}
        return structs.replace(line, outcome=Outcome.REFUSED, problem=error.text, values=values)
    return structs.replace(line, outcome=outcome)
