"""What a person may see of the jobs, and do about those that failed."""

from palabre.ground import clock
from palabre.store.jobs import COUNT_JOBS, DROP_JOB, FAILED_JOBS, RETRY_JOB, FailedJob, JobCount
from palabre.store.paging import Page
from palabre.store.transaction import Reader, Transaction


async def job_counts(db: Reader) -> list[JobCount]:
    """How much work of each kind waits or has failed."""
    return await db.all(COUNT_JOBS)


async def failed_jobs(db: Reader, page: Page) -> list[FailedJob]:
    """The jobs that failed for good, newest first, below `page.max_id`."""
    return await db.all(FAILED_JOBS, max_id=page.max_id, limit=page.limit)


async def retry_job(tx: Transaction, job_id: int) -> None:
    """Makes a failed job due again. Does nothing for one that has not failed."""
    await tx.run(RETRY_JOB, job_id=job_id, now=clock.now())


async def drop_job(tx: Transaction, job_id: int) -> None:
    """Removes a failed job for good. Does nothing for one that has not failed."""
    await tx.run(DROP_JOB, job_id=job_id)
