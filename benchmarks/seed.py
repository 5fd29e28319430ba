"""A community to measure with, the same each time: written in bulk through the rooms' tables, in seconds.

1,000 accounts with 50 follows each; 20,000 statuses over ten days, a quarter of them replies, one in twenty a boost,
some unlisted or for followers only; favourites, bookmarks, blocks and mutes. Counts and the search index are right. The
journal and the events begin only after it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from sqlalchemy import Table

from benchmarks.words import TAGS, Words
from palabre.accounts.hashing import hash_secret
from palabre.accounts.model import Account
from palabre.accounts.tables import accounts, apps, tokens, users
from palabre.graph.tables import blocks, follows, mutes
from palabre.ground import clock
from palabre.ground.clock import DAY, MINUTE
from palabre.ground.ids import RANDOM_BITS, first_id_at
from palabre.ground.settings import Settings
from palabre.statuses.entities import handle_key, tag_name
from palabre.statuses.model import Mention, Status
from palabre.statuses.queries.search import ADD_DOCUMENT
from palabre.statuses.search.build import VERSION as INDEX_VERSION
from palabre.statuses.search.index import searchable
from palabre.statuses.tables import bookmarks, favourites, mentions, search_builds, status_tags, statuses, tags
from palabre.statuses.text import render
from palabre.store.sqlite import connect

SEED = 20_000
ACCOUNTS, FOLLOWS, STATUSES = 1_000, 50, 20_000
BOOSTS, REPLIES = 0.05, 0.25
TAGGED, LINKED, UNLISTED, PRIVATE = 0.2, 0.05, 0.03, 0.03
BLOCKS, MUTES, FAVOURITES, BOOKMARKS = 500, 500, 20_000, 2_000
RECENT = 500
AGE = 10 * DAY
SCOPES = "read write follow push"

Rows = Iterable[Sequence[Any]]


class Community(msgspec.Struct, frozen=True):
    """Who is there: the access token of each account, and ids of public posts, the newest last."""

    tokens: list[str]
    public_ids: list[int]


def seed(path: Path, settings: Settings) -> Community:
    """Fills the database of a new instance."""
    random = Random(SEED)
    draw = _Ids(random)
    now = clock.now() - MINUTE
    people = [_account(number, draw, now, settings) for number in range(ACCOUNTS)]
    secrets = [f"benchmark-{number:04}-{random.getrandbits(64):016x}" for number in range(ACCOUNTS)]
    history = _History(people, random, draw, now, settings)
    history.tell(STATUSES)
    followed = {
        each.id: random.sample(people[:number] + people[number + 1 :], FOLLOWS) for number, each in enumerate(people)
    }
    _write(
        path,
        [
            *_logins(people, secrets, draw),
            *_relations(followed, random, draw, now - AGE),
            *history.tables(),
            (accounts, _counted(people, history, followed)),
            (search_builds, [(INDEX_VERSION, 0, 1)]),
        ],
        history.statuses,
    )
    return Community(secrets, [each.id for each in history.open_posts()])


class _Ids:
    """Draws ids of given moments, none twice."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._drawn: set[int] = set()

    def at(self, moment: int) -> int:
        drawn = first_id_at(moment) | self._random.getrandbits(RANDOM_BITS)
        if drawn in self._drawn:
            return self.at(moment)
        self._drawn.add(drawn)
        return drawn


def _account(number: int, draw: _Ids, now: int, settings: Settings) -> Account:
    words = Words(SEED + number)
    name, made_at = f"member{number:04}", now - 400 * DAY + number * MINUTE
    note = words.post()[0]
    return Account(
        id=draw.at(made_at),
        username=name,
        username_key=name,
        domain="",
        display_name=f"{words.name()} {words.name()}",
        note=note,
        note_html=f"<p>{note}</p>",
        fields="[]",
        avatar_key="",
        avatar_description="",
        header_key="",
        header_description="",
        locked=False,
        bot=False,
        discoverable=True,
        indexable=True,
        hide_collections=False,
        state="active",
        created_at=made_at,
        last_status_at=None,
        statuses_count=0,
        followers_count=0,
        following_count=FOLLOWS,
        version=0,
        uri=f"{settings.base_url}/users/{name}",
        url=f"{settings.base_url}/@{name}",
    )


