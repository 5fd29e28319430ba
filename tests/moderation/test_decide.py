"""The single door to every decision."""

import asyncio
from dataclasses import dataclass

import msgspec
import pytest

from palabre.accounts.model import Role, User
from palabre.accounts.read import sanctions_in_force
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.errors import Conflict, Forbidden, Invalid, NotFound
from palabre.moderation.model import Action, CaseState, Facts, Report
from palabre.moderation.open_file import open_case_file
from palabre.moderation.read import audit_of, queue, report_outcome, statements, strikes_in_force
from palabre.moderation.rules import SANCTIONS, STRIKING
from palabre.statuses.delete import delete_status
from palabre.statuses.model import State, Status
from palabre.statuses.read import view
from palabre.store.paging import Page
from tests.moderation.community import Community


@dataclass
class Scene:
    author: User
    reader: User
    moderator: User
    post: Status
    report: Report

    @property
    def case_id(self) -> int:
        return self.report.case_id


@pytest.fixture
async def scene(community: Community) -> Scene:
    author, reader = await community.join("author"), await community.join("reader")
    moderator = await community.join("moderator", Role.MODERATOR)
    post = await community.post(author, "Words that hurt")
    report = await community.report(reader, author, post, clause=community.grave)
    return Scene(author, reader, moderator, post, report)


async def state_of(community: Community, status: Status) -> str | None:
    """How the author sees their own status."""
    found = await community.read(view, status.account_id, status.id)
    return found.status.state


@pytest.mark.parametrize("clause_id", [None, "no-such-clause"])
async def test_no_sanction_without_a_clause(community: Community, scene: Scene, clause_id: str | None) -> None:
    nowhere = None if clause_id is None else msgspec.structs.replace(community.mild, id=clause_id)
    for action in sorted(SANCTIONS):
        with pytest.raises(Invalid, match="no sanction without one"):
            await community.decide(scene.moderator, scene.case_id, action, nowhere)
    case = await community.file(scene.case_id)
    assert (case.case.state, case.decisions) == (CaseState.OPEN, ())


@pytest.mark.parametrize("action", sorted(SANCTIONS))
async def test_every_sanction_comes_with_a_statement(community: Community, scene: Scene, action: Action) -> None:
    decision = await community.decide(
        scene.moderator, scene.case_id, action, community.grave, explanation=" This names a person to be hurt. "
    )
    (statement,) = await community.read(statements, scene.author.account_id, Page())
    assert statement.decision == decision
    assert statement.clause == community.grave
    assert statement.may_appeal
    facts = statement.facts
    assert (facts.action, facts.clause_id, facts.policy_version) == (action, community.grave.id, 1)
    assert (facts.texts, facts.status_ids) == (("Words that hurt",), (str(scene.post.id),))
    assert facts.explanation == "This names a person to be hurt."
    assert not facts.automated_decision
    assert not facts.automated_detection
    strikes = await community.read(strikes_in_force, scene.author.account_id, clock.now())
    assert sum(strike.weight for strike in strikes) == (community.grave.strike_weight if action in STRIKING else 0)
    hidden = action != Action.LABEL
    assert await state_of(community, scene.post) == (State.WITHDRAWN if hidden else State.LIVE)
    assert (await community.case(scene.case_id)).state == CaseState.DECIDED


async def test_a_withdrawn_post_is_gone_for_others(community: Community, scene: Scene) -> None:
    await community.decide(scene.moderator, scene.case_id, Action.WITHDRAW, community.grave)
    with pytest.raises(NotFound):
        await community.read(view, scene.reader.account_id, scene.post.id)


async def test_of_two_moderators_at_once_one_decides(community: Community, scene: Scene) -> None:
    second = await community.join("second", Role.MODERATOR)
    outcomes = await asyncio.gather(
        community.decide(scene.moderator, scene.case_id, Action.WITHDRAW, community.grave),
        community.decide(second, scene.case_id, Action.DISMISS),
        return_exceptions=True,
    )
    (refused,) = [each for each in outcomes if isinstance(each, Conflict)]
    assert refused.code == "already_decided"
    assert len((await community.file(scene.case_id)).decisions) == 1


async def test_a_dismissal_releases_what_was_held(community: Community, scene: Scene) -> None:
    held = await community.post(scene.author, "hold: a figure of speech")
    (case,) = [row.case for row in await community.read(queue) if row.case.id == scene.case_id]
    assert case.status_id == scene.post.id, "same author and clause: one case"
    await community.decide(scene.moderator, scene.case_id, Action.DISMISS)
    for status in (held, scene.post):
        found = await community.read(view, scene.reader.account_id, status.id)
        assert found.status.state == State.LIVE
    assert await community.read(statements, scene.author.account_id, Page()) == []
    assert (await community.case(scene.case_id)).state == CaseState.CLOSED


