"""The timeline of a link as SQL."""

from sqlalchemy import bindparam, select

from palabre.previews.tables import status_cards
from palabre.statuses.tables import statuses
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.timelines.queries.hidden import heard
from palabre.timelines.queries.public import OPEN_TO_ALL

ABOUT_LINK = PagedQuery(
    select(status_cards.c.status_id)
    .select_from(status_cards.join(statuses, statuses.c.id == status_cards.c.status_id))
    .where(OPEN_TO_ALL, heard(statuses.c.account_id), status_cards.c.card_id == bindparam("card_id", type_=Id)),
    status_cards.c.status_id,
    int,
)
