"""What screening answers: an outcome as a value, with every reason for it."""

from enum import StrEnum

import msgspec

EVIDENCE_LENGTH = 120


class Outcome(StrEnum):
    """What happens to the event, mildest first."""

    ALLOW = "allow"
    LABEL = "label"
    LIMIT = "limit"
    HOLD = "hold"
    REFUSE = "refuse"

    @property
    def strictness(self) -> int:
        """0 for allow, 4 for refuse."""
        return _STRICTNESS[self]


_STRICTNESS = {outcome: place for place, outcome in enumerate(Outcome)}


class Reason(msgspec.Struct, frozen=True):
    """A signal that a fired rule relied on: the words it saw (at most 120 characters) and its weight from 0 to 1."""

    signal: str
    evidence: str
    weight: float


class Verdict(msgspec.Struct, frozen=True):
    """The judgement of one event.

    `clause` is the one that the strictest fired rule serves, `rules` every rule that fired, strictest first. `unknown`
    names the signals that failed: the verdict was reached without them. `score` grows from 0 to 1 with the evidence; it
    ranks, it is not a calibrated probability. `language` is what the caller said, else that of
    the lexicon that was read, if any.
    """

    outcome: Outcome
    rules_version: str
    clause: str | None = None
    reasons: tuple[Reason, ...] = ()
    rules: tuple[str, ...] = ()
    open_case: bool = False
    score: float = 0.0
    language: str | None = None
    unknown: tuple[str, ...] = ()
