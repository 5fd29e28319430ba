"""Whatever moderators and authors do, in whatever order, the promises of the room hold."""

import random

import msgspec
import pytest

from palabre.accounts.model import Role, User
from palabre.ground import clock
from palabre.ground.errors import PalabreError
from palabre.moderation.appeal import decide_appeal, file_appeal
from palabre.moderation.model import Action, Facts
from palabre.moderation.read import queue, strikes_in_force
from palabre.moderation.rules import SANCTIONS, STRIKING
from palabre.moderation.views import CaseView
from palabre.statuses.model import State
from tests.moderation.community import Community

STEPS = 60


class Walk:
    """Random people doing random things; what the house refuses is refused."""

    def __init__(self, community: Community, seed: int) -> None:
        self.community = community
        self.random = random.Random(seed)
        self.members: list[User] = []
        self.team: list[User] = []
        self.done = 0
        self.refusals: set[str] = set()

    async def begin(self) -> None:
        self.members = [await self.community.join(f"member{number}") for number in range(3)]
        roles = (Role.MODERATOR, Role.MODERATOR, Role.ADMIN, Role.OWNER)
        self.team = [await self.community.join(f"team{number}", role) for number, role in enumerate(roles)]

    async def step(self) -> None:
        act = self.random.choice((self.report, self.hold, self.decide, self.decide, self.appeal, self.answer))
        try:
            await act()
        except PalabreError as error:
            self.refusals.add(error.code)
        else:
            self.done += 1

    async def report(self) -> None:
        author = self.random.choice([*self.members, *self.team])
        post = await self.community.post(author, "Some words")
        clause = self.random.choice([None, *self.community.policy.clauses])
        await self.community.report(self.random.choice([*self.members, *self.team]), author, post, clause=clause)

    async def hold(self) -> None:
        await self.community.post(self.random.choice(self.members), f"hold: {self.random.random()}")

    async def decide(self) -> None:
        files = await self.files()
        if files:
            case = self.random.choice(files)
            kept = tuple(item.status_id for item in case.items if self.random.random() < 0.2)
            await self.community.decide(
                self.random.choice([None, *self.team, *self.members]),
                case.case.id,
                self.random.choice(list(Action)),
                self.random.choice([None, *self.community.policy.clauses]),
                withdraw_statuses=self.random.random() < 0.7,
                except_ids=kept,
            )

    async def appeal(self) -> None:
        decided = [each for each in await self.files() if each.case.state == "decided"]
        if decided:
            case = self.random.choice(decided)
            decision = self.random.choice(case.decisions).decision
            await self.community.write(file_appeal, case.case.account_id, decision.id, "No, because")

    async def answer(self) -> None:
        appealed = [each.appeal for each in await self.files() if each.appeal is not None]
        if appealed:
            appeal, decider = self.random.choice(appealed), self.random.choice(self.team)
            overturn = self.random.random() < 0.5
            await self.community.write(decide_appeal, decider, appeal.id, overturn, "Because", self.community.policy)

    async def files(self) -> list[CaseView]:
        rows = [
            row
            for state in ("open", "decided", "appealed", "closed")
            for row in await self.community.read(queue, state=state, limit=1_000)
        ]
        return [await self.community.file(row.case.id) for row in rows]


@pytest.mark.parametrize("seed", range(3))
async def test_the_promises_hold_after_any_walk(community: Community, seed: int) -> None:
    walk = Walk(community, seed)
    await walk.begin()
    for _step in range(STEPS):
        await walk.step()
    files = await walk.files()
    assert walk.done > STEPS // 4, "most steps came to nothing: the walk proves little"
    assert "error" not in walk.refusals, "every refusal has its name"
    for file in files:
        no_sanction_without_clause_and_statement(file)
        no_appeal_decided_by_its_first_decider(file)
        assert file.case.report_count == len({each.report.reporter_id for each in file.reports})
    await strikes_equal_a_recomputation(community, walk, files)
    statuses_are_hidden_exactly_while_a_decision_stands(files)


def no_sanction_without_clause_and_statement(file: CaseView) -> None:
    for each in file.decisions:
        is_sanction = each.decision.action in SANCTIONS
        assert is_sanction == (each.clause is not None) == (each.statement is not None)


def no_appeal_decided_by_its_first_decider(file: CaseView) -> None:
    for each in file.decisions:
        if each.appeal is not None and each.appeal.decider_id is not None:
            assert each.appeal.decider_id not in (each.decision.decider_id, file.case.account_id)


async def strikes_equal_a_recomputation(community: Community, walk: Walk, files: list[CaseView]) -> None:
    reversed_ids = {each.decision.reverses_id for file in files for each in file.decisions}
    for user in (*walk.members, *walk.team):
        expected = sum(
            each.clause.strike_weight
            for file in files
            for each in file.decisions
            if file.case.account_id == user.account_id
            and each.clause is not None
            and each.decision.action in STRIKING
            and each.decision.id not in reversed_ids
        )
        strikes = await community.read(strikes_in_force, user.account_id, clock.now())
        assert sum(strike.weight for strike in strikes) == expected


def statuses_are_hidden_exactly_while_a_decision_stands(files: list[CaseView]) -> None:
    reversed_ids = {each.decision.reverses_id for file in files for each in file.decisions}
    hidden = {
        int(status_id)
        for file in files
        for each in file.decisions
        if each.statement is not None and each.decision.id not in reversed_ids
        for status_id in msgspec.json.decode(each.statement.facts, type=Facts).withdrawn_ids
    }
    for file in files:
        for item in file.items:
            assert item.current is not None
            assert (item.current.state == State.WITHDRAWN) == (item.status_id in hidden)
            if item.current.state == State.HELD:
                assert any(item.status_id in waiting(each) for each in files)


def waiting(file: CaseView) -> set[int]:
    """The statuses of a case that is still open: what is held waits in one."""
    return {item.status_id for item in file.items} if file.case.state == "open" else set()
