"""What needs looking at first, and why: pure."""

import math
from collections.abc import Sequence

import msgspec

from palabre.ground.clock import DAY
from palabre.moderation.model import Case

Factors = tuple[tuple[str, float], ...]
"""(name, factor) pairs whose product is the urgency: severity, reports, reach and deadline."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How grave a concern is: its clause (empty: none named), the severity from 1 to 5, the time there is to decide."""

    clause_id: str
    severity: int
    deadline_ms: int


UNNAMED = Standing(clause_id="", severity=2, deadline_ms=3 * DAY)
"""How a report that names no clause is treated until someone has looked."""


def strictest(standings: Sequence[Standing]) -> Standing:
    """The gravest, then the most pressing; the deadline is the shortest of all. `UNNAMED` when there is none."""
    if not standings:
        return UNNAMED
    gravest = min(standings, key=lambda each: (-each.severity, not each.clause_id, each.deadline_ms))
    return msgspec.structs.replace(gravest, deadline_ms=min(each.deadline_ms for each in standings))


class Signals(msgspec.Struct, frozen=True, kw_only=True):
    """What triage looks at. `audience` estimates how many people may have seen it; 0 while it is hidden."""

    severity: int
    reports: int
    audience: int
    opened_at: int
    due_at: int


def signals_of(case: Case, audience: int) -> Signals:
    """The signals of a case."""
    return Signals(
        severity=case.severity,
        reports=case.report_count,
        audience=audience,
        opened_at=case.opened_at,
        due_at=case.due_at,
    )


def triage(signals: Signals, now: int) -> Factors:
    """Why something needs looking at first.

    A step in severity weighs three times as much, and the crowd counts by its order of magnitude, so that a thousand
    reporters cannot lift a trifle over a threat.
    """
    return (
        ("severity", float(3 ** max(signals.severity - 1, 0))),
        ("reports", round(1 + math.log10(max(signals.reports, 1)), 2)),
        ("reach", round(1 + math.log10(1 + max(signals.audience, 0)) / 2, 2)),
        ("deadline", _deadline_factor(signals, now)),
    )


def _deadline_factor(signals: Signals, now: int) -> float:
    """Grows in steps as the time for a decision runs out, so that stored urgencies need renewing only now and then."""
    whole = max(signals.due_at - signals.opened_at, 1)
    left = (signals.due_at - now) / whole
    steps = ((0.75, 1.0), (0.5, 1.5), (0.25, 2.0), (0.0, 4.0))
    return next((factor for least, factor in steps if left > least), 8.0)


def urgency(factors: Factors) -> int:
    """The product of the factors in hundredths: the place in the queue."""
    return round(math.prod(factor for _name, factor in factors) * 100)
