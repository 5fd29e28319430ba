"""The house as the faces see it: what every handler may use, made once for each process."""

from dataclasses import dataclass, field

from starlette.requests import HTTPConnection

from palabre.door.emojis import Emojis
from palabre.door.gate import Gate
from palabre.door.limits import Limits
from palabre.ground.settings import Settings
from palabre.policy.model import Policy
from palabre.statuses.screen import Screen
from palabre.store.blobs import Blobs
from palabre.store.store import Store
from palabre.timelines.filters.sieve import FilterSets
from palabre.timelines.live.streams import Streams
from palabre.timelines.ring import Ring


@dataclass(frozen=True, slots=True)
class House:
    """One running instance, in one process."""

    settings: Settings
    store: Store
    blobs: Blobs
    policy: Policy
    screen: Screen
    ring: Ring
    streams: Streams
    limits: Limits
    emojis: Emojis
    gate: Gate = field(default_factory=Gate)
    filter_sets: FilterSets = field(default_factory=FilterSets)


def house_of(request: HTTPConnection) -> House:
    """The house that serves a request."""
    house: House = request.app.state.house
    return house