async def test_what_is_left_out_stays_and_what_was_held_comes_out(community: Community, scene: Scene) -> None:
    held = await community.post(scene.author, "hold: a figure of speech")
    await community.decide(scene.moderator, scene.case_id, Action.WITHDRAW, community.grave, except_ids=(held.id,))
    assert await state_of(community, held) == State.LIVE
    assert await state_of(community, scene.post) == State.WITHDRAWN
    (statement,) = await community.read(statements, scene.author.account_id, Page())
    assert statement.facts.status_ids == (str(scene.post.id),)


async def test_a_warning_may_leave_the_posts_alone(community: Community, scene: Scene) -> None:
    await community.decide(scene.moderator, scene.case_id, Action.WARN, community.grave, withdraw_statuses=False)
    assert await state_of(community, scene.post) == State.LIVE


async def test_a_label_marks_the_post(community: Community, scene: Scene) -> None:
    await community.decide(scene.moderator, scene.case_id, Action.LABEL, community.mild)
    found = await community.read(view, scene.reader.account_id, scene.post.id)
    assert found.status.sensitive


async def test_a_label_is_taken_back_with_its_decision(community: Community, scene: Scene) -> None:
    await community.decide(scene.moderator, scene.case_id, Action.LABEL, community.mild)
    await community.decide(scene.moderator, scene.case_id, Action.RESTORE)
    found = await community.read(view, scene.reader.account_id, scene.post.id)
    assert not found.status.sensitive


async def test_nothing_is_decided_unseen(community: Community, scene: Scene) -> None:
    seen = (scene.post.id,)
    await community.post(scene.author, "hold: what the moderator has not read")
    with pytest.raises(Conflict) as caught:
        await community.decide(scene.moderator, scene.case_id, Action.DISMISS, seen_ids=seen)
    assert caught.value.code == "grown"
    everything = tuple(item.status_id for item in (await community.file(scene.case_id)).items)
    await community.decide(scene.moderator, scene.case_id, Action.DISMISS, seen_ids=everything)


async def test_a_suspension_for_a_time_says_when_it_ends(community: Community, scene: Scene) -> None:
    decision = await community.decide(
        scene.moderator, scene.case_id, Action.SUSPEND, community.grave, duration_ms=7 * DAY
    )
    (sanction,) = await community.read(sanctions_in_force, scene.author.account_id)
    assert sanction.decision_id == decision.id
    assert sanction.clause_id == community.grave.id
    (statement,) = await community.read(statements, scene.author.account_id, Page())
    assert statement.facts.sanction_ends_at == sanction.ends_at == decision.created_at + 7 * DAY
    assert (await community.account(scene.author)).state == "suspended"


@pytest.mark.parametrize(
    ("action", "more"),
    [
        (Action.WARN, {"duration_ms": DAY}),
        (Action.LIMIT, {"duration_ms": 0}),
        (Action.WITHDRAW, {"except_ids": (12,)}),
        (Action.DISMISS, {"explanation": "x" * 2_001}),
    ],
)
async def test_a_form_that_makes_no_sense_changes_nothing(
    community: Community, scene: Scene, action: Action, more: dict[str, object]
) -> None:
    with pytest.raises(Invalid):
        await community.decide(scene.moderator, scene.case_id, action, community.grave, **more)  # type: ignore[arg-type]  # chosen above
    assert (await community.case(scene.case_id)).state == CaseState.OPEN


async def test_there_must_be_a_post_to_withdraw(community: Community, scene: Scene) -> None:
    bare = await community.report(scene.reader, scene.author, clause=community.mild)
    for action in (Action.WITHDRAW, Action.LABEL):
        with pytest.raises(Invalid, match="no post left"):
            await community.decide(scene.moderator, bare.case_id, action, community.mild)


async def test_an_unknown_case_is_not_found(community: Community, scene: Scene) -> None:
    with pytest.raises(NotFound):
        await community.decide(scene.moderator, 17, Action.DISMISS)


async def test_members_reporters_and_equals_may_not_decide(community: Community, scene: Scene) -> None:
    colleague = await community.join("colleague", Role.MODERATOR)
    about_colleague = await community.report(scene.moderator, colleague, clause=community.mild)
    owner = await community.join("owner", Role.OWNER)
    third = await community.join("third", Role.MODERATOR)
    with pytest.raises(Forbidden, match="Only moderators"):
        await community.decide(scene.reader, scene.case_id, Action.DISMISS)
    with pytest.raises(Forbidden, match="about you"):
        await community.decide(colleague, about_colleague.case_id, Action.DISMISS)
    with pytest.raises(Forbidden, match="reported this yourself"):
        await community.decide(scene.moderator, about_colleague.case_id, Action.DISMISS)
    with pytest.raises(Forbidden, match="Only the owner"):
        await community.decide(third, about_colleague.case_id, Action.WARN, community.mild)
    await community.decide(owner, about_colleague.case_id, Action.WARN, community.mild)


