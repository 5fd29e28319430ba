"""How a viewer stands to others, as SQL."""

from sqlalchemy import BigInteger, cast, null, select, union_all

from palabre.graph.tables import blocks, follows, mutes
from palabre.statuses.tables import tags, thread_mutes
from palabre.store.sql import Query
from palabre.timelines.model import FollowTerms, TagTerm, Unheard
from palabre.timelines.queries.hidden import VIEWER, exclusive_members, on_blocked_servers
from palabre.timelines.tables import tag_follows

_for_good = cast(null(), BigInteger).label("until")

FOLLOWS = Query(
    select(follows.c.target_id, follows.c.reblogs, follows.c.languages).where(follows.c.account_id == VIEWER),
    FollowTerms,
)
UNHEARD = Query(
    union_all(
        select(blocks.c.target_id.label("account_id"), _for_good).where(blocks.c.account_id == VIEWER),
        select(blocks.c.account_id, _for_good).where(blocks.c.target_id == VIEWER),
        select(mutes.c.target_id, mutes.c.expires_at).where(mutes.c.account_id == VIEWER),
        select(on_blocked_servers().subquery("strangers").c.id, _for_good),
    ),
    Unheard,
)
BLOCKED = Query(
    union_all(
        select(blocks.c.target_id.label("account_id")).where(blocks.c.account_id == VIEWER),
        select(blocks.c.account_id).where(blocks.c.target_id == VIEWER),
    ),
    int,
)
FOLLOWED_TAGS = Query(
    select(tags.c.name, tags.c.id.label("tag_id"))
    .join(tag_follows, tag_follows.c.tag_id == tags.c.id)
    .where(tag_follows.c.account_id == VIEWER),
    TagTerm,
)
ELSEWHERE = Query(exclusive_members(), int)
MUTED_THREADS = Query(select(thread_mutes.c.thread_id).where(thread_mutes.c.account_id == VIEWER), int)
