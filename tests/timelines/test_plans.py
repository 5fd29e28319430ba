"""SQLite answers timelines by index, however the planner's statistics fall."""

import re
from collections.abc import Iterator
from random import Random

import apsw
import pytest

from palabre.store.events import EVENTS_AFTER, LAST_EVENT
from palabre.store.sql import Command
from palabre.store.sqlite import connect
from palabre.timelines.queries import (
    collected,
    entries,
    home,
    lists,
    notifications,
    public,
    quotes,
    recipients,
    viewpoint,
)
from tests.harness.databases import SqliteDatabases

ACCOUNTS, STATUSES = 300, 20_000


@pytest.fixture(scope="module", params=["fresh", "analysed"])
def database(
    request: pytest.FixtureRequest, sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[apsw.Connection]:
    """A lively place: a quarter of the statuses are replies, a tenth boosts."""
    connection = connect(sqlite_databases.fresh(tmp_path_factory.mktemp("plans")))  # type: ignore[arg-type]  # a path
    random = Random(1)
    with connection:
        connection.executemany(
            "INSERT INTO accounts (id, username, username_key, created_at) VALUES (?1, ?1, ?1, 0)",
            [(each,) for each in range(1, ACCOUNTS + 1)],
        )
        connection.executemany(
            "INSERT OR IGNORE INTO statuses (id, account_id, in_reply_to_id, reblog_of_id, thread_id, created_at)"
            " VALUES (?, ?, ?, ?, ?, 0)",
            [status(each) for each in range(1, STATUSES + 1)],
        )
        for name in ("follows", "blocks", "mutes"):
            pairs = [(each // 40, random.randrange(1, ACCOUNTS), each) for each in range(40, 12_000)]
            connection.executemany(
                f"INSERT OR IGNORE INTO {name} (account_id, target_id, id, created_at) VALUES (?, ?, ?, 0)", pairs
            )
        connection.executemany(
            "INSERT INTO notifications (id, account_id, kind, from_account_id, status_id, dedupe, created_at)"
            " VALUES (?, ?, 'mention', ?, ?, ?, 0)",
            [(each, each % 50 + 1, each % ACCOUNTS + 1, each, each) for each in range(1, STATUSES + 1)],
        )
        connection.executemany(
            "INSERT INTO status_tags (tag_id, status_id) VALUES (?, ?)",
            [(each % 500, each) for each in range(1, STATUSES)],
        )
        connection.executemany("INSERT INTO events (kind, payload, at) VALUES ('X', '{}', ?)", [(1,)] * 5_000)
    if request.param == "analysed":
        connection.execute("ANALYZE")
    yield connection
    connection.close()


def status(id: int) -> tuple[int | None, ...]:
    reply = id - 7 if id % 4 == 0 else None
    boosted = id // 2 if id % 10 == 1 else None
    return id, id % ACCOUNTS + 1, reply, boosted, id


def plan(database: apsw.Connection, command: Command) -> list[str]:
    """The steps of SQLite's plan for a small page."""
    text = command.sqlite
    values = {
        "ids": "[5, 6]",
        "names": '["a"]',
        "kinds": '["mention"]',
        "any_ids": "[1, 2]",
        "tag_ids": "[1, 2]",
        "high": 2**62,
        "low": 19_900,
    }
    given = {name: values.get(name, 7) for name, _default, _list in text._order}
    return [step[3] for step in database.execute(f"EXPLAIN QUERY PLAN {text.sql}", text.arguments(given))]


HARMLESS = re.compile(r"SCAN (authors|each_author|unheard|json_each|anon_\d|CONSTANT ROW|\(subquery)")
BY_INDEX: dict[str, Command] = {
    "merge down": home.HOME.merge_down,
    "merge up": home.HOME.merge_up,
    "newest below": home.HOME.newest_below,
    "oldest above": home.HOME.oldest_above,
    "list, merge down": lists.LIST.merge_down,
    "list, merge up": lists.LIST.merge_up,
    "list, newest below": lists.LIST.newest_below,
    "elsewhere": viewpoint.ELSEWHERE,
    "collected": collected.COLLECTED,
    "count of follows": home.COUNT_FOLLOWS,
    "walk down": home.HOME.walk_down,
    "walk up": home.HOME.walk_up,
    "entries": entries.ENTRIES,
    "recent entries": entries.RECENT_ENTRIES,
    "follows": viewpoint.FOLLOWS,
    "unheard": viewpoint.UNHEARD,
    "muted threads": viewpoint.MUTED_THREADS,
    "public, newest": public.PUBLIC._newest,
    "public, oldest": public.PUBLIC._oldest,
    "tag, newest": public.ONE_TAG._newest,
    "tag, oldest": public.ONE_TAG._oldest,
    "tags": public.SEVERAL_TAGS._newest,
    "top": public.TOP,
    "top tagged": public.TOP_TAGGED,
    "quoted by": quotes.QUOTED_BY,
    "quoting": quotes.QUOTING,
    "open": public.OPEN,
    "tags of": public.TAGS_OF,
    "notifications, newest": notifications.PAGE._newest,
    "notifications, oldest": notifications.PAGE._oldest,
    "notifications by ids": notifications.BY_IDS,
    "unread": notifications.COUNT_UNREAD,
    "status forgotten": notifications.FORGET_STATUS,
    "taken back": notifications.TAKE_BACK,
    "taken back of status": notifications.TAKE_BACK_OF_STATUS,
    "mentioned": recipients.MENTIONED,
    "waiting followers": recipients.WAITING_FOLLOWERS,
    "welcome": recipients.WELCOME,
    "boosters": recipients.BOOSTERS,
    "events after": EVENTS_AFTER,
}


@pytest.mark.parametrize("name", BY_INDEX)
def test_no_table_is_scanned(database: apsw.Connection, name: str):
    steps = plan(database, BY_INDEX[name])
    assert not [step for step in steps if step.startswith("SCAN") and not HARMLESS.match(step)], steps


@pytest.mark.parametrize("query", [home.HOME.merge_down, home.HOME.merge_up])
def test_a_merge_reads_each_author_through_its_index(database: apsw.Connection, query: Command):
    assert plan(database, query)[0].startswith(
        "SEARCH s USING INDEX ix_statuses_account_id_id (account_id=? AND id>? AND id<?)"
    )


@pytest.mark.parametrize(
    "query", [home.HOME.walk_down, home.HOME.walk_up, public.PUBLIC._newest, public.PUBLIC._oldest]
)
def test_a_walk_follows_the_order_of_ids_and_sorts_nothing(database: apsw.Connection, query: Command):
    steps = plan(database, query)
    assert re.match(r"SEARCH \w+ USING .+rowid>\? AND rowid<\?\)", steps[0]), steps
    assert not any("TEMP B-TREE" in step for step in steps), steps


@pytest.mark.parametrize(
    "query", [public.ONE_TAG._newest, public.ONE_TAG._oldest, notifications.PAGE._newest, notifications.PAGE._oldest]
)
def test_a_tag_and_a_page_of_notifications_come_in_order(database: apsw.Connection, query: Command):
    steps = plan(database, query)
    assert not any("TEMP B-TREE" in step for step in steps), steps


def test_the_end_of_the_events_is_found_at_once(database: apsw.Connection):
    assert plan(database, LAST_EVENT) == ["SCAN events"], "backwards, and ends at the first"
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan(database, EVENTS_AFTER)


def test_a_scan_would_be_noticed(database: apsw.Connection):
    steps = [row[3] for row in database.execute("EXPLAIN QUERY PLAN SELECT * FROM statuses WHERE language = 'en'")]
    assert steps == ["SCAN statuses"]
    assert not HARMLESS.match(steps[0])


def test_what_was_voted_for_is_read_without_what_was_not(database: apsw.Connection):
    assert plan(database, public.TOP)[0].startswith("SEARCH statuses USING INDEX ix_statuses_voted_id (id>?)")
