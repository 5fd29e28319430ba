"""The SQL of the room `previews`."""

from sqlalchemy import bindparam, delete, exists, select, update

from palabre.previews.model import Card, CardState
from palabre.previews.tables import preview_cards, status_cards
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of

_CARD = preview_cards.c.id == bindparam("card_id", type_=Id)
_STATUS = status_cards.c.status_id == bindparam("status_id", type_=Id)

ADD_CARD = Command(
    lambda insert: (
        insert(preview_cards)
        .values(
            {name: bindparam(name) for name in ("url_hash", "url")}
            | {name: bindparam(name, type_=Id) for name in ("id", "created_at")}
        )
        .on_conflict_do_nothing()
    )
)
CARD = Query(select(preview_cards).where(_CARD), Card)
CARD_LOCKED = Query(select(preview_cards).where(_CARD).with_for_update(), Card)
CARD_BY_HASH = Query(select(preview_cards).where(preview_cards.c.url_hash == bindparam("hash")), Card)
ASKED = Command(update(preview_cards).where(_CARD).values(fetched_at=bindparam("asked_at", type_=Id)))

SAID = (
    "type",
    "title",
    "description",
    "language",
    "provider_name",
    "provider_url",
    "authors",
    "html",
    "width",
    "height",
    "embed_url",
    "image_key",
    "image_description",
    "blurhash",
    "published_at",
)
_numbers = {"width", "height", "published_at"}
FILL = Command(
    update(preview_cards)
    .where(_CARD)
    .values(
        {name: bindparam(f"new_{name}", type_=Id if name in _numbers else None) for name in SAID}
        | {"state": CardState.READY, "fetched_at": bindparam("new_fetched_at", type_=Id)}
    )
)
NOTHING = Command(
    update(preview_cards)
    .where(_CARD)
    .values(state=CardState.NONE, image_key="", fetched_at=bindparam("new_fetched_at", type_=Id))
)

LINK = Command(
    lambda insert: (
        insert(status_cards)
        .values(
            status_id=bindparam("of_status_id", type_=Id),
            card_id=bindparam("new_card_id", type_=Id),
        )
        .on_conflict_do_update(index_elements=["status_id"], set_={"card_id": bindparam("new_card_id", type_=Id)})
    )
)
LINK_OF = Query(select(status_cards.c.card_id).where(_STATUS), int)
UNLINK = Command(delete(status_cards).where(_STATUS))


class Linked(Card, frozen=True):
    """A card, and a status that shows it."""

    status_id: int


LINKED = Query(
    select(preview_cards, status_cards.c.status_id)
    .select_from(status_cards.join(preview_cards, preview_cards.c.id == status_cards.c.card_id))
    .where(any_of(status_cards.c.status_id, "status_ids"), preview_cards.c.state == CardState.READY),
    Linked,
)

UNUSED = Query(
    select(preview_cards)
    .where(
        preview_cards.c.fetched_at < bindparam("before", type_=Id),
        preview_cards.c.created_at < bindparam("before", type_=Id),
        ~exists().where(status_cards.c.card_id == preview_cards.c.id),
    )
    .limit(bindparam("limit", type_=Id)),
    Card,
)
FORGET = Command(delete(preview_cards).where(any_of(preview_cards.c.id, "ids")))

KEYS_IN_USE = Query(select(preview_cards.c.image_key).where(any_of(preview_cards.c.image_key, "keys")), str)
