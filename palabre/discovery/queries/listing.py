"""What search engines are shown, as SQL."""

from sqlalchemy import bindparam, literal_column, select

from palabre.accounts.tables import accounts
from palabre.discovery.model import ListedPerson, ListedPost
from palabre.discovery.queries.use import LIMIT
from palabre.statuses.tables import statuses
from palabre.store.schema import Id
from palabre.store.sql import Query

_may_be_found = (
    accounts.c.domain == literal_column("''"),
    accounts.c.state == literal_column("'active'"),
    accounts.c.indexable,
)

PEOPLE = Query(
    select(accounts.c.username, accounts.c.last_status_at)
    .where(
        *_may_be_found, accounts.c.id >= bindparam("first_id", type_=Id), accounts.c.id < bindparam("end_id", type_=Id)
    )
    .order_by(accounts.c.id.desc())
    .limit(LIMIT),
    ListedPerson,
)
POSTS = Query(
    select(statuses.c.id, accounts.c.username, statuses.c.created_at, statuses.c.edited_at)
    .select_from(statuses.join(accounts, accounts.c.id == statuses.c.account_id))
    .where(
        *_may_be_found,
        statuses.c.id >= bindparam("first_id", type_=Id),
        statuses.c.id < bindparam("end_id", type_=Id),
        statuses.c.state == literal_column("'live'"),
        statuses.c.visibility == literal_column("'public'"),
        statuses.c.reblog_of_id.is_(None),
    )
    .order_by(statuses.c.id.desc())
    .limit(LIMIT),
    ListedPost,
)
FIRST_ID = Query(select(accounts.c.id).order_by(accounts.c.id).limit(1), int)
"""The oldest account, with which the community began."""
