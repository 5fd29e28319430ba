"""The command line as an owner uses it: it makes, mends, refuses politely, and says so in its exit code."""

import os
import subprocess
from pathlib import Path

import httpx
import pytest

from palabre.server.exits import Exit
from tests.conftest import StartServer
from tests.harness.server import PALABRE, Server


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PALABRE), *words],
        env={**os.environ, "COLUMNS": "200", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("owner") / "instance"
    made = run("init", "--data", str(folder), "--domain", "tree.example", "--owner", "awa")
    assert made.returncode == Exit.OK, made.stderr
    assert "Password:" in made.stdout
    return folder


def test_an_instance_is_made_once(instance: Path) -> None:
    again = run("init", "--data", str(instance), "--domain", "tree.example", "--owner", "awa")
    assert again.returncode == Exit.REFUSED
    assert "already an instance" in again.stderr
    assert "Traceback" not in again.stderr


def test_a_refused_init_leaves_nothing_that_blocks_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "instance"
    refused = run("init", "--data", str(folder), "--domain", "a.example", "--owner", "not a name!")
    assert refused.returncode == Exit.REFUSED
    assert "username" in refused.stderr
    wrong = run("init", "--data", str(folder), "--domain", "a.example", "--owner", "awa", "--registrations", "maybe")
    assert wrong.returncode == Exit.REFUSED
    assert "registrations" in wrong.stderr
    assert run("init", "--data", str(folder), "--domain", "a.example", "--owner", "awa").returncode == Exit.OK


def test_a_missing_instance_is_named_with_the_remedy(tmp_path: Path) -> None:
    missing = run("serve", "--data", str(tmp_path / "nowhere"))
    assert missing.returncode == Exit.NOT_FOUND
    assert "palabre init" in missing.stderr


def test_accounts_are_made_listed_and_changed(instance: Path) -> None:
    data = ("--data", str(instance))
    assert run("accounts", "create", "binta", *data, "--role", "moderator").returncode == Exit.OK
    taken = run("accounts", "create", "Binta", *data)
    assert taken.returncode == Exit.REFUSED
    assert "binta" in run("accounts", "list", *data).stdout
    assert run("accounts", "role", "binta", "member", *data).returncode == Exit.OK
    last = run("accounts", "role", "awa", "member", *data)
    assert last.returncode == Exit.REFUSED
    assert "last owner" in last.stderr
    assert run("accounts", "password", "nobody", *data).returncode == Exit.NOT_FOUND
    assert run("accounts", "create", "x", *data, "--role", "king").returncode == Exit.USAGE


def test_doctor_finds_a_healthy_instance_and_a_sick_one(instance: Path) -> None:
    assert run("doctor", "--data", str(instance)).returncode == Exit.OK
    instance.chmod(0o755)
    sick = run("doctor", "--data", str(instance))
    instance.chmod(0o700)
    assert sick.returncode == Exit.UNHEALTHY
    assert "chmod 700" in sick.stdout


def test_an_unreachable_database_is_said_plainly(instance: Path) -> None:
    gone = run("token", "--data", str(instance), "--account", "awa", PALABRE_DATABASE="postgresql://x@127.0.0.1:1/none")
    assert gone.returncode == Exit.UNAVAILABLE
    assert "Traceback" not in gone.stderr


@pytest.mark.parametrize("command", ["init", "serve", "worker", "run", "accounts", "token", "doctor", "settings"])
def test_help_teaches(command: str) -> None:
    shown = run(command, "--help")
    assert shown.returncode == Exit.OK
    assert len(shown.stdout.splitlines()) > 5


def test_a_busy_port_and_a_token_at_work(start_server: StartServer) -> None:
    server: Server = start_server("sqlite")
    busy = run("serve", "--data", str(server.data), "--port", str(server.port))
    assert busy.returncode == Exit.UNAVAILABLE
    assert "--port" in busy.stderr
    token = server.token("owner", "read")
    allowed = httpx.get(
        f"{server.url}/api/v1/accounts/verify_credentials", headers={"Authorization": f"Bearer {token}"}
    )
    refused = httpx.post(f"{server.url}/api/v1/statuses", headers={"Authorization": f"Bearer {token}"})
    assert (allowed.status_code, refused.status_code) == (200, 403)
    assert server.stop() == 0
