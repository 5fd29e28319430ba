"""Copies as SQL."""

from sqlalchemy import bindparam, delete, insert, select, update

from palabre.portability.model import Copy, CopyState
from palabre.portability.tables import copies
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of

ACCOUNT = bindparam("account_id", type_=Id)
_ONE = copies.c.id == bindparam("copy_id", type_=Id)
_MINE = copies.c.account_id == ACCOUNT

ADD_COPY = Command(insert(copies))
COPY = Query(select(copies).where(_ONE), Copy)
COPIES_OF = Query(select(copies).where(_MINE).order_by(copies.c.id.desc()), Copy)
COPIES_LOCKED = Query(select(copies).where(_MINE).order_by(copies.c.id.desc()).with_for_update(), Copy)
NOTE_PROGRESS = Command(
    update(copies).where(_ONE).values(done=bindparam("new_done", type_=Id), total=bindparam("new_total", type_=Id))
)
FINISH_COPY = Command(
    update(copies)
    .where(_ONE)
    .values(
        state=CopyState.READY.value,
        bytes=bindparam("new_bytes", type_=Id),
        done=copies.c.total,
        expires_at=bindparam("new_end", type_=Id),
    )
)
DROP_COPY = Command(delete(copies).where(_ONE))
EXPIRED = Query(select(copies).where(copies.c.expires_at <= bindparam("now", type_=Id)), Copy)
KEYS_IN_USE = Query(select(copies.c.blob_key).where(any_of(copies.c.blob_key, "keys")), str)
