"""Asks every operation, by schemathesis, what its description does not promise."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec

from tests.conformance.community import ids_of, token_of, write_ids
from tests.conformance.description import corrected
from tests.harness.server import Server

CHECKS = "not_a_server_error,response_schema_conformance,content_type_conformance,status_code_conformance"
ENDLESS = "^/api/v1/streaming(?!/health)"
SCHEMATHESIS = Path(sys.executable).parent / "schemathesis"


class Plan(msgspec.Struct, frozen=True):
    """How hard to try: most requests for an operation, the phases, and a part of the paths (a regular expression)."""

    examples: int = 30
    phases: str = "examples,coverage,fuzzing,stateful"
    only: str = ""
    seed: int = 1


def fuzz(server: Server, role: str, plan: Plan, folder: Path) -> int:
    """Runs schemathesis as a role; returns its exit code, 0 when it found nothing."""
    token = token_of(server, role)
    schema, ids = folder / "description.json", folder / f"ids-{role}.json"
    schema.write_bytes(msgspec.json.encode(corrected()))
    write_ids(ids, ids_of(server, token))
    command = [
        *(str(SCHEMATHESIS), "run", str(schema), "--url", server.url, "--checks", CHECKS),
        *("--header", f"Authorization: Bearer {token}", "--exclude-path-regex", ENDLESS),
        *("--max-examples", str(plan.examples), "--phases", plan.phases, "--seed", str(plan.seed)),
        *("--continue-on-failure", "--suppress-health-check", "all", "--warnings", "off", "--workers", "2"),
        *("--generation-database", "none"),
        *("--report", "ndjson", "--report-ndjson-path", str(folder / f"{role}.ndjson")),
        *(("--include-path-regex", plan.only) if plan.only else ()),
    ]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.conformance.hooks", "CONFORMANCE_IDS": str(ids)}
    return subprocess.run(command, env=environment, check=False).returncode
