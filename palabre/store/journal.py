"""The journal on SQLite: what each commit group changed, as one ordered, hash-chained stream.

The changes are the session extension's changeset (https://www.sqlite.org/sessionintro.html), taken inside the
committing transaction, so that the journal and the rows cannot part. On PostgreSQL the engine's own replication
carries them.
"""

import hashlib

import apsw
from sqlalchemy import Column, LargeBinary, bindparam, delete, func, select

from palabre.ground import clock
from palabre.store.schema import Id, archived_tables, number, table, text
from palabre.store.sql import Command

journal = table(
    "journal",
    Column("seq", Id, primary_key=True, autoincrement=False, nullable=False),
    number("epoch"),
    Column("previous_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    text("schema_version"),
    number("at"),
    Column("changes", LargeBinary, nullable=False),
    derived=True,
)

_LAST = "SELECT epoch, seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
_SCHEMA_VERSION = "SELECT version_num FROM alembic_version"
_APPEND = "INSERT INTO journal (seq, epoch, previous_hash, hash, schema_version, at, changes) VALUES (?,?,?,?,?,?,?)"
NO_HASH = bytes(32)

_last_seq = select(func.max(journal.c.seq)).scalar_subquery()
FORGET_RECORDS = Command(delete(journal).where(journal.c.at < bindparam("before", type_=Id), journal.c.seq < _last_seq))
"""Removes old records; the last one always stays, as the end of the chain."""


class Journal:
    """Records commit groups of one writing connection.

    Another process may write between two groups, so the end of the chain is read anew for each.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._tables = archived_tables()
        self._session: apsw.Session | None = None

    def begin(self) -> None:
        """Starts to record. Called inside the transaction, before its first change."""
        self._session = apsw.Session(self._connection, "main")
        for name in self._tables:
            self._session.attach(name)

    def append(self) -> bool:
        """Writes what changed since `begin` as the next record, or nothing when nothing did."""
        assert self._session is not None, "begin() comes first"
        changes = self._session.changeset()
        self.abandon()
        if not changes:
            return False
        epoch, seq, previous = self._connection.execute(_LAST).fetchone() or (1, 0, NO_HASH)
        version = self._connection.execute(_SCHEMA_VERSION).fetchone()
        schema_version = version[0] if version else ""
        digest = record_hash(epoch, seq + 1, previous, schema_version, changes)
        record = (seq + 1, epoch, previous, digest, schema_version, clock.now(), changes)
        self._connection.execute(_APPEND, record)
        return True

    def abandon(self) -> None:
        """Stops recording without writing."""
        if self._session is not None:
            self._session.close()
            self._session = None


def record_hash(epoch: int, seq: int, previous: bytes, schema_version: str, changes: bytes) -> bytes:
    """The SHA-256 of a record, which covers the hash of the one before it."""
    head = f"{epoch}:{seq}:{schema_version}:".encode()
    return hashlib.sha256(head + previous + changes).digest()
