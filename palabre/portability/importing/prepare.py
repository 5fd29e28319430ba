"""A list that a member brings is looked at: what is known here, what is not. Nothing is changed yet."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import msgspec
from msgspec import structs

from palabre.accounts.read import accounts_by_handles, split_handle
from palabre.graph.rules import is_gone, normal_domain
from palabre.ground import clock
from palabre.ground.errors import Conflict
from palabre.ground.ids import new_id, parse_id
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.portability.model import OF_ACCOUNTS, Import, ImportMode, ImportState, Line, ListKind, Outcome
from palabre.portability.queries.imports import ADD_BATCH, ADD_IMPORT, DROP_BATCHES, DROP_IMPORT, IMPORTS_OF
from palabre.statuses.read import views
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction

PER_BATCH = 100
MOST_KEPT = 20
LONGEST_NAME = 100


async def prepare_import(
    store: Store, account_id: int, file_name: str, sheet: tuple[ListKind, list[Line]], *, settings: Settings
) -> Import:
    """Keeps what `read_sheet` found, each line with what it is here, until the member says to go on.

    Raises `Conflict` while another import is running.
    """
    kind, lines = sheet
    known: list[Line] = []
    for batch in _batches(lines):
        known += await store.read(_looked_up, account_id, kind, batch, settings)
    return await store.write(_keep, account_id, kind, file_name, known)


def _batches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    for start in range(0, len(lines), PER_BATCH):
        yield list(lines[start : start + PER_BATCH])


async def _looked_up(db: Reader, account_id: int, kind: ListKind, lines: list[Line], settings: Settings) -> list[Line]:
    if kind in OF_ACCOUNTS:
        return await _accounts(db, account_id, lines, settings)
    if kind is ListKind.DOMAIN_BLOCKS:
        return [_domain(line, settings) for line in lines]
    return await _posts(db, account_id, lines, settings)


async def _accounts(db: Reader, account_id: int, lines: list[Line], settings: Settings) -> list[Line]:
    handles = [line.subject for line in lines if line.outcome == Outcome.TO_DO]
    found = await accounts_by_handles(db, handles, settings=settings)
    seen = []
    for line in lines:
        account = found.get(line.subject)
        if line.outcome != Outcome.TO_DO:
            seen.append(line)
        elif account is not None and not is_gone(account):
            outcome = Outcome.UNREADABLE if account.id == account_id else Outcome.TO_DO
            seen.append(structs.replace(line, target_id=account.id, outcome=outcome))
        else:
            away = bool(split_handle(line.subject, settings)[1])
            seen.append(structs.replace(line, outcome=Outcome.ELSEWHERE if away else Outcome.UNKNOWN))
    return seen


def _domain(line: Line, settings: Settings) -> Line:
    domain = normal_domain(line.subject)
    if domain is None or domain == settings.domain:
        return structs.replace(line, outcome=Outcome.UNREADABLE)
    return structs.replace(line, subject=domain)


async def _posts(db: Reader, account_id: int, lines: list[Line], settings: Settings) -> list[Line]:
    """Posts of this instance by the id at the end of their address."""
    wanted = {line.subject: _id_in(line.subject, settings) for line in lines}
    ids = [each for each in wanted.values() if each]
    known = {each.status.id for each in await views(db, account_id, ids)}
    seen = []
    for line in lines:
        status_id = wanted[line.subject]
        if line.outcome != Outcome.TO_DO:
            seen.append(line)
        elif status_id in known:
            seen.append(structs.replace(line, target_id=status_id))
        else:
            seen.append(structs.replace(line, outcome=Outcome.ELSEWHERE if status_id is None else Outcome.UNKNOWN))
    return seen


def _id_in(address: str, settings: Settings) -> int | None:
    """The id of a post of ours, 0 for an address of ours that names none, None for another server's."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.netloc.casefold() != urlsplit(settings.base_url).netloc.casefold():
        return None
    return parse_id(parts.path.rstrip("/").rpartition("/")[2]) or 0


async def _keep(tx: Transaction, account_id: int, kind: ListKind, file_name: str, lines: list[Line]) -> Import:
    earlier = await tx.all(IMPORTS_OF, account_id=account_id)
    if any(each.state == ImportState.RUNNING for each in earlier):
        raise Conflict(_("Another import of yours is still running. Wait until it is over."), code="import_runs")
    spare = [each for each in earlier if each.state == ImportState.SHOWN] + earlier[MOST_KEPT - 1 :]
    for old in spare:
        await drop_import(tx, old.id)
    made = Import(
        id=new_id(),
        account_id=account_id,
        kind=kind,
        mode=ImportMode.MERGE,
        state=ImportState.SHOWN,
        file_name=file_name[:LONGEST_NAME],
        done=0,
        total=len(lines),
        created_at=clock.now(),
        finished_at=None,
    )
    await tx.run(ADD_IMPORT, **structs.asdict(made))
    for position, batch in enumerate(_batches(lines)):
        await tx.run(ADD_BATCH, import_id=made.id, position=position, lines=msgspec.json.encode(batch).decode())
    return made


async def drop_import(tx: Transaction, import_id: int) -> None:
    """Removes an import and its lines. What it has done stays."""
    await tx.run(DROP_BATCHES, import_id=import_id)
    await tx.run(DROP_IMPORT, import_id=import_id)


async def forget_import(tx: Transaction, account_id: int, import_id: int) -> None:
    """Removes one of a member's imports from their list. Does nothing for another's; a running one stops."""
    if any(each.id == import_id for each in await tx.all(IMPORTS_OF, account_id=account_id)):
        await drop_import(tx, import_id)
