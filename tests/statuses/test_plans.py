"""SQLite answers what every request asks by index: no scan of a table, no sorting of a list that can be long."""

import re
from collections.abc import Iterator
from typing import Any

import apsw
import pytest

from palabre.graph.queries.relations import (
    BLOCKED_EITHER_WAY,
    BONDS,
    FOLLOWED_IDS,
    FOLLOWER_IDS,
    FOLLOWERS,
    FOLLOWING,
    RELATIONSHIPS,
    UNWELCOME,
)
from palabre.statuses.queries.consent import QUOTED_IS_GONE, QUOTES, TALLIES
from palabre.statuses.queries.lists import (
    ACCOUNT_MEDIA,
    ACCOUNT_PINNED,
    ACCOUNT_STATUSES,
    ACCOUNT_TAGGED,
    ANCESTORS,
    BOOKMARKS,
    BOOSTED_BY,
    DESCENDANTS,
    FAVOURITED_BY,
    FAVOURITES,
    TAG_BY_NAME,
    TAG_DAYS,
)
from palabre.statuses.queries.page import (
    BY_IDS,
    FLAGS_AMONG,
    FLAGS_WITHIN,
    HEADS,
    HOLDS,
    MENTIONED_IN,
    MENTIONS,
    TAGS,
    WITHDRAWALS,
)
from palabre.statuses.queries.rows import AUTHOR_FACTS, BOOST_BY, BOOSTS_OF, STATUS_BY_KEY, UNTIE_REPLIES
from palabre.statuses.queries.search import COUNT_MATCHING, MATCHING
from palabre.store.paging import PagedQuery
from palabre.store.sql import Command
from palabre.store.sqlite import connect

ACCOUNTS, STATUSES = 300, 20_000


def rows() -> Iterator[tuple[int | None, ...]]:
    """Statuses of a lively place: a quarter are replies, a tenth boosts."""
    for id in range(1, STATUSES + 1):
        reply = id - 7 if id % 4 == 0 and id > 7 else None
        boosted = id // 2 if id % 10 == 1 and id > 20 else None
        yield id, id % ACCOUNTS + 1, reply, boosted, reply or id


