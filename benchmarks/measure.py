"""The run itself: every scenario once in each round, interleaved, so that all suffer the same weather."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from random import Random

import msgspec

from benchmarks import screening
from benchmarks.figures import Run, percentile
from benchmarks.load import Outcome, drive, get, one_by_one
from benchmarks.scenarios import COLD, MEMORY, SCREENING, On, Scenario, scenarios
from benchmarks.serving import Memory, Served
from benchmarks.stage import SETTLING_SECONDS, Stage

COLD_VIEWERS = 250
SCREENED = 4_000
Tell = Callable[[str], None]


class LostError(Exception):
    """A post that was acknowledged is not there: a figure for it would be worthless."""


class Plan(msgspec.Struct, frozen=True):
    """How much is measured: rounds, seconds of each scenario in each, and seconds before they count."""

    rounds: int
    seconds: float
    warm_up: float

    def steps(self, keys: set[str]) -> int:
        """How often the run tells of its progress."""
        return self.rounds * len(keys - {MEMORY}) + len(keys & {MEMORY})


FULL = Plan(rounds=5, seconds=2.0, warm_up=0.5)
QUICK = Plan(rounds=1, seconds=0.5, warm_up=0.2)


class Measured(msgspec.Struct):
    """Everything that was seen.

    Runs by scenario, in order; ms of the very first answers; seconds until no job was left; memory; what screening
    tells of itself.
    """

    runs: dict[str, list[Run]] = {}
    first: list[float] = []
    drains: list[float] = []
    memory: dict[str, Memory] = {}
    screening: list[dict[str, float]] = []


async def measure(stage: Stage, plan: Plan, keys: set[str], tell: Tell) -> Measured:
    """Runs what these keys name. Raises `WrongAnswerError`, `NotServedError` or `LostError`."""
    chosen = [each for each in scenarios(stage.community) if each.key in keys]
    streams = {each.key: [each.requests(place) for place in range(each.connections)] for each in chosen}
    measured = Measured()
    if MEMORY in keys:
        tell("memory at rest")
        served = await stage.restarted(On.ONE)
        await asyncio.sleep(SETTLING_SECONDS)
        measured.memory["at rest"] = served.memory()
    for number in range(plan.rounds):
        if COLD in keys:
            tell(f"round {number + 1}: first home timelines after a start")
            is_new = number == 0 and MEMORY in keys
            served = await (stage.server if is_new else stage.restarted)(On.ONE)
            measured.runs.setdefault(COLD, []).append(await _cold(served, stage, number, measured))
        if SCREENING in keys:
            tell(f"round {number + 1}: screening")
            measured.screening.append(screening.measure(SCREENED, 1))
        for each in chosen:
            tell(f"round {number + 1}: {each.title}")
            run = await (_posting if each.is_post else _reading)(stage, plan, each, streams[each.key], measured)
            measured.runs.setdefault(each.key, []).append(run)
    if MEMORY in keys:
        measured.memory["after the load"] = (await stage.server(On.ONE)).memory()
    return measured


async def _cold(served: Served, stage: Stage, number: int, measured: Measured) -> Run:
    """The first home timeline of each of many people after a start, one after another."""
    tokens = Random(number).sample(stage.community.tokens, COLD_VIEWERS)
    outcome = await one_by_one(served.port, [get("/api/v1/timelines/home", token) for token in tokens])
    measured.first.append(outcome.latencies[0] * 1000)
    return _run_of(outcome, 0.0)


async def _reading(
    stage: Stage, plan: Plan, scenario: Scenario, streams: Sequence[Iterator[bytes]], _measured: Measured
) -> Run:
    served = await stage.server(scenario.on)
    spent = served.cpu()
    outcome = await drive(served.port, streams, seconds=plan.seconds, warm_up=plan.warm_up)
    return _run_of(outcome, served.cpu() - spent)


async def _posting(
    stage: Stage, plan: Plan, scenario: Scenario, streams: Sequence[Iterator[bytes]], measured: Measured
) -> Run:
    """Posts, waits until every reaction has run, and counts that each acknowledged post is there."""
    served = await stage.server(scenario.on)
    before, spent = stage.count(scenario.on, "statuses"), served.cpu()
    outcome = await drive(served.port, streams, seconds=plan.seconds, warm_up=plan.warm_up)
    measured.drains.append(await stage.drained(scenario.on))
    made = stage.count(scenario.on, "statuses") - before
    if made != outcome.total:
        raise LostError(f"{scenario.title}: {outcome.total} posts were acknowledged, {made} are there")
    return _run_of(outcome, served.cpu() - spent)


def _run_of(outcome: Outcome, cpu: float) -> Run:
    return Run(
        rate=outcome.rate,
        p50=percentile(outcome.latencies, 0.50),
        p99=percentile(outcome.latencies, 0.99),
        cpu=cpu / outcome.total * 1e6,
        busy=outcome.busy,
        bytes=outcome.bytes / outcome.answers,
    )
