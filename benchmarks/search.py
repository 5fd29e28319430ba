"""How long a search takes among a million posts: `python -m benchmarks.search --posts 1000000 --engine sqlite`.

It measures `search_statuses`, from the words to whole statuses ready to show, in one process, for many kinds of search
by members who follow, block, and may not read everything. Posts are spread over three years; one in ten is for
followers, one in twenty is direct. Common words stand in every tenth post, rare ones in a handful.
"""

import argparse
import asyncio
import io
import statistics
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from time import perf_counter_ns

import psycopg
from rich.progress import track
from sqlalchemy import select

from benchmarks.words import SYLLABLES, Words
from palabre.accounts.model import Account
from palabre.accounts.read import account_by_id
from palabre.accounts.sign_up import SignUp, sign_up
from palabre.graph.block import block
from palabre.graph.follow import follow
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.errors import NotFound
from palabre.ground.ids import RANDOM_BITS, first_id_at
from palabre.ground.settings import Settings
from palabre.statuses.model import Status
from palabre.statuses.queries.search import ADD_DOCUMENT, Content
from palabre.statuses.react import bookmark
from palabre.statuses.search.find import search_statuses
from palabre.statuses.search.index import SEARCH_DDL, beside, searchable
from palabre.statuses.tables import mentions, statuses
from palabre.store.open import open_store
from palabre.store.paging import Page
from palabre.store.sql import Query
from palabre.store.sqlite import FILE_NAME, connect
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction
from palabre.store.work import Works
from tests.harness.databases import build_schema
from tests.harness.postgres import PostgresServer

SEED, PEOPLE, FOLLOWS, BLOCKS, KEPT, AGE = 7, 500, 40, 5, 500, 1_000 * DAY
SETTINGS = Settings(domain="bench.example")
SHARED_BUFFERS = "1GB"
"""What a server for a million posts gives PostgreSQL: a quarter of 4 GB."""
KINDS = (
    ("one common word", "{common}"),
    ("two common words", "{common} {other}"),
    ("a rare word", "{rare}"),
    ("a common and a rare word", "{common} {rare}"),
    ("a phrase", '"{common} {other}"'),
    ("a common word, not another", "{common} -{other}"),
    ("a common word, by one author", "{common} from:@person7"),
    ("by one author", "from:@person7"),
    ("a common word with a link", "{common} has:link"),
    ("a common word in French", "{common} language:fr"),
    ("a common word before a day", "{common} before:{day}"),
    ("a common word, in one's library", "{common} in:library"),
    ("the best for a common word", "{common} sort:best"),
    ("what nobody said", "zzxqj"),
)


