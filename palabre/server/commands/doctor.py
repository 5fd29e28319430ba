"""`palabre doctor`: looks an instance over and says what to mend."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import typer
from rich.console import Console

from palabre.ground import clock
from palabre.ground.clock import MINUTE
from palabre.ground.errors import PalabreError
from palabre.ground.settings import Settings
from palabre.policy.load import load_policy
from palabre.screening.engine import Engine
from palabre.server.commands.options import DEFAULT_DATA, Data, settings_and_log, wait_for
from palabre.server.exits import Exit
from palabre.server.instance import MIGRATIONS, database_of, opened_store
from palabre.store.blobs import open_blobs
from palabre.store.jobs import COUNT_JOBS, JobCount
from palabre.store.store import Store
from palabre.store.transaction import Reader
from palabre.store.version import is_current

LEAST_FREE_BYTES = 1_000_000_000
LATE = 5 * MINUTE


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at: fine when `remedy` is empty."""

    what: str
    remedy: str = ""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("doctor")(doctor)


def doctor(data: Data = DEFAULT_DATA) -> None:
    """Look the instance over and say what to mend. Exit code 5 when there is something."""
    settings = settings_and_log(data)
    console = Console()
    findings = wait_for(_all(settings))
    for finding in findings:
        mark = "[yellow]mend[/yellow]" if finding.remedy else "[green]fine[/green]"
        console.print(f"{mark}  {finding.what}" + (f": {finding.remedy}" if finding.remedy else ""), highlight=False)
    if any(finding.remedy for finding in findings):
        raise typer.Exit(Exit.UNHEALTHY)


async def _all(settings: Settings) -> list[Finding]:
    return [finding async for finding in _examine(settings)]


async def _examine(settings: Settings) -> AsyncIterator[Finding]:
    yield _secret_folder(settings.folder)
    yield _free_space(settings.folder)
    for finding in _rules(settings):
        yield finding
    try:
        current = is_current(database_of(settings), MIGRATIONS)
        remedy = "" if current else "its schema is older than the program; palabre serve brings it up to date"
        yield Finding("database schema", remedy)
        async with opened_store(settings) as (store, _blobs):
            yield await _jobs(store)
        yield await _media(settings)
    except PalabreError as error:
        yield Finding("database", f"{error.public_text()} ({error.cause})")


def _secret_folder(folder: Path) -> Finding:
    open_to_all = folder.stat().st_mode & 0o007
    return Finding(f"folder {folder}", f"others can look into it; chmod 700 {folder}" if open_to_all else "")


def _free_space(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    remedy = "less than 1 GB is left; make room" if free < LEAST_FREE_BYTES else ""
    return Finding(f"{free / 1e9:.1f} GB free", remedy)


def _rules(settings: Settings) -> list[Finding]:
    try:
        policy = load_policy(Path(settings.policy) if settings.policy else None)
        rules = Path(settings.screening_rules) if settings.screening_rules else None
        Engine.load([clause.id for clause in policy.by_severity()], rules)
    except PalabreError as error:
        return [Finding("policy and screening rules", error.public_text())]
    return [Finding(f"policy with {len(policy.clauses)} clauses, and screening rules")]


async def _jobs(store: Store) -> Finding:
    counts = await store.read(_count_jobs)
    failed = sum(count.failed for count in counts)
    if failed:
        return Finding("jobs", f"{failed} failed for good; the owner's page of jobs shows why")
    oldest = min((count.oldest_at for count in counts if count.waiting), default=clock.now())
    late = clock.now() - oldest > LATE
    return Finding("jobs", "some have waited for over five minutes; is palabre serve or palabre worker running?" * late)


async def _count_jobs(db: Reader) -> list[JobCount]:
    return await db.all(COUNT_JOBS)


async def _media(settings: Settings) -> Finding:
    blobs = open_blobs(settings)
    key = "doctor/check.bin"
    await blobs.put(key, b"palabre", "application/octet-stream")
    same = await blobs.get(key) == b"palabre"
    await blobs.delete(key)
    return Finding("media store", "" if same else "what was written does not read back")
