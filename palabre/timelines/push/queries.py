"""Push subscriptions and the instance's keys as SQL."""

from sqlalchemy import Text, bindparam, delete, exists, func, or_, select, update

from palabre.accounts.tables import sessions, tokens, users
from palabre.store.schema import Id
from palabre.store.sql import Command, Query
from palabre.timelines.push.model import ServerKey, Subscription
from palabre.timelines.tables import push_keys, push_subscriptions

_is_held = or_(
    exists().where(tokens.c.id == push_subscriptions.c.token_id),
    exists().where(sessions.c.token_hash == push_subscriptions.c.session_hash),
)
_is_of_holder = or_(
    push_subscriptions.c.token_id == bindparam("token", type_=Id),
    push_subscriptions.c.session_hash == bindparam("session", type_=Text),
)

OF_HOLDER = Query(select(push_subscriptions).where(_is_of_holder), Subscription)
OF_ACCOUNT = Query(
    select(push_subscriptions).where(push_subscriptions.c.account_id == bindparam("account_id", type_=Id), _is_held),
    Subscription,
)
BY_ID = Query(
    select(push_subscriptions).where(push_subscriptions.c.id == bindparam("id", type_=Id), _is_held),
    Subscription,
)
LAST_ID = Query(select(func.max(push_subscriptions.c.id).label("id")), int)
ADD = Command(
    push_subscriptions.insert().values({column.name: bindparam(column.name) for column in push_subscriptions.c})
)
CHANGE = Command(
    update(push_subscriptions)
    .where(_is_of_holder)
    .values(alerts=bindparam("new_alerts"), policy=bindparam("new_policy"))
)
DROP_OF_HOLDER = Command(delete(push_subscriptions).where(_is_of_holder))
DROP_OF_BROWSER = Command(
    delete(push_subscriptions).where(
        push_subscriptions.c.endpoint == bindparam("place"), push_subscriptions.c.session_hash.is_not(None)
    )
)
"""A browser has one place, whoever signs in with it."""
DROP = Command(delete(push_subscriptions).where(push_subscriptions.c.id == bindparam("subscription", type_=Id)))
DROP_UNHELD = Command(delete(push_subscriptions).where(~_is_held))

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
