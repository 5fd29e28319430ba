"""The author asks for other eyes."""

import asyncio
from dataclasses import dataclass

import pytest

from palabre.accounts.model import Role, User
from palabre.ground import clock
from palabre.ground.clock import DAY, SECOND
from palabre.ground.errors import Conflict, Forbidden, Invalid, NotFound
from palabre.moderation.acknowledge import mark_statement_read
from palabre.moderation.appeal import LONGEST_APPEAL, decide_appeal, file_appeal
from palabre.moderation.close import close_expired
from palabre.moderation.model import Action, Appeal, AppealState, CaseState, Decision
from palabre.moderation.read import open_counts, queue, report_outcome, statement, statements, strikes_in_force
from palabre.moderation.retriage import retriage
from palabre.statuses.model import State, Status
from palabre.statuses.read import view
from palabre.store.paging import Page
from palabre.store.work import Tick
from tests.moderation.community import Community


@dataclass
class Scene:
    community: Community
    author: User
    reader: User
    moderator: User
    post: Status
    report_id: int
    decision: Decision

    async def appeal(self, text: str = "I was quoting someone else") -> Appeal:
        return await self.community.write(file_appeal, self.author.account_id, self.decision.id, text)

    async def answer(
        self, decider: User, appeal: Appeal, *, overturn: bool, explanation: str = "We have read it again"
    ) -> Decision | None:
        return await self.community.write(
            decide_appeal, decider, appeal.id, overturn, explanation, self.community.policy
        )

    async def state(self) -> str:
        return (await self.community.case(self.decision.case_id)).state


@pytest.fixture
async def scene(community: Community) -> Scene:
    author, reader = await community.join("author"), await community.join("reader")
    moderator = await community.join("moderator", Role.MODERATOR)
    post = await community.post(author, "Words that hurt")
    report = await community.report(reader, author, post, clause=community.grave)
    decision = await community.decide(moderator, report.case_id, Action.SUSPEND, community.grave)
    return Scene(community, author, reader, moderator, post, report.id, decision)


def shift_clock(monkeypatch: pytest.MonkeyPatch, by: int) -> None:
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() + by)


async def test_other_eyes_overturn_and_everything_comes_back(community: Community, scene: Scene) -> None:
    second = await community.join("second", Role.MODERATOR)
    appeal = await scene.appeal()
    assert await scene.state() == CaseState.APPEALED
    reversal = await scene.answer(second, appeal, overturn=True)
    assert reversal is not None
    assert (reversal.action, reversal.reverses_id, reversal.appeal_id) == (
        Action.RESTORE,
        scene.decision.id,
        appeal.id,
    )
    assert await scene.state() == CaseState.CLOSED
    assert (await community.account(scene.author)).state == "active"
    assert await community.read(strikes_in_force, scene.author.account_id, clock.now()) == []
    found = await community.read(view, scene.reader.account_id, scene.post.id)
    assert found.status.state == State.LIVE
    (told,) = await community.read(statements, scene.author.account_id, Page())
    assert told.reversal == reversal
    assert told.appeal is not None
    assert (told.appeal.state, told.appeal.answer) == (AppealState.OVERTURNED, "We have read it again")
    assert not told.may_appeal
    assert (await community.read(report_outcome, scene.reader.account_id, scene.report_id)).outcome == "reversed"
    first, last = (await community.file(scene.decision.case_id)).decisions
    assert first.decision == scene.decision, "a reversal edits nothing"
    assert last.decision == reversal


async def test_upholding_is_recorded_with_its_reason(community: Community, scene: Scene) -> None:
    second = await community.join("second", Role.MODERATOR)
    appeal = await scene.appeal()
    with pytest.raises(Invalid, match="author will read it"):
        await scene.answer(second, appeal, overturn=False, explanation="  ")
    assert await scene.answer(second, appeal, overturn=False) is None
    assert await scene.state() == CaseState.CLOSED
    assert (await community.account(scene.author)).state == "suspended"
    (told,) = await community.read(statements, scene.author.account_id, Page())
    assert told.appeal is not None
    assert (told.appeal.state, told.appeal.decider_id) == (AppealState.UPHELD, second.account_id)
    assert told.reversal is None
    assert len(await community.read(strikes_in_force, scene.author.account_id, clock.now())) == 1


