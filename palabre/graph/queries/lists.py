"""Lists and who is in them, as SQL."""

from sqlalchemy import and_, bindparam, delete, func, insert, select, update

from palabre.graph.model import List
from palabre.graph.queries.relations import ACCOUNT, TARGET, Link
from palabre.graph.tables import list_accounts, lists
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of

_LIST = bindparam("list_id", type_=Id)
_one = and_(lists.c.id == _LIST, lists.c.account_id == ACCOUNT)

LIST = Query(select(lists).where(_one), List)
LISTS = Query(select(lists).where(lists.c.account_id == ACCOUNT).order_by(lists.c.id), List)
COUNT_LISTS = Query(select(func.count().label("count")).where(lists.c.account_id == ACCOUNT), int)
LISTS_WITH = Query(
    select(lists)
    .join_from(lists, list_accounts, list_accounts.c.list_id == lists.c.id)
    .where(lists.c.account_id == ACCOUNT, list_accounts.c.account_id == TARGET)
    .order_by(lists.c.id),
    List,
)
ADD_LIST = Command(insert(lists))
_terms = ("title", "replies_policy", "exclusive")
CHANGE_LIST = Command(
    update(lists).where(_one).values({name: bindparam(f"new_{name}", type_=lists.c[name].type) for name in _terms})
)
DELETE_LIST = Command(delete(lists).where(_one))

_membership = list_accounts.c.list_id == _LIST
LIST_MEMBERS = Query(select(list_accounts.c.account_id).where(_membership), int)
MEMBERS = PagedQuery(
    select(list_accounts.c.id, list_accounts.c.account_id.label("other_id")).where(_membership),
    list_accounts.c.id,
    Link,
)
ADD_MEMBER = Command(
    lambda insert: (
        insert(list_accounts)
        .values({column.name: bindparam(column.name, type_=column.type) for column in list_accounts.c})
        .on_conflict_do_nothing()
    )
)
REMOVE_MEMBERS = Command(delete(list_accounts).where(_membership, any_of(list_accounts.c.account_id, "account_ids")))
EMPTY_LIST = Command(delete(list_accounts).where(_membership))
LEAVE_LISTS = Query(
    delete(list_accounts)
    .where(
        list_accounts.c.account_id == TARGET,
        list_accounts.c.list_id.in_(select(lists.c.id).where(lists.c.account_id == ACCOUNT)),
    )
    .returning(list_accounts.c.list_id),
    int,
)
