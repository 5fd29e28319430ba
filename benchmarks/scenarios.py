"""What is measured: each scenario is a name, a server, and the requests that its connections send."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import count, cycle

import msgspec

from benchmarks.load import get, post
from benchmarks.seed import SEED, Community
from benchmarks.words import Words

VIEWERS = 200
PAGES = 200
READERS = 8
POSTERS = 64
COLD, MEMORY, SCREENING = "cold", "memory", "screening"
KEYS = ("hello", "home", "public", "status", "post-1", "post-64", "home-two", "post-two", COLD, SCREENING, MEMORY)
"""What can be chosen."""


class On(StrEnum):
    """Which server answers."""

    HELLO = "hello"
    ONE = "one process"
    TWO = "two processes"


class Scenario(msgspec.Struct, frozen=True):
    """Something to measure. `requests` makes the requests of one connection, given its place among `connections`."""

    key: str
    title: str
    on: On
    connections: int
    requests: Callable[[int], Iterator[bytes]]
    is_post: bool = False


def scenarios(community: Community) -> list[Scenario]:
    """Everything that is measured over HTTP, in the order of the table."""
    viewers, home = community.tokens[:VIEWERS], "/api/v1/timelines/home"
    homes = [get(home, token) for token in viewers]
    public = [get("/api/v1/timelines/public", token) for token in viewers]
    pages = zip(community.public_ids[-PAGES:], viewers, strict=False)
    single = [get(f"/api/v1/statuses/{status_id}", token) for status_id, token in pages]

    def posting(connections: int, seed: int) -> Callable[[int], Iterator[bytes]]:
        return lambda place: _posts(community.tokens[place::connections], seed + place)

    return [
        Scenario("hello", "hello-world", On.HELLO, READERS, lambda _place: cycle([get("/")])),
        Scenario("home", "home timeline of 20", On.ONE, READERS, _shared(homes, READERS)),
        Scenario("public", "public timeline of 20", On.ONE, READERS, _shared(public, READERS)),
        Scenario("status", "one status", On.ONE, READERS, _shared(single, READERS)),
        Scenario("post-1", "post, 1 poster", On.ONE, 1, posting(1, SEED), is_post=True),
        Scenario("post-64", "post, 64 posters", On.ONE, POSTERS, posting(POSTERS, 2 * SEED), is_post=True),
        Scenario("home-two", "home, two processes", On.TWO, 2 * READERS, _shared(homes, 2 * READERS)),
        Scenario("post-two", "post, two processes", On.TWO, POSTERS, posting(POSTERS, 3 * SEED), is_post=True),
    ]


def _shared(requests: Sequence[bytes], connections: int) -> Callable[[int], Iterator[bytes]]:
    """Gives each connection its share of the requests, over and over."""
    return lambda place: cycle(requests[place::connections])


def _posts(tokens: Sequence[str], seed: int) -> Iterator[bytes]:
    """New posts by these accounts in turn, each with a key of its own, as apps send them."""
    words = Words(seed)
    for number, token in zip(count(), cycle(tokens)):
        text, language = words.post()
        body = msgspec.json.encode({"status": text, "visibility": "public", "language": language})
        yield post("/api/v1/statuses", body, token, idempotency_key=f"{seed}-{number}")
