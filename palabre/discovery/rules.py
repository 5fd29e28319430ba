"""What is much talked about, what of it is shown, and who is suggested first. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from palabre.discovery.model import Source
from palabre.ground.clock import DAY, HOUR

LOOKED_BACK: Final = 7 * DAY
STATUS_LIFE: Final = 3 * DAY
HALF_LIFE: Final = 12 * HOUR
LEAST_ACCOUNTS: Final = 3
LEAST_REACTORS: Final = 3
REMEMBERED: Final = 3
DAILY_DECAY: Final = 0.25


def surge(accounts: Sequence[int]) -> float:
    """How much more a thing is used than it usually is; 0 when it is not.

    `accounts` says how many people used it in the last 24 hours, in the 24 hours before, and so on. The best of the
    last three days counts, less the longer it is ago.
    """
    best = 0.0
    for age in range(min(REMEMBERED, len(accounts))):
        observed, before = accounts[age], accounts[age + 1 :]
        usual = max(1.0, sum(before) / len(before)) if before else 1.0
        if observed >= LEAST_ACCOUNTS and observed > usual:
            best = max(best, (observed - usual) ** 2 / usual * DAILY_DECAY**age)
    return best


def interest(reactors: int, age: int) -> float:
    """How much a status of this age (milliseconds) interests people other than its author; 0 when it does not."""
    if reactors < LEAST_REACTORS or not 0 <= age < STATUS_LIFE:
        return 0.0
    return float(reactors**2 * 0.5 ** (age / HALF_LIFE))


def may_show(trends: str, *words: bool | None) -> bool:
    """Whether something that trends is shown.

    `trends` is the setting; `words` are what the team says of it, the nearest first.
    """
    word = next((each for each in words if each is not None), None)
    return trends != "off" and (word if word is not None else trends == "open")


def publisher_of(url: str) -> str:
    """The site that a page belongs to: its host, without `www.`."""
    return (urlsplit(url).hostname or "").lower().removeprefix("www.")


def in_order(found: Mapping[Source, Iterable[int]]) -> dict[int, tuple[Source, ...]]:
    """Accounts with why they are suggested: whom the owner features, then those with most reasons, then by place."""
    reasons: dict[int, list[Source]] = {}
    places: dict[int, int] = {}
    for source in Source:
        for place, account_id in enumerate(found.get(source, ())):
            reasons.setdefault(account_id, []).append(source)
            places[account_id] = min(place, places.get(account_id, place))

    def weight(account_id: int) -> tuple[bool, int, int]:
        sources = reasons[account_id]
        return Source.FEATURED not in sources, -len(sources), places[account_id]

    return {each: tuple(reasons[each]) for each in sorted(reasons, key=weight)}
