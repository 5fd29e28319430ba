"""Reads a policy file."""

import hashlib
import tomllib
from pathlib import Path

import msgspec

from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.policy.model import Document, Policy

HOUSE_POLICY = Path(__file__).parent / "house.toml"


def load_policy(path: Path | None = None) -> Policy:
    """The policy of a file, or the house policy. Raises `Invalid`, which names the file, the key and what is wrong."""
    source = path or HOUSE_POLICY
    try:
        document = msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), Document)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise _refusal(source, str(error)) from error
    names = [clause.id for clause in document.clauses]
    if repeated := {name for name in names if names.count(name) > 1}:
        raise _refusal(source, f"two clauses share the id {min(repeated)}")
    if wordless := [clause.id for clause in document.clauses if not clause.words]:
        raise _refusal(source, f"the clause {wordless[0]} has no words in any language")
    return Policy(document.clauses, digest_of(document))


def digest_of(document: Document) -> str:
    """The SHA-256 of a policy's content, whatever its file looks like."""
    return hashlib.sha256(msgspec.json.encode(document, order="deterministic")).hexdigest()


def _refusal(source: Path, problem: str) -> Invalid:
    return Invalid(
        _("The policy file {file} cannot be used: {problem}."), code="policy", file=str(source), problem=problem
    )
