"""Who writes: how long known, how often sanctioned, and whether as staff."""

from typing import Final

from palabre.screening.facts import Facts
from palabre.screening.signals.rates import DAY
from palabre.screening.signals.signal import FactSignal

_NEW_FOR: Final = 3 * DAY
_STRIKES: Final = 2


def _new(facts: Facts) -> str | None:
    age = facts.author_age_ms
    return f"joined {age // 3_600_000} hours ago" if age is not None and age < _NEW_FOR else None


def _struck(facts: Facts) -> str | None:
    return f"{facts.author_strikes} strikes" if facts.author_strikes >= _STRIKES else None


def _staff(facts: Facts) -> str | None:
    return "staff" if facts.author_is_staff else None


NEW: Final = FactSignal("author.new", "The account is less than three days old.", _new, weight=0.2)
STRUCK: Final = FactSignal("author.struck", f"The author has {_STRIKES} strikes or more.", _struck, weight=0.3)
STAFF: Final = FactSignal("author.staff", "The author is staff here.", _staff, weight=0.0)
