"""The SQL of the room `translation`."""

import msgspec
from sqlalchemy import bindparam, delete, select

from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of
from palabre.translation.tables import translations


class Kept(msgspec.Struct, frozen=True):
    """A translation that is kept."""

    text_hash: str
    translated: str
    source: str


KEPT = Query(
    select(translations.c.text_hash, translations.c.translated, translations.c.source).where(
        any_of(translations.c.text_hash, "hashes"), translations.c.language == bindparam("language")
    ),
    Kept,
)
KEEP = Command(
    lambda insert: (
        insert(translations)
        .values({column.name: bindparam(column.name, type_=column.type) for column in translations.c})
        .on_conflict_do_nothing()
    )
)
FORGET = Command(delete(translations).where(translations.c.made_at < bindparam("before", type_=Id)))
EDGE = Query(
    select(translations.c.made_at).order_by(translations.c.made_at.desc()).offset(bindparam("most", type_=Id)).limit(1),
    int,
)
"""When the first of those that are too many was made."""
