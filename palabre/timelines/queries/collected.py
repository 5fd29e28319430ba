"""Who is to be told that they are shown in a collection, as SQL."""

from sqlalchemy import bindparam, select

from palabre.graph.tables import collection_items, collections
from palabre.store.schema import Id
from palabre.store.sql import Query
from palabre.timelines.queries.hidden import welcomes, words

_ACTOR = bindparam("actor_id", type_=Id)

COLLECTED = Query(
    select(collection_items.c.account_id).where(
        collection_items.c.collection_id == bindparam("collection_id", type_=Id),
        collection_items.c.state.in_(words("accepted")),
        welcomes(collection_items.c.account_id, _ACTOR),
    ),
    int,
)
"""Those in a collection who may hear of the actor."""

UPDATED_AT = Query(
    select(collections.c.updated_at).where(
        collections.c.id == bindparam("collection_id", type_=Id), collections.c.account_id == _ACTOR
    ),
    int,
)
