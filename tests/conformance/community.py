"""The example community, served for real, and what a fuzzer has to know of it: tokens and ids that exist."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.harness.process import spawn, wait_for
from tests.harness.server import PALABRE, PATIENCE, Server

SCOPES = {
    "member": "read write follow push profile",
    "administrator": "read write follow push profile admin:read admin:write",
}
PEOPLE = {"member": "acacia", "administrator": "baobab"}
UNLIMITED = {"requests_per_5_minutes": "1000000000", "sign_ups_per_hour": "1000000000", "log_level": "warning"}


@contextmanager
def community(folder: Path) -> Iterator[Server]:
    """The example community on a free port, until the block ends."""
    server = Server(folder / "instance", settings=UNLIMITED)
    server.process = spawn(
        [PALABRE, "run", "--data", server.data, "--port", str(server.port)],
        log=server.log,
        environment=server.environment,
    )
    try:
        wait_for(server.healthy, server.process, server.log, patience=2 * PATIENCE)
        yield server
    finally:
        server.close()


def token_of(server: Server, role: str) -> str:
    """A token with every scope that this role can have."""
    return server.token(PEOPLE[role], SCOPES[role])


def ids_of(server: Server, token: str) -> dict[str, list[str]]:
    """Ids and names that exist, by the word that parameters call them."""
    with httpx.Client(base_url=server.url, headers={"Authorization": f"Bearer {token}"}, timeout=30) as client:

        def get(path: str, **params: Any) -> Any:
            return client.get(path, params=params).raise_for_status().json()

        statuses = get("/api/v1/timelines/public", limit=40)
        own = _furnish(client)
    accounts = {each["account"]["id"] for each in statuses}
    return {
        "status": [*(each["id"] for each in statuses), *own["status"]],
        "account": sorted(accounts),
        "hashtag": ["palabre", "bread"],
        "name": ["palabre", "bread"],
        **{kind: found for kind, found in own.items() if kind != "status"},
    }


def _furnish(client: httpx.Client) -> dict[str, list[str]]:
    """Makes one of each thing a member can own, so that the fuzzer finds them."""

    def make(path: str, **content: Any) -> Any:
        return client.post(path, json=content).raise_for_status().json()

    poll = {"options": ["yes", "no"], "expires_in": 3600}
    status = make("/api/v1/statuses", status="What do you think?", poll=poll)
    make("/api/v1/statuses", status="@acacia @baobab a word among us", visibility="direct")
    filter_ = make("/api/v2/filters", title="f", context=["home"], keywords_attributes=[{"keyword": "rain"}])
    followed = client.get("/api/v1/notifications", params={"limit": 5}).json()
    return {
        "status": [status["id"]],
        "poll": [status["poll"]["id"]],
        "list": [make("/api/v1/lists", title="Neighbours")["id"]],
        "filter": [filter_["id"]],
        "keyword": [each["id"] for each in filter_["keywords"]],
        "scheduled_status": [make("/api/v1/statuses", status="Later", scheduled_at="2999-01-01T00:00:00.000Z")["id"]],
        "collection": [
            make("/api/v1/collections", name="Friends", description="", sensitive=False)["collection"]["id"]
        ],
        "featured_tag": [make("/api/v1/featured_tags", name="palabre")["id"]],
        "notification": [each["id"] for each in followed],
        "conversation": [each["id"] for each in client.get("/api/v1/conversations").json()],
    }


def write_ids(path: Path, ids: dict[str, list[str]]) -> None:
    """Where the fuzzer's hooks read them."""
    path.write_text(json.dumps(ids), encoding="utf-8")
