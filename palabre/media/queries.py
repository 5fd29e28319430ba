"""The SQL of the room `media`."""

from sqlalchemy import bindparam, delete, insert, select, union, update

from palabre.media.model import Attachment, AttachmentState
from palabre.media.tables import attachments
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of

ADD = Command(insert(attachments))

_ID = attachments.c.id == bindparam("attachment_id", type_=Id)
_OWN = attachments.c.account_id == bindparam("owner_id", type_=Id)
_STATUS = attachments.c.status_id == bindparam("of_status_id", type_=Id)

OWN = Query(select(attachments).where(_ID, _OWN), Attachment)
OWN_LOCKED = Query(
    select(attachments).where(any_of(attachments.c.id, "ids"), _OWN).with_for_update(),
    Attachment,
)
OF_STATUSES = Query(
    select(attachments)
    .where(any_of(attachments.c.status_id, "status_ids"))
    .order_by(attachments.c.status_id, attachments.c.position, attachments.c.id),
    Attachment,
)
OF_ACCOUNT = Query(select(attachments).where(_OWN), Attachment)

BY_ID = Query(select(attachments).where(_ID), Attachment)
BY_ID_LOCKED = Query(select(attachments).where(_ID).with_for_update(), Attachment)

_WAITING = attachments.c.state == AttachmentState.WAITING
FINISH = Command(
    update(attachments)
    .where(_ID, _WAITING)
    .values(
        {
            "kind": bindparam("new_kind"),
            "mime": bindparam("new_mime"),
            "original_key": bindparam("new_original_key"),
            "preview_key": bindparam("new_preview_key"),
            "blurhash": bindparam("new_blurhash"),
            "meta": bindparam("new_meta"),
            "bytes": bindparam("new_bytes", type_=Id),
            "state": AttachmentState.READY,
            "raw_key": "",
        }
    )
)
FAIL = Command(update(attachments).where(_ID, _WAITING).values(state=AttachmentState.FAILED, raw_key=""))
ILLUSTRATE = Command(
    update(attachments)
    .where(_ID)
    .values(preview_key=bindparam("new_preview_key"), blurhash=bindparam("new_blurhash"), meta=bindparam("new_meta"))
)

DESCRIBE = Command(
    update(attachments).where(_ID).values(description=bindparam("new_description"), meta=bindparam("new_meta"))
)
ATTACH = Command(
    update(attachments)
    .where(_ID)
    .values(status_id=bindparam("new_status_id", type_=Id), position=bindparam("new_position", type_=Id))
)
DETACH = Command(
    update(attachments).where(_STATUS).values(status_id=None, position=0, created_at=bindparam("loose_at", type_=Id))
)
DETACH_ONE = Command(
    update(attachments).where(_ID).values(status_id=None, position=0, created_at=bindparam("loose_at", type_=Id))
)
DELETE = Command(delete(attachments).where(any_of(attachments.c.id, "ids")))

LOOSE = Query(
    select(attachments)
    .where(attachments.c.status_id.is_(None), attachments.c.created_at < bindparam("before", type_=Id))
    .order_by(attachments.c.created_at)
    .limit(bindparam("limit", type_=Id))
    .with_for_update(skip_locked=True),
    Attachment,
)
"""Attachments that have waited for a status too long."""

KEYS_IN_USE = Query(
    union(
        select(attachments.c.original_key.label("key")).where(any_of(attachments.c.original_key, "keys")),
        select(attachments.c.preview_key.label("key")).where(any_of(attachments.c.preview_key, "keys")),
        select(attachments.c.raw_key.label("key")).where(any_of(attachments.c.raw_key, "keys")),
    ),
    str,
)
