"""Asks every operation, by schemathesis, what its description does not promise."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import msgspec

from palabre.api.openapi import ADDRESS
from tests.conformance.community import ids_of, token_of, write_ids
from tests.conformance.description import corrected, is_there
from tests.harness.server import Server

CHECKS = "not_a_server_error,response_schema_conformance,content_type_conformance,status_code_conformance"
ENDLESS = "^/api/v1/streaming(?!/health)"
IDS = "ids.json"
SCHEMATHESIS = Path(sys.executable).parent / "schemathesis"


class Plan(msgspec.Struct, frozen=True):
    """How hard to try: most requests for an operation, the phases, and a part of the paths (a regular expression)."""

    examples: int = 30
    phases: str = "examples,coverage,fuzzing,stateful"
    only: str = ""
    seed: int = 1


def fuzz(server: Server, role: str, plan: Plan, folder: Path) -> dict[str, bool]:
    """Runs schemathesis as a role, by each description; says of each whether it was kept to."""
    token = token_of(server, role)
    write_ids(folder / IDS, ids_of(server, token))
    own = httpx.get(f"{server.url}{ADDRESS}", timeout=30).raise_for_status().json()
    subjects = {"Mastodon's": corrected(), "Palabre's own": own} if is_there() else {"Palabre's own": own}
    return {
        name: _is_kept_to(server, token, plan, folder, each)
        for name, each in subjects.items()
        if any(re.search(plan.only, path) for path in each["paths"])
    }


def _is_kept_to(server: Server, token: str, plan: Plan, folder: Path, description: Mapping[str, Any]) -> bool:
    schema = folder / "description.json"
    schema.write_bytes(msgspec.json.encode(description))
    command = [
        *(str(SCHEMATHESIS), "run", str(schema), "--url", server.url, "--checks", CHECKS),
        *("--header", f"Authorization: Bearer {token}", "--exclude-path-regex", ENDLESS),
        *("--max-examples", str(plan.examples), "--phases", plan.phases, "--seed", str(plan.seed)),
        *("--continue-on-failure", "--suppress-health-check", "all", "--warnings", "off", "--workers", "1"),
        *("--generation-database", "none"),
        *(("--include-path-regex", plan.only) if plan.only else ()),
    ]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.conformance.hooks", "CONFORMANCE_IDS": str(folder / IDS)}
    return subprocess.run(command, env=environment, check=False).returncode == 0