async def test_the_first_decider_never_decides_the_appeal(community: Community, scene: Scene) -> None:
    appeal = await scene.appeal()
    with pytest.raises(Forbidden, match="owner must make someone else a moderator"):
        await scene.answer(scene.moderator, appeal, overturn=True)
    await community.join("second", Role.MODERATOR)
    with pytest.raises(Forbidden, match="needs other eyes"):
        await scene.answer(scene.moderator, appeal, overturn=True)
    for outsider in (scene.author, scene.reader):
        with pytest.raises(Forbidden):
            await scene.answer(outsider, appeal, overturn=True)
    assert await scene.state() == CaseState.APPEALED


async def test_the_team_cannot_go_round_an_appeal(community: Community, scene: Scene) -> None:
    await scene.appeal()
    with pytest.raises(Conflict) as caught:
        await community.decide(scene.moderator, scene.decision.case_id, Action.RESTORE)
    assert caught.value.code == "appealed"


async def test_an_appeal_is_decided_once(community: Community, scene: Scene) -> None:
    second, third = await community.join("second", Role.MODERATOR), await community.join("third", Role.ADMIN)
    appeal = await scene.appeal()
    outcomes = await asyncio.gather(
        scene.answer(second, appeal, overturn=True),
        scene.answer(third, appeal, overturn=False),
        return_exceptions=True,
    )
    (refused,) = [each for each in outcomes if isinstance(each, BaseException)]
    assert isinstance(refused, Conflict)
    assert refused.code == "already_decided"


async def test_there_is_one_appeal(scene: Scene) -> None:
    await scene.appeal()
    with pytest.raises(Conflict, match="already appealed"):
        await scene.appeal("And another thing")


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (LONGEST_APPEAL + 1)])
async def test_an_appeal_says_something_and_not_too_much(scene: Scene, text: str) -> None:
    with pytest.raises(Invalid):
        await scene.appeal(text)
    assert await scene.state() == CaseState.DECIDED


async def test_only_the_account_concerned_reads_and_appeals(community: Community, scene: Scene) -> None:
    with pytest.raises(NotFound):
        await community.write(file_appeal, scene.reader.account_id, scene.decision.id, "On their behalf")
    (told,) = await community.read(statements, scene.author.account_id, Page())
    with pytest.raises(NotFound):
        await community.read(statement, scene.reader.account_id, told.statement.id)
    await community.write(mark_statement_read, scene.reader.account_id, told.statement.id)
    assert (await community.read(statement, scene.author.account_id, told.statement.id)).statement.read_at is None
    await community.write(mark_statement_read, scene.author.account_id, told.statement.id)
    assert (await community.read(statement, scene.author.account_id, told.statement.id)).statement.read_at


async def test_the_time_to_appeal_ends(community: Community, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    await community.write(close_expired, Tick())
    assert await scene.state() == CaseState.DECIDED
    shift_clock(monkeypatch, community.grave.appeal_window_ms + SECOND)
    with pytest.raises(Conflict, match="time to appeal"):
        await scene.appeal()
    assert not (await community.read(statements, scene.author.account_id, Page()))[0].may_appeal
    await community.write(close_expired, Tick())
    assert await scene.state() == CaseState.CLOSED


async def test_strikes_expire(community: Community, scene: Scene) -> None:
    at = scene.decision.created_at + community.grave.strike_expiry_ms
    assert len(await community.read(strikes_in_force, scene.author.account_id, at - 1)) == 1
    assert await community.read(strikes_in_force, scene.author.account_id, at + SECOND) == []


async def test_a_waiting_case_rises_and_shows_as_overdue(
    community: Community, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = await community.report(scene.author, scene.reader, clause=community.mild)
    before = await community.case(waiting.case_id)
    await community.write(retriage, Tick())
    assert (await community.case(waiting.case_id)).urgency == before.urgency
    shift_clock(monkeypatch, community.mild.deadline_ms + DAY)
    await community.write(retriage, Tick())
    (row,) = await community.read(queue)
    assert row.is_overdue
    assert row.case.urgency > before.urgency
    counts = await community.read(open_counts)
    assert (counts.open, counts.overdue, counts.appeals, counts.oldest_at) == (1, 1, 0, before.opened_at)