def main() -> None:
    """Builds the database, measures, prints a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--searches", type=int, default=100, help="searches of each kind")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if wanted.engine == "sqlite":
            address = str(Path(folder) / FILE_NAME)
            build_schema(address)
            asyncio.run(_run(address, wanted.posts, wanted.searches))
        else:
            server = PostgresServer(shared_buffers=SHARED_BUFFERS)
            try:
                address = server.create("search")
                build_schema(address)
                asyncio.run(_run(address, wanted.posts, wanted.searches))
            finally:
                server.close()


async def _run(address: str, posts: int, searches: int) -> None:
    store = await open_store(address, Works())
    people = await store.write(_join)
    await store.close()
    _fill(address, _history(people, posts), posts)
    store = await open_store(address, Works())
    try:
        await store.write(_keep, people)
        for state in ("cold", "warm"):
            await _measure(store, people, searches, state)
    finally:
        await store.close()


async def _join(tx: Transaction) -> list[Account]:
    random, people = Random(SEED), []
    for number in range(PEOPLE):
        form = SignUp(username=f"person{number}", email=f"{number}@bench.example", password_hash="none")
        user = await sign_up(tx, form, settings=SETTINGS, approved=True)
        found = await account_by_id(tx, user.account_id)
        assert found is not None
        people.append(found)
    for each in people[:50]:
        for other in random.sample(people, FOLLOWS + BLOCKS)[BLOCKS:]:
            if other.id != each.id:
                await follow(tx, each, other)
        for other in random.sample(people[50:], BLOCKS):
            await block(tx, each.id, other.id)
    return people


def _history(people: list[Account], posts: int) -> Iterator[tuple[Status, int | None]]:
    """Each status with the account it names, if any."""
    random, words = Random(SEED), Words(SEED)
    begun = clock.now() - AGE
    for number in range(posts):
        author = random.choice(people)
        moment = begun + AGE * number // posts
        status_id = first_id_at(moment) | random.getrandbits(RANDOM_BITS)
        drawn = random.random()
        visibility = (
            "direct" if drawn < 0.05 else "private" if drawn < 0.15 else "unlisted" if drawn < 0.2 else "public"
        )
        text, language = words.post()
        rare = "".join(random.choices(SYLLABLES, k=4))
        link = " https://example.org/" if random.random() < 0.1 else ""
        named = random.choice(people) if visibility == "direct" or random.random() < 0.2 else None
        yield (
            Status(
                id=status_id,
                account_id=author.id,
                state="live",
                visibility=visibility,
                text=f"{text} {rare}{link}",
                html=f"<p>{text} {rare}{link}</p>",
                spoiler_text="",
                language=language,
                sensitive=False,
                in_reply_to_id=None,
                in_reply_to_account_id=None,
                reblog_of_id=None,
                reblog_of_account_id=None,
                thread_id=status_id,
                app_name=None,
                app_website=None,
                created_at=moment,
                edited_at=None,
                pinned_at=None,
                version=0,
                replies_count=random.randrange(3),
                reblogs_count=random.randrange(3),
                favourites_count=random.randrange(9),
                uri=f"{author.uri}/statuses/{status_id}",
                url=f"{author.url}/{status_id}",
            ),
            named.id if named else None,
        )


def _document(status: Status, named: int | None) -> str:
    return searchable(status, () if named is None else (Content(status.id, "named", str(named)),))


def _fill(address: str, history: Iterator[tuple[Status, int | None]], posts: int) -> None:
    shown = track(history, description=f"writing {posts:,} posts", total=posts)
    if address.startswith("postgresql://"):
        _fill_postgresql(address, shown)
    else:
        _fill_sqlite(address, shown)


def _fill_sqlite(address: str, history: Iterable[tuple[Status, int | None]]) -> None:
    names = [column.name for column in statuses.c]
    insert = f"INSERT INTO statuses ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    document = ADD_DOCUMENT.sqlite
    with closing(connect(Path(address))) as database, database:
        for status, named in history:
            database.execute(insert, [getattr(status, name) for name in names])
            if named is not None:
                database.execute("INSERT INTO mentions (status_id, account_id) VALUES (?, ?)", (status.id, named))
            told = document.arguments({"status_id": status.id, "document": _document(status, named)})
            database.execute(document.sql, told)
        database.execute("ANALYZE")


def _fill_postgresql(address: str, history: Iterable[tuple[Status, int | None]]) -> None:
    names = [column.name for column in statuses.c]
    named_rows, documents = io.StringIO(), []
    with psycopg.connect(address, autocommit=True) as database, database.cursor() as cursor:
        with cursor.copy(f"COPY statuses ({', '.join(names)}) FROM STDIN") as copy:
            for status, named in history:
                copy.write_row([getattr(status, name) for name in names])
                document = _document(status, named)
                documents.append((status.id, document, beside(document)))
                if named is not None:
                    named_rows.write(f"{status.id}\t{named}\n")
        with cursor.copy(f"COPY {mentions.name} (status_id, account_id) FROM STDIN") as copy:
            copy.write(named_rows.getvalue())
        cursor.execute("DROP INDEX ix_status_search_document")
        cursor.execute("CREATE TEMPORARY TABLE told (status_id bigint, document text, neighbours text)")
        with cursor.copy("COPY told FROM STDIN") as copy:
            for row in documents:
                copy.write_row(row)
        cursor.execute(
            "INSERT INTO status_search SELECT status_id,"
            " to_tsvector('simple', document) || strip(to_tsvector('simple', neighbours)) FROM told"
        )
        for statement in SEARCH_DDL["postgresql"]:
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")


async def _keep(tx: Transaction, people: list[Account]) -> None:
    """Those who search have bookmarked something."""
    random = Random(SEED)
    ids = await tx.all(Query(select(statuses.c.id).where(statuses.c.visibility == "public").limit(20_000), int))
    for each in people[:50]:
        for status_id in random.sample(ids, min(KEPT, len(ids))):
            with suppress(NotFound):  # some block each other
                await bookmark(tx, each.id, status_id)


async def _measure(store: Store, people: list[Account], searches: int, state: str) -> None:
    """Searches for words drawn anew; `cold` right after the database was filled, `warm` once it has been searched."""
    random, words = Random(f"{SEED} {state}"), Words(SEED)
    known = [word for _ in range(300) for word in words.post()[0].split() if len(word) > 3]
    every: list[float] = []
    print(f"{f'{state}, in milliseconds':<36}{'median':>9}{'p99':>9}{'found':>9}")
    for name, pattern in KINDS:
        taken, found = [], 0
        for _ in range(searches):
            text = pattern.format(
                common=random.choice(known),
                other=random.choice(known),
                rare="".join(random.choices(SYLLABLES, k=4)),
                day="2026-01-01",
            )
            begun = perf_counter_ns()
            shown = await store.read(_search, random.choice(people[:50]).id, text)
            taken.append((perf_counter_ns() - begun) / 1e6)
            found += shown
        every += taken
        print(f"{name:<36}{statistics.median(taken):>9.2f}{_p99(taken):>9.2f}{found / searches:>9.1f}")
    print(f"{'all':<36}{statistics.median(every):>9.2f}{_p99(every):>9.2f}")


async def _search(db: Reader, viewer_id: int, text: str) -> int:
    return len(await search_statuses(db, viewer_id, text, Page(limit=20), settings=SETTINGS))


def _p99(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=100)[98]


if __name__ == "__main__":
    main()
