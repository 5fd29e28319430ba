"""Push subscriptions and the instance's keys as SQL."""

from sqlalchemy import bindparam, delete, exists, func, select, update

from palabre.accounts.tables import tokens, users
from palabre.store.schema import Id
from palabre.store.sql import Command, Query
from palabre.timelines.push.model import ServerKey, Subscription
from palabre.timelines.tables import push_keys, push_subscriptions

_TOKEN = bindparam("token_id", type_=Id)
_token_is_valid = exists().where(tokens.c.id == push_subscriptions.c.token_id)

OF_TOKEN = Query(select(push_subscriptions).where(push_subscriptions.c.token_id == _TOKEN), Subscription)
OF_ACCOUNT = Query(
    select(push_subscriptions).where(
        push_subscriptions.c.account_id == bindparam("account_id", type_=Id), _token_is_valid
    ),
    Subscription,
)
BY_ID = Query(
    select(push_subscriptions).where(push_subscriptions.c.id == bindparam("id", type_=Id), _token_is_valid),
    Subscription,
)
LAST_ID = Query(select(func.max(push_subscriptions.c.id).label("id")), int)
ADD = Command(
    push_subscriptions.insert().values({column.name: bindparam(column.name) for column in push_subscriptions.c})
)
CHANGE = Command(
    update(push_subscriptions)
    .where(push_subscriptions.c.token_id == bindparam("token", type_=Id))
    .values(alerts=bindparam("new_alerts"), policy=bindparam("new_policy"))
)
DROP_OF_TOKEN = Command(delete(push_subscriptions).where(push_subscriptions.c.token_id == bindparam("token", type_=Id)))
DROP = Command(delete(push_subscriptions).where(push_subscriptions.c.id == bindparam("subscription", type_=Id)))
DROP_REVOKED = Command(delete(push_subscriptions).where(~_token_is_valid))

LOCALE_OF = Query(
    select(users.c.locale).where(users.c.account_id == bindparam("account_id", type_=Id), users.c.state == "active"),
    str,
)
"""The language of an account's person; nothing for one who may not act."""

KEY = Query(select(push_keys.c.private, push_keys.c.public).where(push_keys.c.id == 1), ServerKey)
ADD_KEY = Command(
    lambda insert: (
        insert(push_keys)
        .values(
            id=1, private=bindparam("private"), public=bindparam("public"), created_at=bindparam("created_at", type_=Id)
        )
        .on_conflict_do_nothing()
    )
)