@pytest.fixture(scope="module")
def database(sqlite_databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[apsw.Connection]:
    """A filled and analysed database: the planner decides as it would in a lively place."""
    connection = connect(sqlite_databases.fresh(tmp_path_factory.mktemp("plans")))
    with connection:
        connection.executemany(
            "INSERT INTO accounts (id, username, username_key, created_at) VALUES (?1, ?1, ?1, 0)",
            [(id,) for id in range(1, ACCOUNTS + 1)],
        )
        connection.executemany(
            "INSERT OR IGNORE INTO statuses (id, account_id, in_reply_to_id, reblog_of_id, thread_id, created_at)"
            " VALUES (?, ?, ?, ?, ?, 0)",
            rows(),
        )
        pairs = [(one, one * step % ACCOUNTS + 1, one * 1_000 + step) for one in range(1, 301) for step in range(2, 40)]
        for name in ("follows", "blocks", "mutes"):
            connection.executemany(
                f"INSERT OR IGNORE INTO {name} (account_id, target_id, id, created_at) VALUES (?, ?, ?, 0)", pairs
            )
        for name in ("favourites", "bookmarks"):
            connection.executemany(
                f"INSERT OR IGNORE INTO {name} (account_id, status_id, id, created_at) VALUES (?, ?, ?, 0)", pairs
            )
        connection.executemany(
            "INSERT OR IGNORE INTO mentions (account_id, status_id) VALUES (?, ?)", [pair[:2] for pair in pairs]
        )
        connection.executemany(
            "INSERT OR IGNORE INTO status_tags (tag_id, status_id) VALUES (?, ?)", [pair[:2] for pair in pairs]
        )
        connection.executemany(
            "INSERT OR IGNORE INTO counter_votes (account_id, status_id, created_at) VALUES (?, ?, 0)",
            [pair[:2] for pair in pairs],
        )
        connection.executemany(
            "INSERT OR IGNORE INTO thread_mutes (account_id, thread_id, created_at) VALUES (?, ?, 0)",
            [pair[:2] for pair in pairs],
        )
    connection.execute("ANALYZE")
    yield connection
    connection.close()


def plan(database: apsw.Connection, command: Command) -> list[str]:
    """The steps of SQLite's plan."""
    text = command.sqlite
    steps = database.execute(f"EXPLAIN QUERY PLAN {text.sql}", [_value(name) for name, _default, _list in text._order])
    return [step[3] for step in steps]


def _value(name: str) -> object:
    """A parameter that looks like a page of a home timeline."""
    lists = {"ids", "others", "target_ids"}
    if name in lists:
        return "[19000, 19500, 19999]"
    if name == "visibilities":
        return '["public", "unlisted"]'
    return {"asked": '"tea"', "key": "k", "name": "tea", "lowest": 19_000, "highest": 20_000, "limit": 20}.get(name, 7)


ONE_QUERY: dict[str, Command] = {
    "by ids": BY_IDS,
    "heads": HEADS,
    "mentioned in": MENTIONED_IN,
    "mentions": MENTIONS,
    "tags": TAGS,
    "flags within": FLAGS_WITHIN,
    "flags among": FLAGS_AMONG,
    "holds": HOLDS,
    "withdrawals": WITHDRAWALS,
    "ancestors": ANCESTORS,
    "descendants": DESCENDANTS,
    "tag by name": TAG_BY_NAME,
    "tag days": TAG_DAYS,
    "boost by": BOOST_BY,
    "boosts of": BOOSTS_OF,
    "author facts": AUTHOR_FACTS,
    "status by key": STATUS_BY_KEY,
    "untie replies": UNTIE_REPLIES,
    "quoted is gone": QUOTED_IS_GONE,
    "tallies": TALLIES,
    "matching count": COUNT_MATCHING,
    "relationships": RELATIONSHIPS,
    "bonds": BONDS,
    "unwelcome": UNWELCOME,
    "blocked either way": BLOCKED_EITHER_WAY,
    "followed": FOLLOWED_IDS,
    "followers' ids": FOLLOWER_IDS,
}
PAGES: dict[str, PagedQuery[Any]] = {
    "account statuses": ACCOUNT_STATUSES,
    "account media": ACCOUNT_MEDIA,
    "account tagged": ACCOUNT_TAGGED,
    "favourited by": FAVOURITED_BY,
    "boosted by": BOOSTED_BY,
    "quotes": QUOTES,
    "matching": MATCHING,
}
SHORT_PAGES: dict[str, PagedQuery[Any]] = {
    "account pinned": ACCOUNT_PINNED,
    "favourites": FAVOURITES,
    "bookmarks": BOOKMARKS,
    "followers": FOLLOWERS,
    "following": FOLLOWING,
}
HARMLESS = re.compile(r"json_each|SCAN (path|tree|anon_1|status_search VIRTUAL TABLE)|SCAN \(subquery|CONSTANT ROW")


def scans(steps: list[str]) -> list[str]:
    """The steps that run through a whole table or index."""
    return [step for step in steps if step.startswith("SCAN") and not HARMLESS.search(step)]


@pytest.mark.parametrize("name", ONE_QUERY)
def test_no_table_is_scanned(database: apsw.Connection, name: str) -> None:
    steps = plan(database, ONE_QUERY[name])
    assert not scans(steps), steps


@pytest.mark.parametrize("name", PAGES | SHORT_PAGES)
@pytest.mark.parametrize("direction", ["_newest", "_oldest"])
def test_pages_come_by_index(database: apsw.Connection, name: str, direction: str) -> None:
    steps = plan(database, getattr((PAGES | SHORT_PAGES)[name], direction))
    assert not scans(steps), steps
    if name in PAGES:
        assert not any("TEMP B-TREE FOR ORDER BY" in step for step in steps), steps


def test_a_scan_would_be_noticed(database: apsw.Connection) -> None:
    steps = [row[3] for row in database.execute("EXPLAIN QUERY PLAN SELECT * FROM statuses WHERE language = 'en'")]
    assert scans(steps)
