"""The SQL of what statuses show of the pages they link."""

from sqlalchemy import bindparam, select, update

from palabre.previews.tables import status_cards
from palabre.statuses.tables import statuses
from palabre.store.schema import Id
from palabre.store.sql import Command

TOUCH_WITH_CARD = Command(
    update(statuses)
    .where(
        statuses.c.id.in_(
            select(status_cards.c.status_id).where(status_cards.c.card_id == bindparam("card_id", type_=Id))
        )
    )
    .values(version=statuses.c.version + 1)
)
