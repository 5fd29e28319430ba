"""Departures as SQL, and all that this room forgets of an account that is gone."""

from sqlalchemy import bindparam, delete, insert, select

from palabre.portability.model import Departure
from palabre.portability.queries.copies import ACCOUNT
from palabre.portability.tables import copies, departures, import_batches, imports
from palabre.store.schema import Id
from palabre.store.sql import Command, Query

_MINE = departures.c.account_id == ACCOUNT

ADD_DEPARTURE = Command(insert(departures))
DEPARTURE = Query(select(departures).where(_MINE), Departure)
DEPARTURE_LOCKED = Query(select(departures).where(_MINE).with_for_update(), Departure)
DROP_DEPARTURE = Command(delete(departures).where(_MINE))
DUE = Query(select(departures).where(departures.c.erase_at <= bindparam("now", type_=Id)), Departure)

_of_account = select(imports.c.id).where(imports.c.account_id == ACCOUNT)
FORGET = (
    Command(delete(import_batches).where(import_batches.c.import_id.in_(_of_account))),
    Command(delete(imports).where(imports.c.account_id == ACCOUNT)),
    Command(delete(copies).where(copies.c.account_id == ACCOUNT)),
    DROP_DEPARTURE,
)