class _History:
    """What people have said and done over the last days."""

    def __init__(self, people: Sequence[Account], random: Random, draw: _Ids, now: int, settings: Settings) -> None:
        self.statuses: list[Status] = []
        self._people = people
        self._by_id = {each.id: each for each in people}
        self._random, self._draw, self._now, self._settings = random, draw, now, settings
        self._words = Words(SEED)
        self._mentions: list[tuple[int, int]] = []
        self._tagged: list[tuple[str, int]] = []
        self._boosts: set[tuple[int, int]] = set()

    def open_posts(self) -> list[Status]:
        """What everyone may read and boost."""
        return [each for each in self.statuses if each.reblog_of_id is None and each.visibility == "public"]

    def tell(self, count: int) -> None:
        """Makes so many statuses."""
        recent: list[Status] = []
        for moment in sorted(self._random.sample(range(self._now - AGE, self._now), count)):
            author, kind = self._random.choice(self._people), self._random.random()
            subject = self._random.choice(recent) if recent else None
            if subject is not None and kind < BOOSTS and (author.id, subject.id) not in self._boosts:
                self._boosts.add((author.id, subject.id))
                made = self._status(moment, author, reblog_of=subject)
            else:
                made = self._status(moment, author, answered=subject if kind < BOOSTS + REPLIES else None)
                recent = [*recent[-RECENT:], made] if made.visibility == "public" else recent
            self.statuses.append(made)

    def _status(
        self, moment: int, author: Account, *, answered: Status | None = None, reblog_of: Status | None = None
    ) -> Status:
        status_id = self._draw.at(moment)
        text, language = ("", None) if reblog_of else self._text(status_id, answered)
        known = [self._by_id[answered.account_id]] if answered else []
        named = {
            handle_key(each.username, ""): Mention(each.id, each.username, each.username, each.url) for each in known
        }
        return Status(
            id=status_id,
            account_id=author.id,
            state="live",
            visibility="public" if reblog_of or answered else self._visibility(),
            text=text,
            html=render(text, named, base_url=self._settings.base_url, local_domain=self._settings.domain),
            spoiler_text="",
            language=language,
            sensitive=False,
            in_reply_to_id=answered.id if answered else None,
            in_reply_to_account_id=answered.account_id if answered else None,
            reblog_of_id=reblog_of.id if reblog_of else None,
            reblog_of_account_id=reblog_of.account_id if reblog_of else None,
            thread_id=answered.thread_id if answered else status_id,
            app_name=None if reblog_of else "Benchmark",
            app_website=None,
            created_at=moment,
            edited_at=None,
            pinned_at=None,
            version=0,
            replies_count=0,
            reblogs_count=0,
            favourites_count=0,
            uri=f"{author.uri}/statuses/{status_id}",
            url=f"{author.url}/{status_id}",
        )

    def _text(self, status_id: int, answered: Status | None) -> tuple[str, str]:
        text, language = self._words.post()
        if answered:
            text = f"@{self._by_id[answered.account_id].username} {text}"
            self._mentions.append((status_id, answered.account_id))
        if self._random.random() < TAGGED:
            tag = self._random.choice(TAGS)
            text = f"{text} #{tag}"
            self._tagged.append((tag, status_id))
        if self._random.random() < LINKED:
            text = f"{text} https://example.org/{self._words.name().lower()}"
        return text, language

    def _visibility(self) -> str:
        drawn = self._random.random()
        return "private" if drawn < PRIVATE else "unlisted" if drawn < PRIVATE + UNLISTED else "public"

    def tables(self) -> Iterator[tuple[Table, Rows]]:
        """The statuses and what belongs to them."""
        posts = self.open_posts()
        liked = self._reactions(posts, FAVOURITES)
        yield favourites, [(account, post, self._draw.at(self._now), self._now) for account, post in liked]
        kept = self._reactions(posts, BOOKMARKS)
        yield bookmarks, [(account, post, self._draw.at(self._now), self._now) for account, post in kept]
        yield mentions, self._mentions
        tag_ids = {name: self._draw.at(self._now - AGE) for name in TAGS}
        yield tags, [(id, tag_name(name), name, self._now - AGE, self._now) for name, id in tag_ids.items()]
        yield status_tags, [(tag_ids[name], status_id) for name, status_id in self._tagged]
        self._count(Counter(post for _account, post in liked))
        yield statuses, map(msgspec.structs.astuple, self.statuses)

    def _reactions(self, posts: Sequence[Status], count: int) -> list[tuple[int, int]]:
        choose = self._random.choice
        return sorted({(choose(self._people).id, choose(posts).id) for _ in range(count)})

    def _count(self, liked: Counter[int]) -> None:
        replies = Counter(each.in_reply_to_id for each in self.statuses)
        boosts = Counter(each.reblog_of_id for each in self.statuses)
        self.statuses = [
            msgspec.structs.replace(
                each,
                replies_count=replies[each.id],
                reblogs_count=boosts[each.id],
                favourites_count=liked[each.id],
            )
            for each in self.statuses
        ]


