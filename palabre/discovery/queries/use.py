"""What is used how much, as SQL. Only what its author offers to strangers counts."""

import msgspec
from sqlalchemy import and_, bindparam, func, literal_column, null, select

from palabre.accounts.tables import accounts
from palabre.discovery.model import RankedLink
from palabre.ground.clock import DAY
from palabre.previews.tables import preview_cards, status_cards
from palabre.statuses.model import TagDay
from palabre.statuses.tables import favourites, status_tags, statuses
from palabre.store.schema import Id
from palabre.store.sql import Query, any_of

FIRST_ID = bindparam("first_id", type_=Id)
NOW = bindparam("now", type_=Id)
LIMIT = bindparam("limit", type_=Id)
_DAY = literal_column(str(DAY), Id)

LISTED = and_(accounts.c.state == "active", accounts.c.discoverable, ~accounts.c.sensitized)
"""Accounts that want to be found, and that no decision keeps out of sight."""

OFFERED = and_(
    statuses.c.state == "live",
    statuses.c.visibility == "public",
    statuses.c.reblog_of_id.is_(None),
    ~statuses.c.sensitive,
    statuses.c.spoiler_text == "",
    LISTED,
)
"""Statuses that may be shown to strangers."""


class Use(msgspec.Struct, frozen=True):
    """How many accounts used a thing `age` times 24 hours ago."""

    subject_id: int
    age: int
    accounts: int


class Reacted(msgspec.Struct, frozen=True):
    """How many others favourited or boosted a status."""

    id: int
    created_at: int
    reactors: int


_written = statuses.join(accounts, accounts.c.id == statuses.c.account_id)
_age = (NOW - statuses.c.created_at) // _DAY
_users = func.count(statuses.c.account_id.distinct())
_recent = and_(OFFERED, statuses.c.id >= FIRST_ID, statuses.c.created_at <= NOW)

TAG_USE = Query(
    select(status_tags.c.tag_id.label("subject_id"), _age.label("age"), _users.label("accounts"))
    .select_from(_written.join(status_tags, status_tags.c.status_id == statuses.c.id))
    .where(_recent)
    .group_by(status_tags.c.tag_id, _age),
    Use,
)
LINK_USE = Query(
    select(status_cards.c.card_id.label("subject_id"), _age.label("age"), _users.label("accounts"))
    .select_from(_written.join(status_cards, status_cards.c.status_id == statuses.c.id))
    .where(_recent)
    .group_by(status_cards.c.card_id, _age),
    Use,
)

_boost = statuses.alias("boost")
_favourites = (
    select(func.count())
    .where(favourites.c.status_id == statuses.c.id, favourites.c.account_id != statuses.c.account_id)
    .scalar_subquery()
)
_boosts = (
    select(func.count())
    .where(
        _boost.c.reblog_of_id == statuses.c.id,
        _boost.c.account_id != statuses.c.account_id,
        _boost.c.visibility == "public",
    )
    .scalar_subquery()
)
REACTED = Query(
    select(statuses.c.id, statuses.c.created_at, (_favourites + _boosts).label("reactors"))
    .select_from(_written)
    .where(
        _recent,
        statuses.c.in_reply_to_id.is_(None),
        statuses.c.favourites_count + statuses.c.reblogs_count >= bindparam("least", type_=Id),
    ),
    Reacted,
)

MOST_FOLLOWED = Query(
    select(accounts.c.id)
    .where(LISTED, accounts.c.followers_count > 0)
    .order_by(accounts.c.followers_count.desc(), accounts.c.id)
    .limit(LIMIT),
    int,
)
_welcome = func.sum(statuses.c.favourites_count + statuses.c.reblogs_count)
MOST_INTERACTIONS = Query(
    select(accounts.c.id)
    .select_from(_written)
    .where(_recent, statuses.c.favourites_count + statuses.c.reblogs_count > 0)
    .group_by(accounts.c.id)
    .order_by(_welcome.desc(), accounts.c.id)
    .limit(LIMIT),
    int,
)

READY_LINKS = Query(
    select(preview_cards.c.id, preview_cards.c.url, null().label("word")).where(
        any_of(preview_cards.c.id, "ids"), preview_cards.c.state == "ready"
    ),
    RankedLink,
)
"""Cards that can be shown. Nobody has been asked what the team says of them."""

_day = statuses.c.created_at - statuses.c.created_at % _DAY
DAYS_OF_LINKS = Query(
    select(
        status_cards.c.card_id.label("tag_id"), _day.label("at"), func.count().label("uses"), _users.label("accounts")
    )
    .select_from(statuses.join(status_cards, status_cards.c.status_id == statuses.c.id))
    .where(
        any_of(status_cards.c.card_id, "ids"),
        statuses.c.id >= FIRST_ID,
        statuses.c.state == "live",
        statuses.c.visibility == "public",
    )
    .group_by(status_cards.c.card_id, _day),
    TagDay,
)
