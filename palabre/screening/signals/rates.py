"""How much, how often and how alike an author posts, from counts that the caller keeps."""

from typing import Final

from palabre.screening.facts import Facts
from palabre.screening.signals.signal import FactSignal

DAY: Final = 86_400_000
_FLOOD: Final = 60
_WAVE: Final = 8
_REPEATS: Final = 3


def _flood(facts: Facts) -> str | None:
    return f"{facts.recent_posts_1h} posts in an hour" if facts.recent_posts_1h >= _FLOOD else None


def _repeated(facts: Facts) -> str | None:
    return f"{facts.same_text_1h} alike in an hour" if facts.same_text_1h >= _REPEATS else None


def _wave(facts: Facts) -> str | None:
    return f"{facts.same_text_1h} alike in an hour" if facts.same_text_1h >= _WAVE else None


FLOOD: Final = FactSignal("rate.flood", f"{_FLOOD} or more posts by this author in an hour.", _flood)
REPEATED: Final = FactSignal("rate.repeated", f"{_REPEATS} or more posts in an hour say nearly this.", _repeated)
WAVE: Final = FactSignal("rate.wave", f"{_WAVE} or more posts in an hour say nearly this.", _wave)
