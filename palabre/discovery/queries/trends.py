"""Rankings, and what the team says of what is in them, as SQL."""

from sqlalchemy import Text, and_, bindparam, delete, select, update

from palabre.accounts.tables import accounts
from palabre.discovery.model import Kind, Publisher, RankedLink, RankedStatus, Reviewed
from palabre.discovery.queries.use import OFFERED
from palabre.discovery.tables import publishers, rankings, trend_reviews
from palabre.previews.model import Card
from palabre.previews.tables import preview_cards
from palabre.statuses.model import Tag
from palabre.statuses.tables import statuses, tags
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of

_KIND = bindparam("kind", type_=Text)
_SUBJECT = bindparam("subject_id", type_=Id)
_BEST_FIRST = (rankings.c.score.desc(), rankings.c.subject_id.desc())

_NAMES = ("kind", "subject_id", "score")

CLEAR = Command(delete(rankings).where(rankings.c.kind == _KIND))
RANK = Command(
    lambda insert: insert(rankings).values({name: bindparam(name, type_=rankings.c[name].type) for name in _NAMES})
)
RANKED = Query(select(rankings.c.subject_id).where(rankings.c.kind == _KIND).order_by(*_BEST_FIRST), int)

RANKED_TAGS = Query(
    select(tags)
    .select_from(rankings.join(tags, and_(rankings.c.kind == Kind.TAG, tags.c.id == rankings.c.subject_id)))
    .order_by(*_BEST_FIRST),
    Tag,
)

_of_status, _of_author, _of_link = (trend_reviews.alias(f"of_{each}") for each in ("status", "author", "link"))
RANKED_STATUSES = Query(
    select(
        statuses.c.id,
        statuses.c.account_id,
        _of_status.c.trendable.label("word"),
        _of_author.c.trendable.label("word_on_author"),
    )
    .select_from(
        rankings.join(statuses, and_(rankings.c.kind == Kind.STATUS, statuses.c.id == rankings.c.subject_id))
        .join(accounts, accounts.c.id == statuses.c.account_id)
        .outerjoin(_of_status, and_(_of_status.c.kind == Reviewed.STATUS, _of_status.c.subject_id == statuses.c.id))
        .outerjoin(_of_author, and_(_of_author.c.kind == Reviewed.AUTHOR, _of_author.c.subject_id == accounts.c.id))
    )
    .where(OFFERED)
    .order_by(*_BEST_FIRST),
    RankedStatus,
)
RANKED_LINKS = Query(
    select(preview_cards.c.id, preview_cards.c.url, _of_link.c.trendable.label("word"))
    .select_from(
        rankings.join(
            preview_cards, and_(rankings.c.kind == Kind.LINK, preview_cards.c.id == rankings.c.subject_id)
        ).outerjoin(_of_link, and_(_of_link.c.kind == Reviewed.LINK, _of_link.c.subject_id == preview_cards.c.id))
    )
    .where(preview_cards.c.state == "ready")
    .order_by(*_BEST_FIRST),
    RankedLink,
)
CARDS = Query(select(preview_cards).where(any_of(preview_cards.c.id, "ids")), Card)

REVIEW = Command(
    lambda insert: (
        insert(trend_reviews)
        .values({column.name: bindparam(column.name, type_=column.type) for column in trend_reviews.c})
        .on_conflict_do_update(
            index_elements=["kind", "subject_id"],
            set_={
                "trendable": bindparam("trendable", type_=trend_reviews.c.trendable.type),
                "reviewed_at": bindparam("reviewed_at", type_=Id),
            },
        )
    )
)
PUBLISHERS = PagedQuery(select(publishers), publishers.c.id, Publisher)
PUBLISHER = Query(select(publishers).where(publishers.c.id == _SUBJECT), Publisher)
PUBLISHERS_OF = Query(select(publishers).where(any_of(publishers.c.domain, "domains")), Publisher)
ADD_PUBLISHER = Command(
    lambda insert: (
        insert(publishers)
        .values(
            id=bindparam("id", type_=Id),
            domain=bindparam("domain", type_=Text),
            created_at=bindparam("created_at", type_=Id),
        )
        .on_conflict_do_nothing()
    )
)
REVIEW_PUBLISHER = Command(
    update(publishers)
    .where(publishers.c.id == _SUBJECT)
    .values(
        trendable=bindparam("new_trendable", type_=publishers.c.trendable.type),
        reviewed_at=bindparam("now", type_=Id),
    )
)
