"""An S3-compatible object store from its wheel (SeaweedFS), for the length of a test run."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx

from tests.harness.process import free_port, spawn, stop, wait_for

WEED = Path(sys.executable).parent / "weed"
PARTS = ("master.port", "master.port.grpc", "volume.port", "volume.port.grpc", "filer.port", "filer.port.grpc")


class ObjectServer:
    """Speaks S3 at `endpoint` to whoever has `key` and `secret`. A bucket comes to be with its first object."""

    key = "palabre"
    secret = "not-so-secret"

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="palabre-objects-"))
        self.log = self.folder / "log"
        self.port = free_port()
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self.process = self._start()

    def close(self) -> None:
        """Stop the server and remove what it kept."""
        stop(self.process, patience=2)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self) -> subprocess.Popen[bytes]:
        users = self.folder / "users.json"
        users.write_text(json.dumps({"identities": [self._identity()]}))
        (self.folder / "data").mkdir()
        process = spawn([WEED, "server", *self._options(users)], log=self.log, folder=self.folder)
        wait_for(self._answers, process, self.log, patience=60)
        return process

    def _options(self, users: Path) -> list[str]:
        # The port of its Iceberg catalogue is fixed unless switched off, and one taken port ends the whole server.
        given = [
            f"-dir={self.folder / 'data'}",
            "-ip=127.0.0.1",
            "-ip.bind=127.0.0.1",
            "-master.volumeSizeLimitMB=64",
            "-volume.max=50",
            "-filer",
            "-s3",
            f"-s3.port={self.port}",
            f"-s3.port.grpc={free_port()}",
            "-s3.port.iceberg=0",
            f"-s3.config={users}",
            "-s3.autoCreateBucket",
        ]
        return given + [f"-{part}={free_port()}" for part in PARTS]

    def _identity(self) -> dict[str, object]:
        credentials = [{"accessKey": self.key, "secretKey": self.secret}]
        return {"name": self.key, "credentials": credentials, "actions": ["Admin", "Read", "Write", "List", "Tagging"]}

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.endpoint}/healthz", timeout=2).is_success
        except httpx.TransportError:
            return False
