"""What this room holds about an account that is gone, as SQL."""

from sqlalchemy import bindparam, delete, or_

from palabre.discovery.tables import dismissals, rankings, trend_reviews
from palabre.store.schema import Id
from palabre.store.sql import Command

ACCOUNT = bindparam("account_id", type_=Id)
FORGET = (
    Command(delete(dismissals).where(or_(dismissals.c.account_id == ACCOUNT, dismissals.c.target_id == ACCOUNT))),
    *(Command(delete(each).where(each.c.subject_id == ACCOUNT)) for each in (rankings, trend_reviews)),
)