def _logins(people: Sequence[Account], secrets: Sequence[str], draw: _Ids) -> Iterator[tuple[Table, Rows]]:
    app_id = draw.at(people[0].created_at)
    yield apps, [(app_id, "benchmark", "", "Benchmark", None, "urn:ietf:wg:oauth:2.0:oob", SCOPES, 0)]
    user_ids = [draw.at(each.created_at) for each in people]
    emails = [f"{each.username}@example.org" for each in people]
    yield (
        users,
        [
            (
                id,
                each.id,
                email,
                email,
                "",
                "member",
                "active",
                "en",
                "public",
                0,
                "en",
                "{}",
                0,
                "",
                each.created_at,
                None,
            )
            for id, each, email in zip(user_ids, people, emails, strict=True)
        ],
    )
    yield (
        tokens,
        [
            (draw.at(each.created_at), hash_secret(secret), app_id, user_id, SCOPES, each.created_at, clock.now())
            for each, secret, user_id in zip(people, secrets, user_ids, strict=True)
        ],
    )


def _relations(followed: dict[int, list[Account]], random: Random, draw: _Ids, at: int) -> Iterator[tuple[Table, Rows]]:
    follow = {(account_id, each.id) for account_id, targets in followed.items() for each in targets}
    yield follows, [(a, b, draw.at(at), 1, 0, "[]", at) for a, b in sorted(follow)]
    everyone = list(followed)
    blocked = {(a, b) for a, b in (random.sample(everyone, 2) for _ in range(BLOCKS))} - follow
    yield blocks, [(a, b, draw.at(at), at) for a, b in sorted(blocked) if (b, a) not in follow]
    muted = {(a, b) for a, b in (random.sample(everyone, 2) for _ in range(MUTES))}
    yield mutes, [(a, b, draw.at(at), 1, None, at) for a, b in sorted(muted)]


def _counted(
    people: Sequence[Account], history: _History, followed: dict[int, list[Account]]
) -> Iterator[Sequence[Any]]:
    said = Counter(each.account_id for each in history.statuses)
    last = {each.account_id: each.created_at for each in history.statuses}
    heard = Counter(each.id for targets in followed.values() for each in targets)
    for each in people:
        counts = {
            "statuses_count": said[each.id],
            "followers_count": heard[each.id],
            "last_status_at": last.get(each.id),
        }
        yield msgspec.structs.astuple(msgspec.structs.replace(each, **counts))


def _write(path: Path, tables: Iterable[tuple[Table, Rows]], posts: Sequence[Status]) -> None:
    with closing(connect(path)) as database, database:
        for table, rows in tables:
            given = list(rows)
            written = list(table.c)[: len(given[0])]  # columns behind these have a value of their own
            names = ", ".join(column.name for column in written)
            places = ", ".join("?" for _ in written)
            database.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({places})", given)
        document = ADD_DOCUMENT.sqlite
        database.executemany(
            document.sql,
            (
                document.arguments({"status_id": each.id, "document": searchable(each)})
                for each in posts
                if each.reblog_of_id is None
            ),
        )
