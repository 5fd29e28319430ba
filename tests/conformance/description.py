"""The public description of Mastodon's API, as it lies beside the checkout, and where Mastodon answers otherwise."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

PATH = Path(__file__).resolve().parents[3] / "shared" / "mastodon-openapi" / "schema.json"
DIFFERENCES = Path(__file__).parent / "differences.toml"
METHODS = ("get", "post", "put", "patch", "delete")
ABSENT = f"The description of Mastodon's API is not at {PATH}: nothing to compare with."


class Difference(msgspec.Struct, frozen=True):
    """One place where the description and Mastodon's real answers differ.

    `at` is a JSON pointer (RFC 6901) into the description, `becomes` what stands there instead (without it, the place
    is removed), `why` says what Mastodon really answers, and `source` where that can be read.
    """

    at: str
    why: str
    source: str
    becomes: Any = msgspec.UNSET


def is_there() -> bool:
    """Whether the description can be read here."""
    return PATH.exists()


def described() -> dict[str, Any]:
    """The description as published."""
    found: dict[str, Any] = msgspec.json.decode(PATH.read_bytes())
    return found


@cache
def differences() -> tuple[Difference, ...]:
    """Every known difference."""
    content = tomllib.loads(DIFFERENCES.read_text(encoding="utf-8"))
    return tuple(msgspec.convert(content.get("difference", []), list[Difference]))


def corrected() -> dict[str, Any]:
    """The description with every known difference put right. Raises `KeyError` for a place that is not there."""
    found = described()
    for each in differences():
        _apply(found, each)
    return found


def _apply(description: dict[str, Any], difference: Difference) -> None:
    *way, last = [step.replace("~1", "/").replace("~0", "~") for step in difference.at.split("/")[1:]]
    place: Any = description
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    if difference.becomes is msgspec.UNSET:
        del place[last]
    elif isinstance(place, list):
        place[int(last)] = difference.becomes
    else:
        place[last] = difference.becomes


def operations(description: dict[str, Any]) -> list[tuple[str, str]]:
    """Method and path of every operation, with nameless path parameters: `("GET", "/api/v1/lists/{}")`."""
    return [
        (method.upper(), nameless(path))
        for path, methods in description["paths"].items()
        for method in methods
        if method in METHODS
    ]


def nameless(path: str) -> str:
    """A path without the names of its parameters, which two descriptions may choose differently."""
    return re.sub(r"\{[^}]+\}", "{}", path)
