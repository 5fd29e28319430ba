"""Rules as a readable file, and what they decide. A mistake is refused when the file is read, with file and rule."""

import hashlib
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from palabre.screening.conditions import Condition, ConditionError, Found, parse_condition
from palabre.screening.errors import RulesRefused
from palabre.screening.signals.signal import Hit
from palabre.screening.verdict import EVIDENCE_LENGTH, Outcome, Reason, Verdict

RULES_FILE: Final = Path(__file__).parent / "rules.toml"
MAX_REASONS: Final = 8


class RuleEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A `[[rule]]` as it stands in the file."""

    name: str
    clause: str
    effect: Literal["allow", "label", "limit", "hold", "refuse"]
    priority: int = 50
    open_case: bool = False
    all: list[str] = []
    any: list[str] = []
    none: list[str] = []


class RulesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rules file as it stands."""

    rule: list[dict[str, object]]
    groups: dict[str, list[str]] = {}


class Rule(msgspec.Struct, frozen=True):
    """One rule, ready to judge. `clause_rank` is 0 for the gravest clause."""

    name: str
    clause: str
    clause_rank: int
    effect: Outcome
    priority: int
    open_case: bool
    condition: Condition


class Rules(msgspec.Struct, frozen=True):
    """Every rule in force, strictest first, and a digest of the file."""

    version: str
    rules: tuple[Rule, ...]

    def only(self, signals: set[str]) -> "Rules":
        """The rules that need no other signals than these."""
        return Rules(self.version, tuple(rule for rule in self.rules if rule.condition.signals() <= signals))

    def decide(self, views: Sequence[Found], *, language: str | None, unknown: tuple[str, ...]) -> Verdict:
        """The verdict on what each view of a text showed: the strictest outcome, for the gravest clause."""
        fired = [(rule, hits) for rule in self.rules if (hits := _carriers(rule, views))]
        if not fired:
            return Verdict(Outcome.ALLOW, self.version, language=language, unknown=unknown)
        strictest = fired[0][0]
        hits = list({hit.evidence + hit.signal: hit for _rule, held in fired for hit in held}.values())
        return Verdict(
            outcome=strictest.effect,
            rules_version=self.version,
            clause=strictest.clause,
            reasons=tuple(Reason(h.signal, h.evidence[:EVIDENCE_LENGTH], h.weight) for h in hits[:MAX_REASONS]),
            rules=tuple(rule.name for rule, _hits in fired),
            open_case=any(rule.open_case for rule, _hits in fired),
            score=_score(hits),
            language=language,
            unknown=unknown,
        )


def load_rules(path: Path, clause_ids: Sequence[str], known: set[str], waking: set[str]) -> Rules:
    """Reads a rules file. `clause_ids` go from gravest to mildest; `waking` are signals that can fire on their own.

    Raises `RulesRefused` for anything it cannot read, an unknown signal or clause, and a rule that could never fire.
    """
    content, file = _read(path)
    rules: list[Rule] = []
    for place, raw in enumerate(file.rule, 1):
        rule = _rule(path, place, raw, file.groups, clause_ids, known)
        if not waking & {*rule.condition.all, *rule.condition.any}:
            raise RulesRefused(str(path), rule.name, "could never fire: none of its signals acts on its own")
        if any(other.name == rule.name for other in rules):
            raise RulesRefused(str(path), rule.name, "another rule has this name; choose a new one")
        rules.append(rule)
    rules.sort(key=lambda rule: (-rule.effect.strictness, rule.clause_rank, -rule.priority, rule.name))
    return Rules(hashlib.sha256(content).hexdigest()[:16], tuple(rules))


def clauses_of(path: Path) -> list[str]:
    """The clauses that the rules of a file serve, in the order of the file. Raises `RulesRefused`."""
    _content, file = _read(path)
    return list(dict.fromkeys(str(raw["clause"]) for raw in file.rule if "clause" in raw))


def _read(path: Path) -> tuple[bytes, RulesFile]:
    try:
        content = path.read_bytes()
        return content, msgspec.convert(tomllib.loads(content.decode("utf-8")), RulesFile)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RulesRefused(str(path), "-", str(error)) from error


def _rule(
    path: Path,
    place: int,
    raw: dict[str, object],
    groups: dict[str, list[str]],
    clause_ids: Sequence[str],
    known: set[str],
) -> Rule:
    name = str(raw.get("name", f"number {place}"))
    try:
        entry = msgspec.convert(raw, RuleEntry)
        condition = parse_condition(entry.all, entry.any, entry.none, groups, known)
    except (msgspec.ValidationError, ConditionError) as error:
        raise RulesRefused(str(path), name, str(error)) from error
    if entry.clause not in clause_ids:
        choices = ", ".join(clause_ids)
        raise RulesRefused(str(path), name, f"the policy has no clause {entry.clause}; it has {choices}")
    effect = Outcome(entry.effect)
    rank = list(clause_ids).index(entry.clause)
    return Rule(entry.name, entry.clause, rank, effect, entry.priority, entry.open_case, condition)


def _carriers(rule: Rule, views: Sequence[Found]) -> list[Hit]:
    for found in views:
        if hits := rule.condition.carriers(found):
            return hits
    return []


def _score(hits: Sequence[Hit]) -> float:
    """Evidence adds up and never reaches certainty."""
    doubt = 1.0
    for weight in sorted({hit.signal: hit.weight for hit in hits}.values(), reverse=True)[:MAX_REASONS]:
        doubt *= 1 - min(weight, 0.95)
    return round(1 - doubt, 4)
