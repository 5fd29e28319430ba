"""The timeline of a list as SQL: what reaches its owner from those in it."""

from sqlalchemy import Text, bindparam, literal_column, or_, select

from palabre.graph.tables import list_accounts
from palabre.store.schema import Id
from palabre.timelines.queries.hidden import VIEWER
from palabre.timelines.queries.home import FROM_FOLLOWED, OWN, rows
from palabre.timelines.queries.merged import STATUS, Merged

_POLICY = bindparam("replies_policy", type_=Text)
_members = select(list_accounts.c.account_id.label("id")).where(
    list_accounts.c.list_id == bindparam("list_id", type_=Id)
)
_answered = STATUS.c.in_reply_to_account_id
_reply_is_wanted = or_(
    _answered.is_(None),
    _answered.in_((STATUS.c.account_id, VIEWER)),
    literal_column("'followed'") == _POLICY,
    (literal_column("'list'") == _POLICY) & _answered.in_(select(_members.subquery("answered").c.id)),
)

LIST = Merged(_members, rows(or_(OWN, FROM_FOLLOWED) & _reply_is_wanted), can_walk=False)
