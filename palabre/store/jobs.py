"""Durable jobs: a lease table that is also the outbox, written in the transaction that causes the work.

A job that a worker holds is simply not due until its lease ends. A job that fails waits longer each time; one that
keeps failing stays in the table, marked, until a person looks at it.
"""

from collections.abc import Sequence
from typing import Protocol

import msgspec
from sqlalchemy import bindparam, case, delete, func, insert, literal_column, select, update

from palabre.store.events import Event
from palabre.store.schema import Id, key, maybe_number, number, small, table, text
from palabre.store.sql import Command, Query

jobs = table(
    "jobs",
    key(),
    text("kind"),
    text("payload"),
    small("priority"),
    number("due_at", index=True),
    number("lease", default=0),
    small("attempts"),
    maybe_number("failed_at"),
    text("last_error"),
    number("enqueued_at"),
)

schedules = table("schedules", text("kind", primary_key=True), number("due_at"))


class JobKinds(Protocol):
    """What a transaction must know of the work there is, to write jobs for it."""

    def priority_of(self, kind: str) -> int:
        """The priority of a kind of job; lower runs first. Raises `KeyError` for an unknown kind."""

    def reactions_to(self, event: type[Event]) -> Sequence[str]:
        """The kinds of job that an event causes."""


class Job(msgspec.Struct, frozen=True):
    """A job that a worker has leased."""

    id: int
    kind: str
    payload: str
    attempts: int
    lease: int


class FailedJob(msgspec.Struct, frozen=True):
    """A job that failed for good and waits for a person."""

    id: int
    kind: str
    payload: str
    attempts: int
    failed_at: int
    last_error: str


class JobCount(msgspec.Struct, frozen=True):
    """How much work of one kind there is."""

    kind: str
    waiting: int
    retrying: int
    failed: int
    oldest_at: int


ADD_JOB = Command(
    insert(jobs).values(
        {name: bindparam(name) for name in ("id", "kind", "payload", "priority", "due_at", "enqueued_at")}
    )
)

_due = (
    select(jobs.c.id)
    .where(jobs.c.due_at <= bindparam("now", type_=Id), jobs.c.failed_at.is_(None))
    .order_by(jobs.c.priority, jobs.c.due_at)
    .limit(bindparam("limit", type_=Id))
    .with_for_update(skip_locked=True)
)
LEASE_JOBS = Query(
    update(jobs)
    .where(jobs.c.id.in_(_due))
    .values(
        lease=bindparam("new_lease", type_=Id),
        due_at=bindparam("lease_ends_at", type_=Id),
        attempts=jobs.c.attempts + 1,
    )
    .returning(jobs.c.id, jobs.c.kind, jobs.c.payload, jobs.c.attempts, jobs.c.lease),
    Job,
)

_held = (jobs.c.id == bindparam("job_id", type_=Id), jobs.c.lease == bindparam("held_lease", type_=Id))
FINISH_JOB = Command(delete(jobs).where(*_held))
POSTPONE_JOB = Command(
    update(jobs).where(*_held).values(due_at=bindparam("retry_at", type_=Id), lease=0, last_error=bindparam("error"))
)
FAIL_JOB = Command(
    update(jobs).where(*_held).values(failed_at=bindparam("now", type_=Id), lease=0, last_error=bindparam("error"))
)

RENEW_LEASE = Command(
    update(jobs)
    .where(jobs.c.lease == bindparam("held_lease", type_=Id), jobs.c.failed_at.is_(None))
    .values(due_at=bindparam("lease_ends_at", type_=Id))
)

NEXT_DUE = Query(select(func.min(jobs.c.due_at).label("due_at")).where(jobs.c.failed_at.is_(None)), int)

COUNT_JOBS = Query(
    select(
        jobs.c.kind,
        func.count(case((jobs.c.failed_at.is_(None) & (jobs.c.attempts == 0), literal_column("1")))).label("waiting"),
        func.count(case((jobs.c.failed_at.is_(None) & (jobs.c.attempts > 0), literal_column("1")))).label("retrying"),
        func.count(jobs.c.failed_at).label("failed"),
        func.min(jobs.c.enqueued_at).label("oldest_at"),
    )
    .group_by(jobs.c.kind)
    .order_by(jobs.c.kind),
    JobCount,
)
FAILED_JOBS = Query(
    select(jobs.c.id, jobs.c.kind, jobs.c.payload, jobs.c.attempts, jobs.c.failed_at, jobs.c.last_error)
    .where(jobs.c.failed_at.is_not(None), jobs.c.id < bindparam("max_id", type_=Id))
    .order_by(jobs.c.id.desc())
    .limit(bindparam("limit", type_=Id)),
    FailedJob,
)
RETRY_JOB = Command(
    update(jobs)
    .where(jobs.c.id == bindparam("job_id", type_=Id), jobs.c.failed_at.is_not(None))
    .values(failed_at=None, attempts=0, due_at=bindparam("now", type_=Id), last_error="")
)
DROP_JOB = Command(delete(jobs).where(jobs.c.id == bindparam("job_id", type_=Id), jobs.c.failed_at.is_not(None)))


class Schedule(msgspec.Struct, frozen=True):
    """When scheduled work has its next turn."""

    kind: str
    due_at: int


DUE_SCHEDULES = Query(select(schedules.c.kind, schedules.c.due_at), Schedule)
ADD_SCHEDULE = Command(
    lambda insert: insert(schedules).values(kind=bindparam("kind"), due_at=bindparam("due_at")).on_conflict_do_nothing()
)
TAKE_TURN = Command(
    update(schedules)
    .where(schedules.c.kind == bindparam("schedule"), schedules.c.due_at <= bindparam("now", type_=Id))
    .values(due_at=bindparam("next_at", type_=Id))
)
