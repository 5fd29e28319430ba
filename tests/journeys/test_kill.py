"""kill -9 of the server or the worker at random moments under load.

Every acknowledged post is there once and told once; every held post is in a case; so is every acknowledged report.
"""

import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import apsw
import httpx
import psycopg
import pytest

from tests.conftest import Engine, StartServer
from tests.harness.server import Server

KILLS = {"sqlite": 100, "postgresql": 20}
POSTERS = 4
PAUSE = 0.01
THREATS = (
    "I am coming to your house tonight with a knife and I will kill you, {n}",
    "Je vais te tuer ce soir devant chez toi avec mon couteau, {n}",
)


class Load:
    """People who post, threaten and report without pause, and note what the server acknowledged."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.posted: dict[str, str] = {}
        self.held: dict[str, str] = {}
        self.reported: list[str] = []
        self.over = threading.Event()

    def run(self, name: str, token: str, target: str, seed: int) -> None:
        """Acts as one member until `over`. An unanswered request is repeated under the same key."""
        chance = random.Random(seed)
        with httpx.Client(base_url=self.server.url, headers={"Authorization": f"Bearer {token}"}, timeout=5) as client:
            for n in range(1_000_000):
                if self.over.is_set():
                    return
                is_threat = n % 12 == 5
                words = chance.choice(THREATS) if is_threat else "@watcher The well is deep today, {n}"
                text = words.format(n=f"{name}{n}")
                status = self._post(client, text, f"{name}-{n}")
                if status is None:
                    return
                (self.held if is_threat else self.posted)[text] = status["id"]
                if n % 10 == 3:
                    self._report(client, target, f"{name}{n}")
                time.sleep(PAUSE)

    def _post(self, client: httpx.Client, text: str, key: str) -> dict[str, Any] | None:
        while not self.over.is_set():
            try:
                answer = client.post("/api/v1/statuses", json={"status": text}, headers={"Idempotency-Key": key})
            except httpx.TransportError:
                time.sleep(0.02)
                continue
            if answer.status_code == 503:
                continue
            assert answer.status_code == 200, answer.text
            status: dict[str, Any] = answer.json()
            return status
        return None

    def _report(self, client: httpx.Client, target: str, comment: str) -> None:
        try:
            answer = client.post("/api/v1/reports", json={"account_id": target, "comment": comment})
        except httpx.TransportError:
            return
        if answer.status_code == 200:
            self.reported.append(comment)


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
def test_nothing_acknowledged_is_lost_and_nothing_happens_twice(start_server: StartServer, engine: Engine) -> None:
    server = start_server(engine, settings={"requests_per_5_minutes": "10000000", "log_level": "error"}, owner="owner")
    for name in ("watcher", "target", *(f"poster{n}" for n in range(POSTERS))):
        server.command("accounts create", name)
    target = server.client("target").get("/api/v1/accounts/verify_credentials").json()["id"]
    load = Load(server)
    with ThreadPoolExecutor(POSTERS) as people:
        futures = [people.submit(load.run, f"poster{n}", server.token(f"poster{n}"), target, n) for n in range(POSTERS)]
        try:
            kill_at_random(server, KILLS[engine], random.Random(7))
        finally:
            load.over.set()
        for future in futures:
            future.result()
    if not server.healthy():
        server.start()
    wait_until_worked_off(server)

    texts = Counter(text for (text,) in rows(server, "SELECT text FROM statuses"))
    assert len(load.posted) > 100
    assert {text: count for text, count in texts.items() if count > 1} == {}
    assert set(load.posted) | set(load.held) <= set(texts)
    check_notifications(server)
    check_cases(server, load)


def kill_at_random(server: Server, times: int, chance: random.Random) -> None:
    """Kills the server and a worker beside it in turn, and starts them again."""
    worker = server.start_worker()
    for n in range(times):
        time.sleep(chance.uniform(0.0, 0.6))
        if n % 2:
            server.kill()
            server.start()
        else:
            worker.kill()
            worker.wait()
            worker = server.start_worker()


def wait_until_worked_off(server: Server) -> None:
    give_up_at = time.monotonic() + 90
    while rows(server, "SELECT 1 FROM jobs WHERE attempts > 0 OR kind NOT LIKE '%forget%' LIMIT 1"):
        assert time.monotonic() < give_up_at, rows(server, "SELECT kind, attempts, last_error FROM jobs LIMIT 5")
        time.sleep(0.2)


def check_notifications(server: Server) -> None:
    """The watcher was told of each public post that names them, once."""
    told = Counter(
        status
        for (status,) in rows(
            server,
            "SELECT n.status_id FROM notifications n JOIN accounts a ON a.id = n.account_id"
            " WHERE a.username = 'watcher' AND n.kind = 'mention'",
        )
    )
    live = {
        status for (status,) in rows(server, "SELECT id FROM statuses WHERE state = 'live' AND text LIKE '@watcher%'")
    }
    assert set(told) == live
    assert set(told.values()) == {1}


def check_cases(server: Server, load: Load) -> None:
    """Each held post is in one open case, with its text; each acknowledged report is in a case."""
    held = {str(status) for (status,) in rows(server, "SELECT id FROM statuses WHERE state = 'held'")}
    assert set(load.held.values()) <= held
    joined = Counter(
        str(status)
        for (status,) in rows(
            server, "SELECT i.status_id FROM case_items i JOIN cases c ON c.id = i.case_id WHERE c.state = 'open'"
        )
    )
    assert held <= set(joined)
    assert set(joined.values()) == {1}
    texts = dict(rows(server, "SELECT status_id, text FROM case_items"))
    assert all(texts[int(status)] for status in held)
    comments = [comment for (comment,) in rows(server, "SELECT comment FROM reports")]
    assert set(load.reported) <= set(comments)
    orphans = rows(server, "SELECT r.id FROM reports r LEFT JOIN cases c ON c.id = r.case_id WHERE c.id IS NULL")
    assert orphans == []


def rows(server: Server, statement: str) -> list[tuple[Any, ...]]:
    """What the database itself says, beside the server."""
    if server.database:
        with psycopg.connect(server.database) as connection:
            return connection.execute(statement.replace("%", "%%").encode()).fetchall()
    file = apsw.Connection(str(server.data / "palabre.sqlite3"), flags=apsw.SQLITE_OPEN_READONLY)
    file.set_busy_timeout(5000)
    return list(file.execute(statement))