async def test_suspending_for_a_trifle_takes_an_admin(community: Community, scene: Scene) -> None:
    admin = await community.join("admin", Role.ADMIN)
    with pytest.raises(Forbidden, match="only an admin"):
        await community.decide(scene.moderator, scene.case_id, Action.SUSPEND, community.mild)
    await community.decide(admin, scene.case_id, Action.SUSPEND, community.mild)


async def test_automation_uses_the_same_door(community: Community, scene: Scene) -> None:
    decision = await community.decide(None, scene.case_id, Action.LIMIT, community.grave)
    assert (decision.automated, decision.decider_id) == (True, None)
    (statement,) = await community.read(statements, scene.author.account_id, Page())
    assert statement.facts.automated_decision


async def test_staff_put_right_what_was_wrong(community: Community, scene: Scene) -> None:
    original = await community.decide(scene.moderator, scene.case_id, Action.SUSPEND, community.grave)
    reversal = await community.decide(scene.moderator, scene.case_id, Action.RESTORE, explanation="Wrong account")
    assert (reversal.reverses_id, reversal.appeal_id, reversal.action) == (original.id, None, Action.RESTORE)
    assert (await community.account(scene.author)).state == "active"
    assert await state_of(community, scene.post) == State.LIVE
    assert await community.read(strikes_in_force, scene.author.account_id, clock.now()) == []
    with pytest.raises(Conflict) as caught:
        await community.decide(scene.moderator, scene.case_id, Action.RESTORE)
    assert caught.value.code == "nothing_to_reverse"


async def test_a_post_that_two_decisions_withdrew_stays_hidden_until_both_are_reversed(
    community: Community, scene: Scene
) -> None:
    other = await community.post(scene.author, "More of it")
    elsewhere = await community.report(scene.reader, scene.author, other, clause=community.mild)
    again = await community.report(scene.reader, scene.author, other, scene.post, clause=community.mild)
    assert again.case_id == scene.case_id, "the gravest of the cases that it touches"
    await community.decide(scene.moderator, scene.case_id, Action.WITHDRAW, community.grave)
    await community.decide(scene.moderator, elsewhere.case_id, Action.WITHDRAW, community.mild)
    await community.decide(scene.moderator, scene.case_id, Action.RESTORE)
    assert await state_of(community, scene.post) == State.LIVE
    assert await state_of(community, other) == State.WITHDRAWN
    await community.decide(scene.moderator, elsewhere.case_id, Action.RESTORE)
    assert await state_of(community, other) == State.LIVE


async def test_reporters_learn_what_came_of_it(community: Community, scene: Scene) -> None:
    async def outcome() -> tuple[str, str | None]:
        found = await community.read(report_outcome, scene.reader.account_id, scene.report.id)
        return found.outcome, found.action

    assert await outcome() == ("waiting", None)
    await community.decide(scene.moderator, scene.case_id, Action.LIMIT, community.grave)
    assert await outcome() == ("acted", "limit")
    await community.decide(scene.moderator, scene.case_id, Action.RESTORE)
    assert await outcome() == ("reversed", "restore")
    with pytest.raises(NotFound):
        await community.read(report_outcome, scene.author.account_id, scene.report.id)


async def test_looking_and_deciding_leave_their_trace(community: Community, scene: Scene) -> None:
    file = await community.write(open_case_file, scene.moderator, scene.case_id)
    assert [entry.act for entry in file.audit] == ["case.open"]
    decision = await community.decide(scene.moderator, scene.case_id, Action.WITHDRAW, community.grave)
    entries = await community.read(audit_of, "case", scene.case_id, Page())
    assert [(entry.act, entry.actor_id) for entry in entries] == [
        ("case.decide", scene.moderator.account_id),
        ("case.view", scene.moderator.account_id),
        ("case.open", None),
    ]
    assert str(decision.id) in entries[0].details


async def test_case_files_stay_closed_to_members_and_to_their_subject(community: Community, scene: Scene) -> None:
    about_moderator = await community.report(scene.reader, scene.moderator, clause=community.mild)
    with pytest.raises(Forbidden):
        await community.write(open_case_file, scene.reader, scene.case_id)
    with pytest.raises(Forbidden, match="about you"):
        await community.write(open_case_file, scene.moderator, about_moderator.case_id)


async def test_the_statement_keeps_the_words_of_a_deleted_post(community: Community, scene: Scene) -> None:
    await community.write(delete_status, scene.author.account_id, scene.post.id)
    decision = await community.decide(scene.moderator, scene.case_id, Action.WARN, community.grave)
    statement = (await community.file(scene.case_id)).decisions[-1].statement
    assert statement is not None
    assert statement.decision_id == decision.id
    assert msgspec.json.decode(statement.facts, type=Facts).texts == ("Words that hurt",)
