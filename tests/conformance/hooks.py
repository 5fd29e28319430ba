"""Hooks of the fuzzer: half of all paths name something that exists, so that more than "not found" is tested."""

import json
import os
import random
from pathlib import Path
from typing import Any

import schemathesis

IDS: dict[str, list[str]] = json.loads(Path(os.environ["CONFORMANCE_IDS"]).read_text(encoding="utf-8"))
KINDS = {
    "statuses": "status",
    "scheduled_statuses": "scheduled_status",
    "accounts": "account",
    "lists": "list",
    "polls": "poll",
    "filters": "filter",
    "collections": "collection",
    "featured_tags": "featured_tag",
    "keywords": "keyword",
    "notifications": "notification",
    "conversations": "conversation",
}
dice = random.Random(8)


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Puts what exists into half of the paths."""
    if not path_parameters or dice.random() < 0.5:
        return path_parameters
    return {name: _existing(context.operation.path, name) or value for name, value in path_parameters.items()}


def _existing(path: str, name: str) -> str | None:
    """One that exists, for a parameter named by itself (`account_id`) or by the folder that it stands in."""
    kind = name.removesuffix("_id")
    if name == "id":
        kind = KINDS.get(path.partition("/{id}")[0].rsplit("/", 1)[-1], "")
    found = IDS.get(kind)
    return dice.choice(found) if found else None
